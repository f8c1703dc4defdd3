"""What was changed about a channel because of what people said of it (S4-10): entered, corrected, never lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.models import ChannelChange
from rabfang.channels.watch.rights import may_review
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid, NotAllowed
from rabfang.procedures.queries import current
from rabfang.thai.dates import fiscal_year_span
from rabfang.thai.text import clean, has_visible

LONGEST = 1000


@dataclass(frozen=True)
class ChangeFacts:
    """Since when, in which channel, what is different, and what people had said that led to it."""

    channel: str
    day: date
    what: str
    why: str


def enter_change(
    agency: Agency, facts: ChangeFacts, *, by: Actor, at: datetime, replaces: ChannelChange | None = None
) -> ChannelChange:
    """Keeps a change, or a corrected wording of one: the row before stays, and is shown as what it said first.

    Raises NotAllowed "review-not-yours", Invalid by field, Conflict "changed-meanwhile" when somebody was first.
    """
    procedure = current(agency)[1]
    if by.officer_id is None or not may_review(by, agency, procedure):
        raise NotAllowed("review-not-yours")
    if facts.channel not in procedure.channels and not (replaces and replaces.channel == facts.channel):
        raise Invalid("no-such-channel", field="channel")
    if facts.day > local_date(at):
        raise Invalid("held-in-the-future", field="day")
    said = {name: _text(name, getattr(facts, name)) for name in ("what", "why")}
    try:
        with transaction.atomic():
            return ChannelChange.objects.create(
                agency=agency,
                channel=facts.channel,
                day=facts.day,
                by_id=by.officer_id,
                at=at,
                replaces=replaces,
                **said,
            )
    except IntegrityError as error:
        raise Conflict("changed-meanwhile") from error


def changes_of(agency: Agency, year: int | None = None, channel: str = "") -> QuerySet[ChannelChange]:
    """The changes as they stand now, the newest first, of a B.E. fiscal year and of a channel when asked."""
    rows = ChannelChange.objects.filter(agency=agency, replaced_by__isnull=True).select_related("by", "replaces")
    if year is not None:
        rows = rows.filter(day__range=fiscal_year_span(year))
    return rows.filter(channel=channel) if channel else rows


def earlier_wordings(rows: Iterable[ChannelChange]) -> dict[int, list[ChannelChange]]:
    """What each of the changes said before it was corrected, by its id, the newest first; a query each time round."""
    found: dict[int, list[ChannelChange]] = {}
    now: dict[int, int] = {row.replaces_id: row.pk for row in rows if row.replaces_id}
    while now:
        before = ChannelChange.objects.filter(pk__in=now).select_related("by")
        following: dict[int, int] = {}
        for row in before:
            found.setdefault(now[row.pk], []).append(row)
            if row.replaces_id:
                following[row.replaces_id] = now[row.pk]
        now = following
    return found


def _text(field: str, said: str) -> str:
    text = clean(said)
    if not has_visible(text):
        raise Invalid("required", field=field)
    if len(text) > LONGEST:
        raise Invalid("too-long", field=field)
    return text
