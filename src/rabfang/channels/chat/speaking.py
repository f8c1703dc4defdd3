"""What conversations answer: queued with the event that causes it, sent by the worker, each with a fixed id."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from rabfang.cases.models import Case
from rabfang.channels.chat.payload import table
from rabfang.channels.chat.phrases import Spoken, spoken
from rabfang.channels.chat.platforms import PLATFORMS
from rabfang.channels.chat.sending import AccountRefused, Outgoing
from rabfang.channels.delivery import BATCH, NotDelivered, deliver, waiting
from rabfang.channels.models import ChatAccount, ChatAnswer, Conversation, Incoming
from rabfang.channels.receipts import receipt_link
from rabfang.channels.secrets import opened
from rabfang.core.clock import local_date, now
from rabfang.thai.dates import long_date_with_weekday

# LINE lets an answer go as one for a minute; we do not wait until the last second.
REPLY_WITHIN = timedelta(seconds=50)
PIECE = 4_500  # characters; LINE takes 5,000
Codes = Sequence[Sequence[Any]]


def queue(
    conversation: Conversation, said: Codes, *, at: datetime, reply_token: str = "", case: Case | None = None
) -> None:
    """Queues what to say, as codes and facts. With a `case` it waits to be that case's acknowledgement."""
    if said:
        ChatAnswer.objects.create(
            conversation=conversation,
            case=case,
            said=[list(one) for one in said],
            reply_token=reply_token,
            created_at=at,
            next_at=None if case else at,
        )


def send_answers(at: datetime) -> int:
    """Sends every answer that is due; returns how many went out."""
    due = waiting(ChatAnswer.objects.all(), at).order_by("next_at", "pk").values_list("pk", flat=True)
    rows = ChatAnswer.objects.select_related("conversation__account__agency", "case__agency")
    return sum(deliver(rows, pk, send_answer, at) for pk in list(due[:BATCH]))


def send_answer(answer: ChatAnswer) -> None:
    """Hands one answer over; raises NotDelivered."""
    conversation = answer.conversation
    with translation.override(conversation.language):
        words = tuple(spoken(code, _told(code, facts, answer)) for code, facts in answer.said)
    fresh = now() - answer.created_at < REPLY_WITHIN and answer.attempts <= 1
    hand_over(conversation, words, key(f"answer-{answer.pk}", answer.created_at), answer.reply_token if fresh else "")


def hand_over(conversation: Conversation, words: tuple[Spoken, ...], id_: UUID, reply_token: str = "") -> None:
    """Sends to the person of a conversation; raises NotDelivered, and keeps why the account was refused."""
    account = conversation.account
    if why := why_unreached(conversation, now()):
        raise NotDelivered(why, for_good=True)
    try:
        PLATFORMS[account.platform].send(
            opened(account.token), Outgoing(conversation.user, words, str(id_), reply_token)
        )
    except AccountRefused as error:
        ChatAccount.objects.filter(pk=account.pk).update(last_error=str(error)[:300], last_error_at=now())
        raise


def why_unreached(conversation: Conversation, at: datetime) -> str:
    """Why nothing can be said there now; empty when it can."""
    platform = PLATFORMS[conversation.account.platform]
    if not conversation.account.is_active:
        return "the account is closed"
    if conversation.blocked:
        return blocked()
    if platform.window is not None and at - conversation.last_at > platform.window:
        return platform.over()
    return ""


def blocked() -> str:
    """Why nothing reaches somebody who blocked the account."""
    return _("ผู้รับปิดกั้นบัญชีนี้หรือไม่มีบัญชีแล้ว")


def key(what: str, created_at: datetime) -> UUID:
    """The same for every try at one message, another for every other message of every installation."""
    return uuid5(NAMESPACE_URL, f"{settings.BASE_URL}/{what}/{created_at.isoformat()}")


def message_of(row: Incoming) -> str:
    """The platform's name of the message that a row keeps."""
    return PLATFORMS[row.way].said(table(json.loads(row.body))).message


def _told(code: str, facts: dict[str, Any], answer: ChatAnswer) -> dict[str, Any]:
    """The facts; a new case's link and secret, which are kept sealed, opened now."""
    if code != "received" or answer.case is None:
        return facts
    secret, case = opened(facts["secret"]), answer.case
    return {
        **facts,
        "secret": secret,
        "number": case.number_text,
        "link": receipt_link(case, secret),
        "promised": promised(case),
    }


def promised(case: Case) -> str:
    """The promised day in words; empty for none."""
    english = translation.get_language() == "en"
    return long_date_with_weekday(local_date(case.promised_at), english=english) if case.promised_at else ""


def in_pieces(text: str) -> tuple[Spoken, ...]:
    """A long text as messages that are short enough, broken between lines where it can be."""
    pieces: list[str] = []
    for line in text.strip().splitlines(keepends=True):
        if pieces and len(pieces[-1]) + len(line) <= PIECE:
            pieces[-1] += line
        else:
            pieces.append(line[:PIECE])
    return tuple(Spoken(piece.strip()) for piece in pieces if piece.strip())
