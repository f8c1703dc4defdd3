"""Seals over all events by id: a vanished case or a cut tail shows even where each chain looks whole.

The newest seal's hash, printed by `rabfang verify` and kept on paper elsewhere, also shows a register that was
rewritten as a whole.
"""

from collections.abc import Iterator
from datetime import datetime

from rabfang.audit.sealing import SETTLED, damaged, seal_rows
from rabfang.cases.models import Event, Seal

__all__ = ["SETTLED", "damaged_seals", "seal"]


def seal(at: datetime) -> Seal | None:
    """Seals the settled events after the last seal; None when there is nothing new."""
    return seal_rows(Event.objects.all(), Seal, at)


def damaged_seals() -> Iterator[int]:
    """Ids of seals whose events changed, vanished or grew, or whose chain is broken."""
    return damaged(Event.objects.all(), Seal)
