"""What the system does for the watch by itself, once a day: the public form is looked at, what was missed is told."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction

from rabfang.agencies.models import Agency
from rabfang.agencies.queries import officers_acting
from rabfang.cases.models import Case
from rabfang.channels.models import ChannelCheck, ChatAccount, MissedNotice
from rabfang.channels.watch.rights import answering
from rabfang.channels.watch.rounds import watched
from rabfang.channels.watch.standing import standings
from rabfang.core.clock import BANGKOK, local_date
from rabfang.procedures.queries import current_of
from rabfang.procedures.schema import Procedure

NEWS = timedelta(days=7)  # a round that was missed longer ago is told to nobody any more; the desk shows it for good
ONE_DAY = timedelta(days=1)


def look_at_what_comes_in(at: datetime) -> int:
    """Marks the channels that take in by themselves as looked at today: nothing that comes there waits unseen.

    They are the public form, and the chats of which the office has an account.

    A day on which the worker did not run is not made up for. The number found of the day before is settled.
    """
    made = 0
    today = local_date(at)
    chats = set(ChatAccount.objects.filter(is_active=True).values_list("agency", "channel"))
    for agency, procedure in _offices():
        for channel in watched(procedure):
            if channel.public or (agency.pk, channel.key) in chats:
                _settle(agency, channel.key, today - ONE_DAY)
                made += _look(agency, channel.key, today, at)
    return made


def tell_missed(at: datetime) -> int:
    """Writes a notice for each round that ended since a week and that nobody kept, to each who answers for the channel;
    returns how many. Told once, however often this runs.
    """
    told = 0
    for agency, procedure in _offices():
        channels = list(watched(procedure))
        for row in standings(agency, channels, at, back=NEWS) if channels else ():
            if row.missed:
                told += _tell(agency, procedure, row.channel.key, [(one.first, one.last) for one in row.missed], at)
    return told


def _tell(agency: Agency, procedure: Procedure, channel: str, spans: list[tuple[date, date]], at: datetime) -> int:
    roles = answering(procedure, procedure.channels[channel])
    officers = sorted(officers_acting(agency.pk, local_date(at), roles=roles))
    known = set(
        MissedNotice.objects.filter(agency=agency, channel=channel, last__in=[last for _first, last in spans])
        .order_by()
        .values_list("officer_id", "last")
    )
    rows = [
        MissedNotice(officer_id=officer, agency=agency, channel=channel, first=first, last=last, created_at=at)
        for first, last in spans
        for officer in officers
        if (officer, last) not in known
    ]
    MissedNotice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _look(agency: Agency, channel: str, day: date, at: datetime) -> int:
    if _settle(agency, channel, day):
        return 0
    try:
        with transaction.atomic():
            ChannelCheck.objects.create(
                agency=agency, channel=channel, day=day, at=at, found=_came(agency, channel, day)
            )
    except IntegrityError:  # another worker was first
        return 0
    return 1


def _settle(agency: Agency, channel: str, day: date) -> int:
    """Sets the number found on a day that was marked; 0 when it was not."""
    mine = ChannelCheck.objects.filter(agency=agency, channel=channel, day=day, by=None, source="")
    return mine.update(found=_came(agency, channel, day)) if mine.exists() else 0


def _came(agency: Agency, channel: str, day: date) -> int:
    begins = datetime.combine(day, time(), BANGKOK)
    cases = Case.objects.filter(agency=agency, channel=channel, registered_at__gte=begins)
    return cases.filter(registered_at__lt=begins + ONE_DAY).count()


def _offices() -> Iterator[tuple[Agency, Procedure]]:
    """Each office with its procedure in force."""
    agencies = {agency.pk: agency for agency in Agency.objects.order_by("pk")}
    return ((agencies[pk], procedure) for pk, procedure in current_of(agencies).items())
