"""The worker asks: by a message where one leads to the person, else by an officer who calls them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from rabfang.cases.actions.rate import may_rate
from rabfang.cases.models import Case, Complainant, Heard, OutboxMessage, Outcome, Prefers, Status
from rabfang.cases.outbox import EMAIL, way_to
from rabfang.channels.chat.outgoing import conversations_of
from rabfang.channels.chat.speaking import why_unreached
from rabfang.channels.models import Asking, Conversation
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import CITIZEN, CLOCK

TOPIC = "asked-satisfaction"
RATE = "rate"
BATCH = 200
CALLED_FOR = timedelta(days=30)  # whom no officer has called by then is not asked any more
State = Asking.State


def ask_satisfaction(at: datetime) -> int:
    """Puts every question whose time has come; returns how many were put or given to an officer. A fixed number of
    queries, however many cases have closed."""
    Asking.objects.filter(state=State.TO_CALL, due_at__lte=at - CALLED_FOR).update(state=State.LET_BE)
    with transaction.atomic():
        due = Asking.objects.filter(state=State.WAITING, due_at__lte=at).order_by("due_at")
        rows = due.select_for_update(of=("self",), skip_locked=True)
        found = list(rows.select_related("case__agency", "case__complainant")[:BATCH])
        if found:
            _put(found, at)
    return sum(row.state != State.LET_BE for row in found)


def _put(rows: Sequence[Asking], at: datetime) -> None:
    talks = conversations_of([row.case.complainant for row in rows])
    for row in rows:
        row.way = _way(row.case, talks, at)
        if not row.way:
            row.state = State.LET_BE
        elif row.way == Heard.TELEPHONE:
            row.state = State.TO_CALL
        else:
            row.state, row.asked_at = State.ASKED, at
            row.message = OutboxMessage(
                case=row.case, about=row.case, seq=row.seq, topic=TOPIC, way=row.way, created_at=at, next_at=at
            )
    OutboxMessage.objects.bulk_create(row.message for row in rows if row.message)
    Asking.objects.bulk_update(rows, ["state", "way", "asked_at", "message"])


def _way(case: Case, talks: Mapping[str, Conversation], at: datetime) -> str:
    """By which way the person is asked; empty when they are not."""
    person = case.complainant
    if not _to_be_asked(case) or person.prefers == Prefers.NONE:
        return ""
    way = way_to(person)
    if way and way != EMAIL:
        talk = talks.get(person.chat)
        if talk is None or why_unreached(talk, at):
            way = EMAIL if person.email and not person.prefers else ""
    return way or _telephone(case, person)


def _to_be_asked(case: Case) -> bool:
    """Whether the answer still stands, nobody has rated it, and the office still asks."""
    stands = case.status == Status.CLOSED and case.reply_at is not None and case.outcome != Outcome.WITHDRAWN
    return stands and may_rate(case) and case.erased_at is None and bool(case.agency.asks_after)


def _telephone(case: Case, person: Complainant) -> str:
    """An officer calls who gave a number, where the procedure lets an officer write down what they say."""
    rule = version_of(case.procedure_id)[1].anytimes.get(RATE)
    by_officers = rule is not None and set(rule.by) - {CITIZEN, CLOCK}
    return Heard.TELEPHONE if person.telephone and by_officers else ""
