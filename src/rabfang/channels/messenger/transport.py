"""Messenger's Send API: answering, fetching what was sent, asking which page the account is."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from rabfang.channels.chat.fetching import allowed, fetched
from rabfang.channels.chat.phrases import Spoken
from rabfang.channels.chat.said import Said
from rabfang.channels.chat.sending import AccountRefused, Outgoing, called
from rabfang.channels.delivery import NotDelivered
from rabfang.thai.shortening import shortened

LONGEST = 2_000
LABEL = 20
VERSION = "v21.0"
TOKEN_BAD = 190
WINDOW_OVER = 2018278
NOT_THERE = (551, 100)
BUSY = (1, 2, 4, 32, 613, 1200, 80006)


def send(token: str, out: Outgoing) -> None:
    """Hands the messages over. Raises NotDelivered.

    `metadata` carries the message's own id: the platform has no key against repeats.
    """
    for number, message in enumerate(_pieces(out.spoken)):
        said = {
            "messaging_type": "RESPONSE",
            "recipient": {"id": out.to},
            "message": {**message, "metadata": f"{out.key}-{number}"},
        }
        _checked(called("POST", _api("me/messages"), token, json=said))


def _pieces(spoken: Sequence[Spoken]) -> list[dict[str, Any]]:
    """Everything as one message where it fits, so that little is said twice after a failure; buttons below the last."""
    whole = "\n\n".join(one.text for one in spoken)
    found: list[dict[str, Any]] = [{"text": whole[at : at + LONGEST]} for at in range(0, len(whole), LONGEST)]
    buttons = spoken[-1].buttons if spoken else ()
    if buttons and found:
        found[-1]["quick_replies"] = [
            {"content_type": "text", "title": shortened(label, LABEL), "payload": label} for label in buttons
        ]
    return found


def _checked(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    code, subcode, message = _error(answer)
    if code == TOKEN_BAD:
        raise AccountRefused(f"Messenger {code} {message}")
    if subcode == WINDOW_OVER:
        raise NotDelivered(window_over(), for_good=True)
    if code in NOT_THERE:
        raise NotDelivered(_("ผู้รับปิดกั้นบัญชีนี้หรือไม่มีบัญชีแล้ว"), for_good=True)
    for_good = answer.status_code == 400 and code not in BUSY
    raise NotDelivered(f"Messenger {answer.status_code} {code} {message}", for_good=for_good)


def window_over() -> str:
    """Why nothing can be sent a day after the person last wrote."""
    return _("เกิน 24 ชั่วโมงนับจากข้อความล่าสุดของผู้ร้อง Messenger ไม่ให้ส่ง โปรดแจ้งทางอื่น")


def _error(answer: httpx.Response) -> tuple[int, int, str]:
    try:
        error = answer.json()["error"]
        return int(error.get("code", 0)), int(error.get("error_subcode", 0)), str(error.get("message", ""))[:200]
    except (ValueError, KeyError, TypeError, AttributeError):
        return 0, 0, ""


def fetch(token: str, said: Said) -> Any:
    """What was sent, as an upload (a context manager), from the platform's own file servers and nowhere else."""
    if not allowed(said.link, settings.RABFANG_MESSENGER_FILES_AT):
        raise NotDelivered("not at the platform", for_good=True)
    return fetched(said.link, name="", headers={})


def who(token: str) -> str:
    """The page's name, as proof that the token is good; raises NotDelivered."""
    answer = called("GET", _api("me"), token, params={"fields": "id,name"})
    _checked(answer)
    try:
        found = answer.json()
        return f"{found['name']} ({found['id']})"
    except (ValueError, KeyError, TypeError) as error:
        raise NotDelivered("not understood") from error


def link(public_id: str) -> str:
    """The address at which a telephone begins a chat with the account."""
    return f"https://m.me/{quote(public_id, safe='@')}"


def _api(path: str) -> str:
    return f"{settings.RABFANG_MESSENGER_API_URL}/{VERSION}/{path}"
