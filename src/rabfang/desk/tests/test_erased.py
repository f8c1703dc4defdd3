"""What was not registered stays as long as the installation says, can be taken back until then, and leaves a line."""

from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.audit.models import AuditEntry
from rabfang.cases.models import Case
from rabfang.channels.chat.half_way import erase_let_be
from rabfang.channels.models import OccasionEntry, PaperIntake, PaperPage
from rabfang.channels.occasions.erasing import erase_drafts
from rabfang.channels.paper.erasing import erase_aside
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.desk.tests.occasions import CENTRE as TREASURY
from rabfang.desk.tests.occasions import held, table
from rabfang.desk.tests.sheets import photograph
from rabfang.documents.models import StoredFile

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
DAY = timedelta(days=1)


def files() -> list[Path]:
    """Every file in the store."""
    return [path for path in (of.RABFANG_DATA_DIR / "files").rglob("*") if path.is_file()]


def aside(client: Client, *pages: SimpleUploadedFile, sender: str = "สมชาย ทดสอบ") -> PaperIntake:
    """A paper of those pages that is put aside."""
    said = {"channel": "letter", "received_at": "20/11/2569 10:00", "attachments": list(pages)}
    assert client.post("/desk/paper/new", said).status_code == 302
    intake = PaperIntake.objects.latest("pk")
    PaperIntake.objects.filter(pk=intake.pk).update(sender=sender)
    assert client.post(f"/desk/paper/{intake.pk}/aside", {"reason": "ใบโฆษณา"}).status_code == 302
    return intake


def test_pages_go_after_their_last_day_and_a_line_stays(signed_in: SignIn, clock: Clock, settings: Any) -> None:
    settings.RABFANG_ASIDE_DAYS = 30
    client = signed_in(CENTRE)
    intake = aside(client, photograph(("หนึ่ง",)), photograph(("สอง",)))
    page = unescape(client.get(f"/desk/paper/{intake.pk}").content.decode())
    assert "เก็บภาพและข้อความไว้ถึงวันที่ 23 ธันวาคม 2569" in page
    assert "เก็บภาพไว้ถึง 23 ธ.ค. 2569" in unescape(client.get("/desk/paper?state=aside").content.decode())
    last_minute = MONDAY.replace(day=23, month=12, hour=23, minute=59)
    assert erase_aside(last_minute) == 0
    assert erase_aside(last_minute + timedelta(minutes=2)) == 1
    assert erase_aside(last_minute + DAY) == 0
    intake.refresh_from_db()
    assert (intake.state, intake.reason, intake.erased_pages, intake.sender) == ("aside", "ใบโฆษณา", 2, "")
    assert not PaperPage.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_files_themselves_are_gone_and_the_page_says_so(signed_in: SignIn, clock: Clock) -> None:
    client = signed_in(CENTRE)
    before = set(files())
    intake = aside(client, photograph(("หนึ่ง",)))
    assert set(files()) > before
    clock(MONDAY + 100 * DAY)
    assert erase_aside(MONDAY + 100 * DAY) == 1
    assert set(files()) == before
    client = signed_in(CENTRE)
    page = unescape(client.get(f"/desk/paper/{intake.pk}").content.decode())
    assert "เอกสารนี้มี 1 หน้า ระบบลบภาพและข้อความตามกำหนดเมื่อ" in page
    assert "ใบโฆษณา" in page
    assert "สมศรี ใจเย็น" in page
    assert "นำกลับมาดำเนินการ" not in page
    refused = client.post(f"/desk/paper/{intake.pk}/again", follow=True)
    assert "ถูกลบตามกำหนดแล้ว" in unescape(refused.content.decode())
    record = signed_in("administrator@hat-kham.example").get("/desk/settings/audit/")
    said = unescape(record.content.decode())
    for words in ("ระบบลบภาพของเอกสารที่ไม่ลงทะเบียน", "ใบโฆษณา", "สมศรี ใจเย็น", "จำนวนหน้า"):
        assert words in said, words


