"""What follows from one event of a chat, in one transaction: the talk goes on, a case is received or added to."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation

from rabfang.cases.actors import Actor
from rabfang.cases.adding import add_words
from rabfang.cases.models import Case
from rabfang.channels.chat import officers, speaking
from rabfang.channels.chat.handling import Told
from rabfang.channels.chat.matter import Gathered, enter
from rabfang.channels.chat.said import Said
from rabfang.channels.chat.talk import Answer, Deed, Talk, Turn, received, taken_up_anew, turn
from rabfang.channels.chat.talk import State as Waits
from rabfang.channels.chat.tracking import brought, tracked
from rabfang.channels.models import ChatAccount, Conversation, Incoming
from rabfang.channels.receipts import privacy_url, report_url
from rabfang.core.errors import Refused
from rabfang.documents.actions import erase, store_all
from rabfang.documents.preparing import Prepared

WELCOME = "welcome"
State, Reason = Incoming.State, Incoming.Reason


@dataclass
class Moment:
    """One event at work: its row, whose it is, the file that came with it, or what to answer instead of taking one."""

    row: Incoming
    account: ChatAccount
    conversation: Conversation
    at: datetime
    prepared: Sequence[Prepared] = ()
    instead: Answer | None = None


def carried_out(moment: Moment, said: Said) -> None:
    """Takes the event into the conversation. Runs in the caller's transaction, with both rows held."""
    conversation, row = moment.conversation, moment.row
    row.state, row.reason, row.next_at, row.error = State.DONE, Reason.TALK, None, ""
    row.subject = " ".join(said.text.split())[:300]
    talk = Talk.of(conversation.talk)
    if moment.prepared:
        row.raw = store_all(moment.prepared, at=moment.at)[0]
    if moment.instead is not None:
        row.state, row.reason, row.error = State.HELD, Reason.UNREADABLE, ""
        step = Turn(talk, (moment.instead,))
    else:
        step = turn(talk, said)
    _noted(moment, step)
    _DEEDS[step.deed](moment, said, step)
    conversation.save()
    row.save()
    ChatAccount.objects.filter(pk=moment.account.pk).update(last_event_at=moment.at)


def _noted(moment: Moment, step: Turn) -> None:
    """Keeps where the talk stands and from which rows its matter was gathered."""
    conversation = moment.conversation
    conversation.last_at = max(conversation.last_at, moment.row.received_at)
    conversation.language = step.language or conversation.language
    conversation.blocked = step.deed == Deed.BLOCKED
    conversation.talk = step.talk.as_json()
    if step.kept:
        conversation.rows = [*conversation.rows, moment.row.pk]
        conversation.submission = conversation.submission or secrets.token_urlsafe(32)
    if step.talk.state == Waits.IDLE and not step.kept:
        conversation.rows, conversation.submission = [], ""
    # Left half-way, it is put aside for an officer then.
    waits = timedelta(days=settings.RABFANG_TALK_DAYS)
    conversation.ends_at = None if step.talk.empty else moment.row.received_at + waits


def _said(moment: Moment, said: Said, step: Turn) -> None:
    """Only answers."""
    _answer(moment, said, step.answers)


def _answer(moment: Moment, said: Said, answers: Sequence[Answer]) -> None:
    with translation.override(moment.conversation.language):
        facts = {"office": str(moment.account.agency), "number": _number(moment.conversation)}
    filled = [[one.code, {**facts, **_first_words(moment, one), **one.facts}] for one in answers]
    speaking.queue(moment.conversation, filled, reply_token=said.reply_token, at=moment.at)


def _first_words(moment: Moment, answer: Answer) -> dict[str, str]:
    """What the account's first words point to."""
    if answer.code != WELCOME:
        return {}
    office = moment.account.agency
    return {"privacy": privacy_url(office), "report": report_url(office, moment.at)}


def _number(conversation: Conversation) -> str:
    return conversation.case.number_text if conversation.case else ""


