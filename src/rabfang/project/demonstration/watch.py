"""The demonstration's watch: some weeks of checks, most rounds kept and a few missed, and one change to a channel."""

from datetime import date, datetime, time, timedelta

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.channels.watch.actions import mark_checked, mark_held, mark_polled
from rabfang.channels.watch.changes import ChangeFacts, enter_change
from rabfang.channels.watch.rounds import in_force, rounds_of, watched
from rabfang.core.clock import BANGKOK, local_date, now
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Channel, Medium

BACK = timedelta(days=60)  # the offices' procedures were published so long ago
MISSED = 11  # one round in so many
CHANGED = "mobile"


def load_watch(slug: str) -> int:
    """Marks the rounds of the last weeks up to yesterday; returns how many were kept."""
    agency = Agency.objects.get(slug=slug)
    yesterday = local_date(now()) - timedelta(days=1)
    known, procedure = in_force(agency), current(agency)[1]
    kept = 0
    for place, channel in enumerate(watched(procedure)):
        for order, one in enumerate(rounds_of(agency, known, channel.key, yesterday - BACK, yesterday)):
            if (order + 3 * place) % MISSED != MISSED - 1:
                _keep(agency, channel, one.due, found=(order * 7 + place) % 3)
                kept += 1
    if CHANGED in procedure.channels:
        day = calendar_of(agency).last_working_day(yesterday - timedelta(days=30))
        what, why = "เพิ่มความถี่จาก 3 เดือนต่อครั้ง เป็นเดือนละครั้ง", "ผู้รับบริการพึงพอใจการพบประชาชนในพื้นที่มากที่สุด"
        enter_change(agency, ChangeFacts(CHANGED, day, what, why), by=_officer(agency), at=_at(day))
    return kept


def _keep(agency: Agency, channel: Channel, day: date, found: int) -> None:
    if channel.by_citizens:
        mark_polled(agency, channel.key, found, _at(day))
    elif channel.medium == Medium.OCCASION:
        source = f"demonstration:{day.isoformat()}"
        mark_held(agency, channel.key, day, 4 + found, by=_officer(agency), at=_at(day), source=source)
    else:
        mark_checked(agency, channel.key, by=_officer(agency), at=_at(day), found=found)


def _officer(agency: Agency) -> Actor:
    return Actor.officer(Officer.objects.get(email=f"centre@{agency.slug}.example"), now())


def _at(day: date) -> datetime:
    return datetime.combine(day, time(15, 30), BANGKOK)