def test_taken_back_it_stays_and_its_days_begin_anew(signed_in: SignIn, clock: Clock) -> None:
    client = signed_in(CENTRE)
    intake = aside(client, photograph(("หนึ่ง",)))
    assert client.post(f"/desk/paper/{intake.pk}/again").status_code == 302
    assert erase_aside(MONDAY + 400 * DAY) == 0
    clock(MONDAY + 80 * DAY)
    client = signed_in(CENTRE)
    client.post(f"/desk/paper/{intake.pk}/aside", {"reason": "ใบโฆษณา"})
    assert erase_aside(MONDAY + 100 * DAY) == 0
    assert erase_aside(MONDAY + 172 * DAY) == 1


def test_nothing_goes_where_the_installation_keeps_all(signed_in: SignIn, settings: Any) -> None:
    settings.RABFANG_ASIDE_DAYS = settings.RABFANG_DRAFT_DAYS = 0
    client = signed_in(CENTRE)
    intake = aside(client, photograph(("หนึ่ง",)))
    assert "เก็บภาพและข้อความไว้ถึง" not in client.get(f"/desk/paper/{intake.pk}").content.decode()
    assert erase_aside(MONDAY + 9_000 * DAY) == 0
    assert erase_drafts(MONDAY + 9_000 * DAY) == 0


def test_looking_for_what_is_due_costs_the_same_however_much_lies_there(signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    for _ in range(3):
        aside(client, photograph(("หนึ่ง",)))
    with CaptureQueriesContext(connection) as asked:
        for duty in (erase_aside, erase_let_be, erase_drafts):
            assert duty(MONDAY + 30 * DAY) == 0
    assert len(asked) == 3


def test_rows_that_nobody_registers_are_emptied(signed_in: SignIn, clock: Clock) -> None:
    client, occasion = signed_in(TREASURY), held()
    rows = table({"subject": "ขยะล้น", "person": "สมหมาย ทดสอบ"}, {"subject": "ไฟดับ"}, do="draft")
    assert client.post(f"/desk/occasions/{occasion.pk}/rows", rows).status_code == 302
    good = table({"subject": "ท่อแตก", "token": "token-9"})
    assert client.post(f"/desk/occasions/{occasion.pk}/rows", good).status_code == 302
    page = unescape(client.get(f"/desk/occasions/{occasion.pk}").content.decode())
    assert "เก็บไว้ถึงวันที่ 22 พฤษภาคม 2570" in page
    clock(MONDAY + 100 * DAY)
    client = signed_in(TREASURY)
    again = table({"subject": "ไฟดับทั้งซอย", "token": "token-1"}, do="draft")
    assert client.post(f"/desk/occasions/{occasion.pk}/rows", again).status_code == 302
    assert erase_drafts(MONDAY + 181 * DAY) == 1
    states = dict(OccasionEntry.objects.values_list("token", "state"))
    assert states == {"token-0": "erased", "token-1": "draft", "token-9": "recorded"}
    assert OccasionEntry.objects.get(token="token-0").said == {}
    assert Case.objects.get().subject == "ท่อแตก"
    page = unescape(client.get(f"/desk/occasions/{occasion.pk}").content.decode())
    assert "ระบบลบแถวที่ไม่มีผู้ลงทะเบียนตามกำหนดแล้ว 1 แถว" in page
    assert "ไฟดับทั้งซอย" in client.get(f"/desk/occasions/{occasion.pk}/rows").content.decode()
    entry = AuditEntry.objects.get(action="erase-drafts")
    assert (entry.target, entry.facts) == (occasion.title, {"rows": 1})


def test_a_row_that_was_erased_can_be_typed_again(signed_in: SignIn) -> None:
    client, occasion = signed_in(TREASURY), held()
    client.post(f"/desk/occasions/{occasion.pk}/rows", table({"subject": "ขยะล้น"}, do="draft"))
    assert erase_drafts(MONDAY + 200 * DAY) == 1
    client.post(f"/desk/occasions/{occasion.pk}/rows", table({"subject": "ขยะล้น"}))
    assert Case.objects.get().subject == "ขยะล้น"
    assert erase_drafts(MONDAY + 2_000 * DAY) == 0
