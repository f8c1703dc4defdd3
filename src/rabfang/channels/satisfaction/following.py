"""What an event of a case changes about the question how satisfied its complainant is."""

from datetime import datetime, time, timedelta

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency
from rabfang.agencies.models.agency import AsksIn
from rabfang.cases.actions.rate import may_rate
from rabfang.cases.actors import OFFICER
from rabfang.cases.models import Case, Event, Heard, OutboxMessage
from rabfang.channels.models import Asking
from rabfang.core.clock import BANGKOK, local_date
from rabfang.thai.working_time import NeverOpen

ASKED_AT = time(9)
State = Asking.State
NOT_YET = (State.WAITING, State.TO_CALL)


def follow(case: Case, event: Event) -> None:
    """A case that closes with an answer gets its question; one that is taken up again is not asked about what no longer
    counts; a rating answers. Confidential cases never come here: nobody is sent anything about them."""
    match event.action:
        case "close":
            _begin(case, event)
        case "object" | "reopen":
            _taken_up(case)
        case "rate":
            _rated(case, event)


def due_at(agency: Agency, closed_at: datetime) -> datetime:
    """Nine in the morning in Bangkok, so many days after the day of closing as the office has said."""
    day = local_date(closed_at)
    try:
        for _number in range(agency.asks_after if agency.asks_in == AsksIn.WORKING_DAYS else 0):
            day = calendar_of(agency).next_working_day(day)
    except NeverOpen:
        day = local_date(closed_at)
    if day == local_date(closed_at):
        day += timedelta(days=agency.asks_after)
    return datetime.combine(day, ASKED_AT, BANGKOK)


def _begin(case: Case, event: Event) -> None:
    """Not where nothing was answered, where they have said it already, and where the office asks nobody."""
    if case.reply_at is not None and may_rate(case) and case.agency.asks_after:
        Asking.objects.create(case=case, seq=event.seq, due_at=due_at(case.agency, event.at))


def _taken_up(case: Case) -> None:
    """What has not left is taken back."""
    rows = Asking.objects.filter(case=case)
    rows.filter(state__in=NOT_YET).update(state=State.LET_BE)
    inside = rows.filter(state=State.ASKED, message__state=OutboxMessage.State.QUEUED, message__attempts=0)
    if held := list(inside.values_list("pk", "message")):
        rows.filter(pk__in=[pk for pk, _message in held]).update(state=State.LET_BE, asked_at=None, message=None)
        OutboxMessage.objects.filter(pk__in=[message for _pk, message in held]).delete()
    rows.filter(state=State.ASKED).update(state=State.OVER)


def _rated(case: Case, event: Event) -> None:
    """By themselves before they were asked, as an answer, or told to an officer, who has asked or was told unasked."""
    if event.facts.get("follows"):
        return
    rows = Asking.objects.filter(case=case)
    if event.actor_kind != OFFICER:
        rows.filter(state__in=NOT_YET).update(state=State.LET_BE)
        rows.filter(state=State.ASKED).update(state=State.ANSWERED, answered_at=event.at)
    elif event.facts["heard"] == Heard.TELEPHONE:
        said = {"way": Heard.TELEPHONE, "asked_at": event.at, "answered_at": event.at}
        rows.filter(state__in=(*NOT_YET, State.ASKED)).update(state=State.ANSWERED, **said)
    else:
        rows.filter(state__in=NOT_YET).update(state=State.LET_BE)
        rows.filter(state=State.ASKED).update(state=State.ANSWERED, answered_at=event.at)
