"""Of whom an officer sees figures: it follows from what their roles see and decide, not from what they are called."""

from dataclasses import dataclass

from rabfang.agencies.models import Agency
from rabfang.desk.access import Here
from rabfang.procedures.schema import Sees
from rabfang.reports.contents.offices import offices_of
from rabfang.reports.rights import sees_figures_of


def sees_office(here: Here) -> bool:
    """Whether the figures of the whole office are theirs: who sees every case of it, or decides on them."""
    return sees_figures_of(here.agency, here.actor, here.procedure)


def units_of(here: Here) -> list[int]:
    """The units whose figures are theirs: those in which they hold a role that sees a unit's cases."""
    held = [one for one in here.actor.holdings if one.agency_id == here.agency.pk and one.unit_id is not None]
    return sorted({one.unit_id for one in held if one.unit_id and here.procedure.seen_by(one.role) == Sees.UNIT})


def sees_figures(here: Here) -> bool:
    """Whether there is anything for them on the page of figures."""
    return sees_office(here) or bool(units_of(here))


@dataclass(frozen=True)
class Offices:
    """An office and the public offices below it; of these, numbers are shown and no case."""

    own: Agency
    below: list[Agency]


def offices_below(here: Here) -> Offices | None:
    """The offices whose numbers are theirs, for who sees every case of the office above them."""
    below = offices_of(here.agency) if here.sight == Sees.AGENCY else []
    return Offices(here.agency, below) if below else None
