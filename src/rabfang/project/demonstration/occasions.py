"""The demonstration's occasions: held and written up by the same actions as real ones."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.channels.occasions.actions.enter import Typed, enter
from rabfang.channels.occasions.actions.hold import Told, hold
from rabfang.channels.occasions.actions.record import record_waiting
from rabfang.channels.occasions.queries import cases_of, scope_of
from rabfang.channels.occasions.rows import check, tidy
from rabfang.core.clock import local_date


@dataclass(frozen=True)
class Held:
    """One occasion: when (in working days before today), by which account, what was told of it, its rows by column.

    A row with something wrong stays among those to be mended.
    """

    name: str
    days_ago: int
    at: str
    by: str
    channel: str
    title: str
    place: str
    area: str
    attendance: int
    attended_by: str
    summary: str
    rows: list[dict[str, str]] = field(default_factory=list)
    steps: list[object] = field(default_factory=list)


def hold_and_record(agency: Agency, held: Held, *, by: Officer, at: datetime) -> list[int]:
    """Enters the occasion and its rows; the ids of the cases that came of it."""
    actor, day = Actor.officer(by, at), local_date(at)
    same = ("channel", "title", "place", "area", "attendance", "attended_by", "summary")
    told = Told(starts_on=day, ends_on=day, owner=by.pk, **{name: getattr(held, name) for name in same})
    asked = uuid5(NAMESPACE_URL, f"rabfang:demonstration:{agency.slug}:{held.name}")
    occasion = hold(agency, told, by=actor, at=at, asked=asked)
    scope = scope_of(occasion)
    rows = [
        Typed(f"{held.name}-{number}", said := tidy(row), check(said, scope, at).problems)
        for number, row in enumerate(held.rows)
    ]
    enter(occasion, rows, by=actor, at=at, record=True)
    record_waiting(at, occasion=occasion)
    return list(cases_of(occasion, Case.objects.all()).values_list("pk", flat=True))
