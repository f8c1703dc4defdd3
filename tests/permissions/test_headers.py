"""What every address tells a browser: nothing runs, frames, sniffs or keeps a page that should not."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.desk.confidential.sitting import COOKIE as SITTING
from tests.permissions import confidential
from tests.permissions.scene import OFFICERS, Scene
from tests.permissions.table import TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=()",
}
# Of a report in confidence nothing goes anywhere else, and no cookie is set.
IN_CONFIDENCE = "public:report_"
STRICTER = {
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=()",
}
# The same for everybody who asks; all else is kept by nobody.
MAY_BE_KEPT = frozenset(
    {
        "districts",
        "subdistricts",
        *(f"public:{name}" for name in ("home", "privacy", "accessibility", "agency", "procedure", "procedure_pdf")),
        *(f"public:{name}" for name in ("statistics", "corruption_statistics", "guide", "guide_pdf")),
        *("public:open_data", "public:open_data_file"),
    }
)
COOKIES = frozenset({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME})
# Only in the middle of signing in or setting up, only somebody else's, or nothing at all.
SHOW_NOTHING = {
    *("hooks:chat", "set_language"),
    *("account_second", "account_passkey", "account_factor_remove", "confidential:key_new"),
}
INLINE = re.compile(
    rb"<script(?![^>]*\ssrc=)[^>]*>(?!\s*</script>)|<style|<[a-z][^>]*\s(?:style|on[a-z]+)\s*=|(?:href|src|action)\s*=\s*[\"']?\s*javascript:",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    rb"<(?:script|link|img|iframe|form|object|embed)[^>]*(?:src|href|action)=[\"'](?:https?:)?//", re.IGNORECASE
)


def test_every_address_says_what_a_browser_may_do(
    offices: dict[str, Agency], signed_in: Callable[[str], Client], settings: Any
) -> None:
    settings.RABFANG_DEMONSTRATION = True
    scene = Scene.laid(offices["hat-kham"])
    answers = [*_answers(scene, Client(), TABLE), *_answers(scene, _complainant(scene), TABLE)]
    left = list(TABLE)
    for officer in OFFICERS:  # each asks for what nobody before was shown
        answers += _answers(scene, _client(officer, signed_in), left)
        done = {name for name, answer, _ in answers if answer.status_code == 200}
        left = [name for name in left if name not in done]
    shown = {name for name, answer, _ in answers if answer.status_code == 200}
    only_forms = {name for name, answer, _ in answers if answer.status_code == 405}
    assert set(TABLE) - shown - only_forms == SHOW_NOTHING
    assert [fault for name, answer, body in answers for fault in _faults(name, answer, body)] == []


@pytest.mark.parametrize(
    ("method", "address", "headers", "status"),
    [
        ("get", "/hat-kham/nothing/here", {}, 404),
        ("get", "/", {"host": "elsewhere.example"}, 400),
        ("post", "/hat-kham/submit", {"content-type": "multipart/form-data; boundary=x"}, 422),
        ("get", "/healthz", {"host": "elsewhere.example"}, 200),
    ],
)
def test_what_goes_wrong_says_it_too(
    offices: dict[str, Agency], method: str, address: str, headers: dict[str, str], status: int
) -> None:
    answer = getattr(Client(), method)(address, headers=headers)
    assert answer.status_code == status
    assert list(_faults("error", answer, answer.content)) == []


def test_a_form_from_another_site_is_refused(offices: dict[str, Agency]) -> None:
    answer = Client(enforce_csrf_checks=True).post("/hat-kham/submit", {"subject": "ไฟดับ"})
    assert answer.status_code == 403
    assert list(_faults("csrf", answer, answer.content)) == []


def _client(person: str, signed_in: Callable[[str], Client]) -> Client:
    client = signed_in(OFFICERS[person]) if person in OFFICERS else Client()
    return confidential.unlock(client) if person in confidential.PEOPLE else client


def _complainant(scene: Scene) -> Client:
    client = Client()
    session = client.session
    session["following"] = [scene.case.pk, "2026-11-24T00:00:00+00:00"]
    session.save()
    return client


def _answers(scene: Scene, client: Client, names: Collection[str]) -> list[tuple[str, HttpResponseBase, bytes]]:
    """Those addresses as this person gets them, by GET and by POST; what was changed is undone."""
    last = sorted(names, key=lambda name: name == "account_logout")
    return [(name, *_asked(client, name, scene, method)) for name in last for method in ("get", "post")]


def _asked(client: Client, name: str, scene: Scene, method: str) -> tuple[HttpResponseBase, bytes]:
    with transaction.atomic():
        answer = getattr(client, method)(reverse(name, args=scene.arguments.get(name, [])))
        body = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return answer, body


def _faults(name: str, answer: HttpResponseBase, body: bytes) -> Iterator[str]:
    where = f"{name} {answer.status_code}"
    wanted_always = ALWAYS | STRICTER if name.startswith(IN_CONFIDENCE) else ALWAYS
    for header, value in wanted_always.items():
        if answer.headers.get(header) != value:
            yield f"{where}: {header} is {answer.headers.get(header)!r}"
    policy = answer.headers["Content-Security-Policy"]
    if (policy != "sandbox; default-src 'none'" and "frame-ancestors 'none'" not in policy) or "unsafe" in policy:
        yield f"{where}: {policy}"
    if (name not in MAY_BE_KEPT or answer.status_code != 200) and "no-store" not in answer.headers["Cache-Control"]:
        yield f"{where}: kept, {answer.headers['Cache-Control']}"
    for cookie in answer.cookies.values():
        wanted = "Strict" if cookie.key == SITTING else "Lax"
        known = cookie.key in {*COOKIES, SITTING} and not name.startswith(IN_CONFIDENCE)
        if not known or cookie["samesite"] != wanted or (cookie.value and not cookie["httponly"]):
            yield f"{where}: cookie {cookie.OutputString()}"
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        for found in (INLINE.search(body), ELSEWHERE.search(body)):
            if found:
                yield f"{where}: {found.group()!r}"