def _receive(moment: Moment, said: Said, step: Turn) -> None:
    """The gathered matter enters the register, and the talk begins again."""
    conversation, row = moment.conversation, moment.row
    gathered = Gathered(step.talk, conversation.rows, conversation.submission)
    done = enter(
        conversation,
        gathered,
        by=Actor.citizen(),
        at=moment.at,
        received_at=row.received_at,
        reply_token=said.reply_token,
    )
    _settled(row, State.CASE, done.case, done.event.seq)
    conversation.case, conversation.talk = done.case, received(step.talk).as_json()
    conversation.rows, conversation.submission, conversation.ends_at = [], "", None


def _add(moment: Moment, said: Said, step: Turn) -> None:
    """What was said joins the conversation's case, or the one it follows; where that takes no more, it begins a new
    matter, which the person sends or lets be."""
    case, row = moment.conversation.case, moment.row
    try:
        if case is None:
            raise Refused("no-such-case")
        done = add_words(case, at=moment.at, message=_words(said), files=(row.raw,) if row.raw else ())
    except Refused:
        anew = taken_up_anew(step.talk, said)
        _noted(moment, anew)
        _answer(moment, said, anew.answers)
        return
    _settled(row, State.MESSAGE, done.case, done.event.seq)
    if done.case == case:
        _answer(moment, said, [Answer("added")])
    else:
        _answer(moment, said, [Answer("added-to-lead", {"lead": done.case.number_text})])


def _words(said: Said) -> str:
    """Words as said; a place with its point."""
    point = "" if said.latitude is None else f"{said.latitude}, {said.longitude}"
    return "\n".join(part for part in (said.text, point) if part)


def _settled(row: Incoming, state: Incoming.State, case: Case, seq: int) -> None:
    row.state, row.reason, row.case, row.seq = state, "", case, seq


def _follow(moment: Moment, said: Said, step: Turn) -> None:
    found = [tracked(moment.conversation, at=moment.at, **step.facts)] if step.facts else brought(moment.conversation)
    _answer(moment, said, found)


def _work(moment: Moment, said: Said, step: Turn) -> None:
    _answer(moment, said, [officers.work_of(moment.conversation, moment.at)])


def _of_handling(moment: Moment, said: Said, step: Turn) -> None:
    """A rating, why, or an objection to the case that the person was asked about; and what is asked next."""
    told = Told(moment.conversation, step.talk, moment.at)
    match step.deed:
        case Deed.RATE:
            talk, answer = told.rated(step.facts["rating"])
        case Deed.WHY:
            talk, answer = told.because(step.facts["reason"])
        case _:
            talk, answer = told.objected(step.facts["objection"])
    moment.conversation.talk = talk.as_json()
    _answer(moment, said, [answer])


def _link(moment: Moment, said: Said, step: Turn) -> None:
    moment.row.body, moment.row.subject = "{}", ""  # the code is spent and of no use to anybody
    _answer(moment, said, [officers.link(moment.conversation, step.facts["code"], moment.at)])


def _forget(moment: Moment, said: Said, step: Turn) -> None:
    """A message taken back before it became a case is forgotten; what is in the register stays there."""
    rows = Incoming.objects.filter(pk__in=moment.conversation.rows, case__isnull=True)
    for row in rows.select_related("raw"):
        if speaking.message_of(row) == step.facts["message"]:
            file, row.raw, row.body, row.subject = row.raw, None, "{}", ""
            row.save(update_fields=["raw", "body", "subject"])
            if file:
                erase(file)


_DEEDS: Mapping[Deed, Callable[[Moment, Said, Turn], None]] = {
    Deed.NONE: _said,
    Deed.RECEIVE: _receive,
    Deed.ADD: _add,
    Deed.FOLLOW: _follow,
    Deed.WORK: _work,
    Deed.LINK: _link,
    Deed.FORGET: _forget,
    Deed.BLOCKED: _said,
    Deed.RATE: _of_handling,
    Deed.WHY: _of_handling,
    Deed.OBJECT: _of_handling,
}
