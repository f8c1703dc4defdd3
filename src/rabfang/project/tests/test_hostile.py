"""What an attacker sends through the doors is shown as what it is, and moves nothing it should not."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Attachment, Case
from rabfang.public.tests.test_submit import sent
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
MARKUP = (
    '"><script>alert(7)</script>',
    "'\"><img src=x onerror=alert(7)>",
    "<svg/onload=alert(7)>",
    "</textarea><iframe src=javascript:alert(7)>",
    "{{ 7|add:7 }}{% load x %}${7*7}#{7*7}",
    "javascript:alert(7)",
    "\u202e<b>bold\u2028</b>",
    "%(name)s %s {0} {name.__class__}",
)
LIVE = re.compile(
    r"<script>|<img src=x|<svg/onload|<iframe|<b>bold|(?:href|src|action)=\"\s*javascript:", re.IGNORECASE
)
QUOTES = (
    "' OR 1=1 --",
    "'; DROP TABLE cases_case; --",
    "%' AND SLEEP(9) --",
    "\\",
    "\x00",
    "(",
    "[a",
    "*" * 300,
    "ก" * 5000,
)


@pytest.mark.parametrize("evil", MARKUP)
def test_nothing_that_was_sent_is_markup_on_any_page(
    offices: dict[str, Agency], signed_in: Callable[[str], Client], evil: str
) -> None:
    """The citizen's receipt, the form come back, the case, the lists, the steps, a file's name."""
    citizen, office = Client(), signed_in(CENTRE)
    said = {"subject": evil, "detail": f"{evil}\n{evil}", "name": evil, "place": evil}
    pages = [sent(citizen, **said, telephone="x"), sent(citizen, **said, files=[])]
    answer = sent(citizen, **said, attachments=[SimpleUploadedFile(f"{evil}.txt", b"note")])
    case = Case.objects.latest("pk")
    assert Attachment.objects.filter(case=case).exists()
    looked_for = quote(evil)
    addresses = [
        f"/desk/cases/{case.pk}",
        f"/desk/cases/{case.pk}/steps",
        f"/desk/cases/{case.pk}/oral",
        "/desk/",
        f"/desk/register?q={looked_for}",
        f"/desk/letters/new/{case.pk}/reply",
        f"/desk/record?subject={looked_for}",
        f"/?q={looked_for}",
        f"/hat-kham/submit?from={looked_for}",
        f"/accounts/login/?next={looked_for}",
    ]
    pages += [answer, *(office.get(address, follow=True) for address in addresses)]
    if "\u2028" not in evil:  # what nobody sees is taken out
        assert escape(evil) in pages[3].content.decode()
    found = [
        (page.request["PATH_INFO"], live.group()) for page in pages if (live := LIVE.search(page.content.decode()))
    ]
    assert found == []


@pytest.mark.parametrize("words", QUOTES)
def test_filters_take_words_as_words(
    offices: dict[str, Agency], signed_in: Callable[[str], Client], words: str
) -> None:
    assert sent(Client()).status_code == 200
    office, asked = signed_in(CENTRE), quote(words)
    for address in ("/desk/register", "/desk/", "/desk/late", "/desk/book", "/desk/outbox", "/desk/letters", "/"):
        for name in ("q", "page", "year", "kind", "unit", "state", "show", "sort"):
            status = office.get(f"{address}?{name}={asked}").status_code
            assert status in (200, 302, 400, 404), (address, name, status)
    for address in ("/areas/districts", "/areas/subdistricts"):
        assert office.get(f"{address}?province={asked}&district={asked}").status_code in (200, 400, 404)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "cookie"),
    [
        ("/desk/register?q=%00", ""),
        ("/?q=a%2500", ""),
        ("/hooks/line/a%00", ""),
        ("/desk/", 'rabfang_session="a\\000b"'),
        ("/desk/", 'rabfang_language="\\000"'),
    ],
)
def test_a_zero_byte_is_no_text(offices: dict[str, Agency], address: str, cookie: str) -> None:
    status = Client(headers={"cookie": cookie} if cookie else {}).get(address).status_code
    assert status == (200 if "%25" in address else 400)


@pytest.mark.parametrize(
    "field", ["subject", "detail", "name", "submission", "came_from", "subdistrict", "occurred_on"]
)
def test_a_zero_byte_in_a_form_is_said(offices: dict[str, Agency], field: str) -> None:
    assert sent(Client(), **{field: "a\x00" + "b" * 40}).status_code in (200, 422)
    client = Client()
    assert client.post("/hat-kham/track", {"number": "1\x00/2570", "secret": "\x00"}).status_code == 422
    assert client.post("/accounts/login/", {"login": "a\x00@b.example", "password": "\x00"}).status_code == 400


@pytest.mark.parametrize(
    "away",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\thttps://evil.example", "javascript:alert(1)"],
)
def test_signing_in_leads_nowhere_else(offices: dict[str, Agency], away: str) -> None:
    said = {"login": CENTRE, "password": PASSWORD, "next": away}
    went = Client().post(f"/accounts/login/?next={quote(away)}", said)
    assert (went.status_code, went["Location"]) == (302, "/desk/")
    chosen = Client().post("/language", {"language": "en", "next": away})
    assert chosen.headers.get("Location", "/") == "/"


def test_fields_nobody_asked_for_change_nothing(offices: dict[str, Agency], signed_in: Callable[[str], Client]) -> None:
    more = {"status": "closed", "number": "1", "agency": "2", "step": "x.y", "urgency": "urgent", "channel": "walk-in"}
    assert sent(Client(), **more, id="77", pk="77", is_superuser="1", received_at="2000-01-01").status_code == 200
    case = Case.objects.get()
    assert (case.status, case.agency.slug, case.channel) == ("open", "hat-kham", "website")
    assert case.received_at.year == 2026
    client = signed_in("administrator@hat-kham.example")
    officer = Officer.objects.get(email=CENTRE)
    said = {"name": officer.name, "email": officer.email, "is_superuser": "on", "agency": "2", "password": "x" * 20}
    client.post(f"/desk/settings/officers/{officer.pk}/", said)
    kept = Officer.objects.get(pk=officer.pk)
    assert (kept.agency_id, kept.password) == (officer.agency_id, officer.password)


def test_a_session_from_before_signing_in_is_worth_nothing(offices: dict[str, Agency]) -> None:
    client = Client()
    client.get("/hat-kham/track")
    planted = client.session
    planted["x"] = 1
    planted.save()
    before = client.cookies["rabfang_session"].value
    client.post("/accounts/login/", {"login": CENTRE, "password": PASSWORD})
    assert client.cookies["rabfang_session"].value != before
    stale = Client()
    stale.cookies["rabfang_session"] = before
    assert stale.get("/desk/").status_code == 302


@pytest.mark.parametrize("body", ["[" * 100_000, json.dumps({"events": [{}] * 1000}), "{", "null", '"' + "a" * 500_000])
def test_a_webhook_without_a_signature_reads_nothing(offices: dict[str, Agency], body: str) -> None:
    answer: Any = Client().post("/hooks/line/guess", body, content_type="application/json")
    assert answer.status_code == 404
