"""Published versions a process has read already. A version never changes, so what was read stays true."""

from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.schema import Procedure

_known: dict[int, tuple[ProcedureVersion, Procedure]] = {}


def recall(version_id: int) -> tuple[ProcedureVersion, Procedure] | None:
    """The version and its procedure, when this process has read it."""
    return _known.get(version_id)


def remember(version: ProcedureVersion, procedure: Procedure) -> tuple[ProcedureVersion, Procedure]:
    """Keeps what was read."""
    return _known.setdefault(version.pk, (version, procedure))


def forget(version_id: int) -> None:
    """A row of this id has just been inserted: whatever had the id before was rolled back and never was."""
    _known.pop(version_id, None)
