"""A matter told on LINE to the served product and its own worker: set up at the desk, twenty people at once."""

import json
import re
import select
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from rabfang.channels.chat.tests.platform_server import PlatformServer, platform_server
from rabfang.channels.line.signature import HEADER, signature
from tests.databases import own_database
from tests.site import Site
from tests.strength.officers import Officer

pytestmark = pytest.mark.site
SECRET = "channel-secret-of-the-test"
STORY = ("ท่อแตก", "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")
PEOPLE, WITHIN = 20, 120


def posted(address: str, user: str, place: int, text: str, secret: str = SECRET) -> int:
    """Calls the webhook as LINE would; the status."""
    event = {
        "type": "message",
        "mode": "active",
        "timestamp": 1_795_399_200_000 + place,
        "source": {"type": "user", "userId": user},
        "webhookEventId": f"{user}-{place}",
        "replyToken": f"{user}-{place}",
        "message": {"id": f"{user}-{place}", "type": "text", "text": text},
    }
    body = json.dumps({"destination": "U", "events": [event]}).encode()
    headers = {HEADER: signature(body, secret), "Content-Type": "application/json"}
    request = urllib.request.Request(address, body, headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def comes(true: Callable[[], bool]) -> bool:
    """Whether it becomes true in time; it happens in another process."""
    ends = time.monotonic() + WITHIN
    while not true() and time.monotonic() < ends:
        select.select([], [], [], 0.1)
    return true()


def set_up(site: Site) -> str:
    """The administrator enters the account; the webhook's address."""
    administrator = Officer(site.url, "administrator@school-integrity.example", site.password)
    form = "/desk/settings/chats/add/line/"
    said = {"channel": "line", "name": "โรงเรียน", "public_id": "@school", "secret": SECRET, "token": "token"}
    assert administrator.send(form, administrator.open(form), **said) == 302
    found = re.search(r"http://\S+/hooks/line/[\w-]+", administrator.read("/desk/settings/chats/1/"))
    assert found
    return found[0]


def receipts(platform: PlatformServer) -> list[str]:
    """What was told of new cases."""
    return [text for text in platform.line_texts() if "รหัสลับ: " in text]


def test_from_the_first_word_to_the_number(tmp_path: Path) -> None:
    with platform_server() as platform:
        settings = {"RABFANG_LINE_API_URL": platform.url, "RABFANG_DEMONSTRATION": "no"}
        site = Site.started(tmp_path, own_database("chat"), settings=settings)
        try:
            hook = set_up(site)
            assert posted(hook, "Uthief", 1, "ปลอม", secret="guessed") == 403
            for place, text in enumerate(STORY):
                assert posted(hook, "Ufirst", place, text) == 200
                assert comes(lambda wanted=place + 1: len(platform.line_texts()) > wanted)  # type: ignore[misc]
            assert len(receipts(platform)) == 1
            everybody = [
                threading.Thread(target=lambda user=f"U{one}": [posted(hook, user, *said) for said in enumerate(STORY)])
                for one in range(PEOPLE)
            ]
            for person in everybody:
                person.start()
            for person in everybody:
                person.join(timeout=WITHIN)
            assert comes(lambda: len(receipts(platform)) == PEOPLE + 1)
            numbers = {re.search(r"เลขรับ (\d+)/", text)[1] for text in receipts(platform)}  # type: ignore[index]
            assert numbers == {str(one) for one in range(1, PEOPLE + 2)}
            assert site.command("verify").returncode == 0
        finally:
            site.stop()
