"""What the office tells complainants in their chat: short, and for the discreet no more than that there is news."""

from collections.abc import Iterable

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from rabfang.cases.models import Complainant, OutboxMessage
from rabfang.channels.chat.phrases import Spoken, points
from rabfang.channels.chat.speaking import hand_over, key, send_answer
from rabfang.channels.chat.talk import Talk, asked
from rabfang.channels.delivery import NotDelivered
from rabfang.channels.messages import Rendered, context_of
from rabfang.channels.models import ChatAccount, ChatAnswer, Conversation
from rabfang.core.clock import now
from rabfang.thai.text import clean

RECEIPT = "acknowledgement"
QUESTION = "question"
SATISFACTION = "asked-satisfaction"
DISCREET = "discreet"


def leaves(platform: str) -> bool:
    """Whether messages can leave by that platform: some office has an account there."""
    return ChatAccount.objects.filter(platform=platform, is_active=True).exists()


def rendered(message: OutboxMessage) -> Rendered:
    """The message as its reader gets it. A new case's link and secret are for its reader alone and not shown here."""
    person = message.case.complainant
    topic = DISCREET if person.discreet and message.topic != RECEIPT else message.topic
    with translation.override(person.language):
        said = clean(render_to_string(f"chat/{topic}.txt", context_of(message)))
    subject, _break, body = said.partition("\n")
    conversation = conversation_of(person)
    return Rendered(str(conversation.account) if conversation else person.chat, subject, body.strip())


def send(message: OutboxMessage) -> None:
    """Hands one message over; raises NotDelivered. A question turns the conversation to its case; the one how satisfied
    the person is comes with the three points as buttons, but to the discreet, who are told only of news."""
    conversation = conversation_of(message.case.complainant)
    if conversation is None:
        raise NotDelivered("the conversation is gone", for_good=True)
    if message.topic == RECEIPT and (receipt := _receipt(message)):
        send_answer(receipt)
        ChatAnswer.objects.filter(pk=receipt.pk).update(state=OutboxMessage.State.SENT, sent_at=now())
        return
    said = rendered(message)
    person = message.case.complainant
    asks = message.topic == SATISFACTION and not person.discreet
    words = Spoken(
        "\n".join(part for part in (said.subject, said.body) if part), points(person.language) if asks else ()
    )
    hand_over(conversation, (words,), key(f"outbox-{message.pk}", message.created_at))
    if message.topic == QUESTION:
        _turn_to(conversation, message)
    if asks:
        _ask(conversation, message)


def conversation_of(person: Complainant) -> Conversation | None:
    """The thread in which somebody can be answered."""
    platform, _colon, rest = person.chat.partition(":")
    account, _colon, user = rest.partition(":")
    if not account.isdecimal():
        return None
    rows = Conversation.objects.select_related("account__agency")
    return rows.filter(account=int(account), account__platform=platform, user=user).first()


def conversations_of(people: Iterable[Complainant]) -> dict[str, Conversation]:
    """The threads of several, by `Complainant.chat`; one query, none where nobody has any."""
    chats = [person.chat.split(":", 2) for person in people if person.chat.count(":") >= 2]
    accounts = {int(account) for _platform, account, _user in chats if account.isdecimal()}
    if not accounts:
        return {}
    rows = Conversation.objects.filter(account__in=accounts, user__in={user for _platform, _account, user in chats})
    return {f"{row.account.platform}:{row.account_id}:{row.user}": row for row in rows.select_related("account")}


def _receipt(message: OutboxMessage) -> ChatAnswer | None:
    rows = ChatAnswer.objects.select_related("conversation__account__agency", "case__agency")
    return rows.filter(case=message.case_id).first()


def _turn_to(conversation: Conversation, message: OutboxMessage) -> None:
    """What the person says next answers this question, unless they are telling of something new."""
    with transaction.atomic():
        row = Conversation.objects.select_for_update().get(pk=conversation.pk)
        row.case_id = message.case_id
        row.talk = {**row.talk, "about_case": True} if row.talk else row.talk
        row.save(update_fields=["case", "talk"])


def _ask(conversation: Conversation, message: OutboxMessage) -> None:
    """One of the three points that the person says next rates that case."""
    with transaction.atomic():
        row = Conversation.objects.select_for_update().get(pk=conversation.pk)
        row.talk = asked(Talk.of(row.talk), message.case_id).as_json()
        row.save(update_fields=["talk"])
