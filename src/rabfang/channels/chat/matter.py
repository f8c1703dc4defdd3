"""A gathered matter enters the register, by the person's own word or, left half-way, by an officer's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from rabfang.cases.actors import Actor
from rabfang.cases.receive import Received, receive
from rabfang.channels.chat import speaking
from rabfang.channels.chat.commands import TOPICS
from rabfang.channels.chat.talk import Talk
from rabfang.channels.chat.tracking import address
from rabfang.channels.models import Conversation, Incoming
from rabfang.channels.secrets import sealed
from rabfang.thai.shortening import shortened

SUBJECT = 120  # characters of the first line that become the subject


@dataclass(frozen=True)
class Gathered:
    """What a talk gathered: the talk, the rows it came in, the token of the matter."""

    talk: Talk
    rows: Sequence[int]
    submission: str


def enter(
    conversation: Conversation,
    gathered: Gathered,
    *,
    by: Actor,
    at: datetime,
    received_at: datetime,
    reply_token: str = "",
) -> Received:
    """Receives it; number, link and secret leave as the case's acknowledgement. Entering it twice gives one case.

    Runs in the caller's transaction, with the conversation held. Raises what `receive` raises.
    """
    account, talk = conversation.account, gathered.talk
    rows = list(Incoming.objects.filter(pk__in=gathered.rows).select_related("raw").order_by("pk"))
    with translation.override(conversation.language):
        facts = facts_of(talk)
    done = receive(
        account.agency,
        account.channel,
        by=by,
        at=at,
        received_at=received_at,
        submission=gathered.submission,
        chat=address(conversation),
        language=conversation.language,
        files=tuple(row.raw for row in with_files(rows, talk) if row.raw),
        **facts,
    )
    Incoming.objects.filter(pk__in=gathered.rows).update(
        state=Incoming.State.CASE, reason="", case=done.case, seq=done.event.seq
    )
    said = [["received", {"secret": sealed(done.secret)}]]
    speaking.queue(conversation, said, reply_token=reply_token, case=done.case, at=at)
    return done


def with_files(rows: Iterable[Incoming], talk: Talk) -> list[Incoming]:
    """Those of a talk's rows whose file is a part of the matter; one taken back is none."""
    return [row for row in rows if row.raw and speaking.message_of(row) in talk.files]


def facts_of(talk: Talk) -> dict[str, Any]:
    """The matter in the words of `receive`, in the language of the moment."""
    text = talk.text or _("ส่งเป็นไฟล์ ไม่มีข้อความ")
    point = {"latitude": talk.latitude, "longitude": talk.longitude} if talk.latitude else {}
    chosen = [_("ประเภทที่ผู้ร้องเลือก: %(topic)s") % {"topic": topic_of(talk)}] if talk.topic else []
    return {
        "subject": shortened(text.split("\n", 1)[0], SUBJECT),
        "detail": "\n".join([text, *chosen]),
        "place": talk.place,
        "name": talk.name,
        "telephone": talk.telephone,
        **point,
    }


def topic_of(talk: Talk) -> str:
    """What the person chose, in words; empty for nothing."""
    thai, english = TOPICS.get(talk.topic, ("", ""))
    return english if translation.get_language() == "en" else thai
