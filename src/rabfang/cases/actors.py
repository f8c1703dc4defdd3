"""Who acts: an officer with their roles of the day, the citizen who holds the secret, or the system's clock."""

from dataclasses import dataclass
from datetime import datetime

from rabfang.agencies.models import Officer
from rabfang.agencies.queries import Holding, holdings_of
from rabfang.core.clock import local_date
from rabfang.procedures.schema import CITIZEN, CLOCK

OFFICER = "officer"


@dataclass(frozen=True)
class Actor:
    """The one behind an action. `case_id` binds a citizen to the one case whose secret they showed."""

    kind: str
    officer_id: int | None = None
    holdings: tuple[Holding, ...] = ()
    case_id: int | None = None

    @classmethod
    def officer(cls, officer: Officer, at: datetime) -> "Actor":
        """The officer with every role they hold, or hold for another, on that day."""
        return cls(OFFICER, officer.pk, holdings_of(officer, local_date(at)))

    @classmethod
    def citizen(cls, case_id: int | None = None) -> "Actor":
        """The complainant of one case, or somebody about to submit one."""
        return cls(CITIZEN, case_id=case_id)

    @classmethod
    def clock(cls) -> "Actor":
        """The system, when a time has come."""
        return cls(CLOCK)


@dataclass(frozen=True)
class Capacity:
    """In what capacity the actor does one thing: the role that allows it, its unit, and for whom they stand in.

    `agency_id` is the partner's, when they act for another agency.
    """

    role: str
    unit_id: int | None = None
    for_officer_id: int | None = None
    agency_id: int | None = None
