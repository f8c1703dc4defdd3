"""A matter written down on a phone without a connection arrives: once, however often the phone sends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.receive import Received, secret_of
from rabfang.channels.models import Occasion, OccasionEntry
from rabfang.channels.occasions.actions.enter import Typed, enter
from rabfang.channels.occasions.actions.hold import Told, hold, officer_of
from rabfang.channels.occasions.actions.record import record_entry, submission_of
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid
from rabfang.documents.models import StoredFile

LONGEST_ON_A_PHONE = timedelta(days=92)


@dataclass(frozen=True)
class Outing:
    """Where it belongs: an occasion, or the outing of that officer through that channel on that day."""

    channel: str
    title: str
    occasion: Occasion | None = None


class RowReturned(Invalid):
    """The entry has problems, by column: a code and its facts."""

    def __init__(self, problems: dict[str, tuple[str, dict[str, object]]]) -> None:
        super().__init__("row-returned")
        self.problems = problems


def taken_before(token: str, *, by: Actor) -> Received | None:
    """The case that this entry of this officer's phone became already."""
    rows = OccasionEntry.objects.filter(token=token, made_by=officer_of(by), case__isnull=False)
    entry = rows.select_related("case__agency").first()
    if entry is None or entry.case is None:
        return None
    return Received(entry.case, entry.case.events.get(seq=1), secret_of(submission_of(entry)))


def take_from_phone(
    agency: Agency, outing: Outing, typed: Typed, *, by: Actor, at: datetime, files: Sequence[StoredFile] = ()
) -> Received:
    """Makes a case of it at once. The office's time is the received time; the phone's is kept as said, not believed.

    Raises RowReturned, leaving nothing behind, and NotAllowed.
    """
    with transaction.atomic():
        occasion = outing.occasion or _outing_of_the_day(agency, outing, typed.said_at or at, by, at)
        (entry,) = enter(occasion, [typed], by=by, at=at)
        entry, received = record_entry(entry.pk, by=by, at=at, files=files, on_the_spot=True)
        if received is None:
            raise RowReturned({name: (code, params) for name, (code, params) in entry.problems.items()})
        return received


def _outing_of_the_day(agency: Agency, outing: Outing, said_at: datetime, by: Actor, at: datetime) -> Occasion:
    """One occasion an officer, channel and day; the officer tells the rest of it later."""
    day = _day(said_at, at)
    officer = officer_of(by)
    asked = uuid5(NAMESPACE_URL, f"rabfang:outing:{officer}:{outing.channel}:{day.isoformat()}")
    told = Told(channel=outing.channel, title=outing.title[:200], starts_on=day, ends_on=day, owner=officer)
    return hold(agency, told, by=by, at=at, asked=asked)


def _day(said_at: datetime, at: datetime) -> date:
    """The phone's day, where its clock can be right; else today."""
    return local_date(said_at) if at - LONGEST_ON_A_PHONE <= said_at <= at + timedelta(hours=1) else local_date(at)
