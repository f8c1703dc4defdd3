"""How many rows about people one officer takes out of the system in a day: the office says, and more is refused.

The record counts: each export stands there with its rows, so no count of ours can differ from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from rabfang.agencies.models import Agency, Officer
from rabfang.audit.actions import rows_recorded
from rabfang.core.clock import BANGKOK, local_date
from rabfang.core.errors import Conflict

EXPORTS = ("book", "letters-batch", "occasion-rows", "fetch-access-package", "fetch-archive-package", "export")


@dataclass(frozen=True)
class Allowance:
    """How many rows went today, and how many may."""

    taken: int
    most: int

    @property
    def left(self) -> int:
        """How many more may go today."""
        return max(0, self.most - self.taken)

    def require(self, rows: int) -> None:
        """Raises Conflict "too-many-rows" when so many more may not go."""
        if rows > self.left:
            facts = {"rows": f"{rows:,}", "taken": f"{self.taken:,}", "most": f"{self.most:,}"}
            raise Conflict("too-many-rows", **facts)


def allowance(by: Officer, agency: Agency, at: datetime) -> Allowance:
    """What may still go on this day, before work is begun: only `take_out` says it for certain."""
    begun = datetime.combine(local_date(at), time(), BANGKOK)
    with transaction.atomic():
        taken = rows_recorded(EXPORTS, by=by.pk, agency_id=agency.pk, since=begun)
    return Allowance(taken, agency.export_rows)


def take_out(rows: int, *, by: Officer, agency: Agency, at: datetime, record: Callable[[], object]) -> None:
    """Lets so many rows go: `record` puts one of EXPORTS on record with them. Two at once count one after the other.

    Raises Conflict "too-many-rows", with how many went today and how many may.
    """
    with transaction.atomic():
        allowance(by, agency, at).require(rows)
        record()
