"""Messages from outside at the desk: found by what became of them, read, and decided about."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.channels.email.tests.corpus.making import BODY, PNG, mail, multi, part
from rabfang.channels.incoming.keeping import keep
from rabfang.channels.incoming.settling import settle_waiting
from rabfang.channels.models import Incoming
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import SignIn
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import EML

pytestmark = pytest.mark.django_db
CENTRE = "centre@saraburi-treasury.example"
SPAM = "X-Spam-Flag: YES"


@pytest.fixture
def office(offices: dict[str, Agency]) -> Agency:
    return offices["saraburi-treasury"]


@pytest.fixture
def desk(signed_in: SignIn) -> Client:
    return signed_in(CENTRE)


def came(office: Agency, raw: bytes) -> Incoming:
    file = store_made(BytesIO(raw), "mail.eml", EML, at=now())
    number = str(Incoming.objects.count())
    row = keep(office, "e-mail", way="email", account=1, external_id=number, received_at=now(), at=now(), raw=file)
    assert row is not None
    settle_waiting(now())
    row.refresh_from_db()
    return row


def seen(desk: Client, show: str) -> str:
    return desk.get(reverse("desk:incoming"), {"show": show}).content.decode()


def do(desk: Client, row: Incoming, deed: str, **said: str) -> str:
    answer = desk.post(reverse("desk:incoming_do", args=[row.pk, deed]), said, follow=True)
    row.refresh_from_db()
    return answer.content.decode()


def test_each_is_found_where_it_went(desk: Client, office: Agency) -> None:
    came(office, mail(SPAM, Subject="Spam one"))
    came(office, mail("List-Id: <x.example>", Subject="List one"))
    came(office, mail("Auto-Submitted: auto-replied", Subject="Leave one"))
    came(office, mail(Subject="Case one"))
    assert "List one" in seen(desk, "held")
    assert "Spam one" not in seen(desk, "held")
    assert "Spam one" in seen(desk, "spam")
    assert "Leave one" in seen(desk, "done")
    assert "1/2570" in seen(desk, "taken")
    assert desk.get(reverse("desk:incoming"), {"show": "nothing-like-that"}).status_code == 404


def test_a_message_is_shown_with_its_quotation_folded_and_never_runs(desk: Client, office: Agency) -> None:
    html = b"<p>new words</p><script>alert(1)</script><img src=x onerror=alert(1)><blockquote>old words</blockquote>"
    row = came(office, mail(SPAM, kind="text/html", Subject="<script>alert(2)</script>", body=html))
    page = desk.get(reverse("desk:incoming_one", args=[row.pk])).content.decode()
    assert "alert(1)" not in page
    assert "&lt;script&gt;alert(2)" in page
    assert page.index("new words") < page.index("<details") < page.index("old words")
    raw = desk.get(reverse("desk:incoming_raw", args=[row.pk]))
    assert raw["Content-Disposition"].startswith("attachment")
    assert raw["Content-Type"] == "message/rfc822"
    assert raw["X-Content-Type-Options"] == "nosniff"
    assert b"onerror" in b"".join(raw)


def test_what_was_held_becomes_a_case_once(desk: Client, office: Agency) -> None:
    picture = part("image/png", PNG, "Content-Disposition: attachment; filename=a.png")
    body = multi(part("text/plain; charset=utf-8", BODY.encode()), picture)
    row = came(office, mail(SPAM, kind='multipart/mixed; boundary="b0"', body=body))
    assert "รับเป็นเรื่องใหม่แล้ว" in do(desk, row, "case")
    assert row.case is not None
    assert (row.state, row.case.attachments.count()) == ("case", 1)
    assert row.case.complainant.email == "malee@people.example"
    assert "มีผู้จัดการข้อความนี้ไปก่อนแล้ว" in do(desk, row, "case")
    assert Case.objects.count() == 1


def test_it_is_added_to_a_case_as_its_complainants_words_or_as_a_remark(desk: Client, office: Agency) -> None:
    first = came(office, mail()).case
    assert first is not None
    own = came(office, mail(SPAM, name="own", body=b"My own words of before"))
    assert "เพิ่มในเรื่องแล้ว" in do(desk, own, "join", number=first.number_text)
    assert first.texts.get(field="message").body == "My own words of before"
    other = came(office, mail(SPAM, name="other", From="Som <som@people.example>", body=b"I saw it as well."))
    do(desk, other, "join", number="๑/๒๕๗๐")
    assert (other.state, other.case) == ("message", first)
    remark = first.texts.get(field="note")
    assert (remark.visibility, "som@people.example" in remark.body) == ("unit", True)


@pytest.mark.parametrize("number", ["", "x", "99/2570", "1/2570/3"])
def test_a_wrong_number_is_told_beside_the_field(desk: Client, office: Agency, number: str) -> None:
    row = came(office, mail(SPAM))
    answer = desk.post(reverse("desk:incoming_do", args=[row.pk, "join"]), {"number": number})
    assert answer.status_code == 400
    assert "govuk-error-message" in answer.content.decode()


def test_spam_is_marked_and_unmarked_and_nothing_is_deleted(desk: Client, office: Agency, signed_in: SignIn) -> None:
    row = came(office, mail(SPAM))
    do(desk, row, "not-spam")
    assert (row.state, row.reason) == ("held", "")
    do(desk, row, "spam")
    assert (row.state, row.reason) == ("held", "spam")
    do(desk, row, "nothing")
    assert row.state == "done"
    assert row.raw is not None
    record = signed_in("administrator@saraburi-treasury.example").get(reverse("settings:audit")).content.decode()
    for deed in ("เป็นจดหมายขยะ", "ไม่ใช่จดหมายขยะ", "ไม่ต้องดำเนินการ"):
        assert f"ระบุว่าข้อความเข้า{deed}" in record


def test_another_office_finds_nothing(signed_in: SignIn, office: Agency) -> None:
    row = came(office, mail(SPAM))
    stranger = signed_in("centre@hat-kham.example")
    for name in ("incoming_one", "incoming_raw"):
        assert stranger.get(reverse(f"desk:{name}", args=[row.pk])).status_code == 404
    assert stranger.post(reverse("desk:incoming_do", args=[row.pk, "case"])).status_code == 404


def test_the_list_asks_the_same_however_long(
    desk: Client, office: Agency, queries: Callable[[Client, str], int]
) -> None:
    came(office, mail(SPAM))
    address = f"{reverse('desk:incoming')}?show=spam"
    few = queries(desk, address)
    for _number in range(6):
        came(office, mail(SPAM))
    assert queries(desk, address) == few


def test_talks_left_half_way_have_a_page_of_their_own(desk: Client, office: Agency) -> None:
    assert reverse("chats:talks") not in seen(desk, "held")
    Incoming.objects.create(
        agency=office,
        channel="e-mail",
        way="line",
        account=1,
        external_id="talk",
        received_at=now(),
        subject="ไฟดับยังไม่ส่ง",
        state="held",
        reason="talk",
        body='{"gathered": {}}',
    )
    page = seen(desk, "held")
    assert reverse("chats:talks") in page
    assert "ไฟดับยังไม่ส่ง" not in page


def test_what_a_chat_sent_and_nobody_could_read_is_not_left_waiting(signed_in: SignIn, office: Agency) -> None:
    row = Incoming.objects.create(
        agency=office, channel="line", way="line", account=1, external_id="x", received_at=now(), state="held"
    )
    Incoming.objects.filter(pk=row.pk).update(reason="unreadable", sender="U1")
    desk = signed_in(CENTRE)
    page = desk.get(reverse("desk:incoming_one", args=[row.pk])).content.decode()
    assert reverse("desk:incoming_do", args=[row.pk, "nothing"]) in page
    for deed in ("case", "join", "spam"):
        assert reverse("desk:incoming_do", args=[row.pk, deed]) not in page
    assert "จะทำอย่างไรกับข้อความนี้" not in do(desk, row, "nothing")
    assert row.state == "done"
