"""LINE's Messaging API: answering, sending by itself, fetching what was sent, asking who the account is."""

from typing import Any
from urllib.parse import quote

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from rabfang.channels.chat.fetching import fetched
from rabfang.channels.chat.phrases import Spoken
from rabfang.channels.chat.said import Said
from rabfang.channels.chat.sending import AccountRefused, Outgoing, called
from rabfang.channels.delivery import NotDelivered
from rabfang.thai.shortening import shortened

LONGEST = 5_000
LABEL = 20
TAKEN_BEFORE = 409  # a push with this key was accepted already
REFUSED, NOT_OURS = (400, 404), (401, 403)


def send(token: str, out: Outgoing) -> None:
    """Hands the messages over: as an answer while its token is good, which costs the office nothing, else as a push.

    Raises NotDelivered.
    """
    messages = [_message(one) for one in out.spoken][:5]
    if out.reply_token and _answered(token, out.reply_token, messages):
        return
    headers = {"X-Line-Retry-Key": out.key}
    answer = called("POST", _api("message/push"), token, headers=headers, json={"to": out.to, "messages": messages})
    if answer.status_code != TAKEN_BEFORE:
        _checked(answer)


def _answered(token: str, reply_token: str, messages: list[dict[str, Any]]) -> bool:
    """Whether it was taken as an answer; not when the reply token is too old or was used."""
    said = {"replyToken": reply_token, "messages": messages}
    answer = called("POST", _api("message/reply"), token, json=said)
    if answer.status_code in REFUSED:
        return False
    _checked(answer)
    return True


def _message(one: Spoken) -> dict[str, Any]:
    message: dict[str, Any] = {"type": "text", "text": one.text[:LONGEST]}
    items = [{"type": "action", "action": _button(label)} for label in one.buttons]
    if one.asks_place:
        items.insert(0, {"type": "action", "action": {"type": "location", "label": shortened(_("ส่งตำแหน่ง"), LABEL)}})
    return message | {"quickReply": {"items": items}} if items else message


def _button(label: str) -> dict[str, str]:
    """A button that says its own words; a long label is cut, what it says is not."""
    return {"type": "message", "label": shortened(label, LABEL), "text": label}


def _checked(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    reason = f"LINE {answer.status_code} {_said(answer)}"
    if answer.status_code in NOT_OURS:
        raise AccountRefused(reason)
    raise NotDelivered(reason, for_good=answer.status_code in REFUSED)


def _said(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("message", ""))[:200]
    except (ValueError, AttributeError):
        return ""


def fetch(token: str, said: Said) -> Any:
    """What was sent, as an upload (a context manager). Files that LINE does not hold itself are not fetched."""
    if said.link:
        raise NotDelivered("held elsewhere", for_good=True)
    url = f"{settings.RABFANG_LINE_DATA_URL}/v2/bot/message/{_safe(said.message)}/content"
    return fetched(url, name=said.name, headers={"Authorization": f"Bearer {token}"})


def _safe(message: str) -> str:
    if not message.isalnum():
        raise NotDelivered("no such message", for_good=True)
    return message


def who(token: str) -> str:
    """The account's own name, as proof that the token is good; raises NotDelivered."""
    answer = called("GET", _api("info"), token)
    _checked(answer)
    try:
        found = answer.json()
        return f"{found['displayName']} ({found['basicId']})"
    except (ValueError, KeyError, TypeError) as error:
        raise NotDelivered("not understood") from error


def link(public_id: str) -> str:
    """The address at which a telephone begins a chat with the account."""
    return f"https://line.me/R/ti/p/{quote(public_id, safe='@')}"


def _api(path: str) -> str:
    return f"{settings.RABFANG_LINE_API_URL}/v2/bot/{path}"
