"""The report room: what is owed appears, is remarked on, signed, sent and proved; on time or late."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.actions.add_holiday import add_holiday
from rabfang.agencies.actions.days import DayFacts
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.cases.tests.walking import submitted, walk
from rabfang.channels.email.tests.mailbox import Mailbox, mailbox
from rabfang.core.clock import BANGKOK, now
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.letters.models import Letter
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text
from rabfang.reports.actions.draft import draft_owed
from rabfang.reports.mail import send_report_mails, text_of
from rabfang.reports.models import Report, ReportMail
from rabfang.reports.reminding import remind_of_reports, tell_late_reports
from rabfang.reports.verify import faults

pytestmark = pytest.mark.django_db
OFFICE = "saraburi-treasury"
CENTRE, HEAD, UNIT = (f"{who}@{OFFICE}.example" for who in ("centre", "executive", "unit"))
WORDS = "เดือนนี้มีเรื่องเข้ามากกว่าเดือนก่อน\nควรเพิ่มผู้รับสาย"


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BANGKOK)


def owed() -> list[tuple[str, date, str]]:
    return [(row.duty, row.last, row.state) for row in Report.objects.order_by("pk")]


@pytest.fixture
def smtp(settings: Any) -> Iterator[Mailbox]:
    """A mail server on this machine, and an installation that sends through it."""
    with mailbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        yield box


def do(client: Client, report: Report, deed: str) -> int:
    report.refresh_from_db()
    return client.post(f"/desk/reports/{report.pk}/{deed}", {"seen": report.version}).status_code


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def november(offices: dict[str, Agency], clock: Clock) -> tuple[Report, Report]:
    """Three cases came to Saraburi in November, one of them is closed; it is the morning of 1 December."""
    office = offices[OFFICE]
    for subject in ("ขอสิทธิ์ใช้งานระบบ", "ที่จอดรถไม่พอ"):
        submitted(office, subject=subject)
    walk(office, "complaint", until="close", subject="พูดจาไม่สุภาพ")
    clock(at(12, 1, 0, 5))
    assert draft_owed(now()) == 2
    assert owed() == [("monthly", date(2026, 11, 30), "drafted"), ("open-matters", date(2026, 11, 30), "drafted")]
    monthly, still_open = Report.objects.order_by("pk")
    return monthly, still_open


def test_saraburis_november_is_sent_on_the_day_after_the_holiday_and_in_time(
    november: tuple[Report, Report], signed_in: SignIn, clock: Clock, settings: Any
) -> None:
    """S0-5: due by the 10th, which is a holiday in December: the next working day is in time, the Monday after late."""
    settings.RABFANG_DEMONSTRATION = True
    monthly, still_open = november
    assert monthly.due_at == still_open.due_at == at(12, 11, 16, 30)
    page = said(signed_in(CENTRE), "/desk/reports")
    assert "11 ธ.ค. 2569 16:30" in page
    assert "รอท่านดำเนินการ" in page
    draft = said(signed_in(CENTRE), f"/desk/reports/{monthly.pk}")
    assert "พฤศจิกายน 2569" in draft
    clock(at(12, 9, 8, 31))  # the working day before
    assert remind_of_reports(now()) == 2
    assert remind_of_reports(now()) == 0
    clock(at(12, 11, 10))
    centre = signed_in(CENTRE)
    address = f"/desk/reports/{monthly.pk}"
    kept = centre.post(address, {"remarks": WORDS, "seen": "1", "then": "sign"})
    assert (kept.status_code, kept["Location"]) == (302, f"{address}/sign")
    assert "ยังไม่ได้เขียนใต้หัวข้อ" not in said(centre, f"{address}/sign")
    assert do(centre, monthly, "sign") == 302
    assert "พิทักษ์ คลังมั่นคง" in said(centre, f"{address}/email")
    assert do(centre, monthly, "email") == 302
    clock(at(12, 14, 10))
    assert tell_late_reports(now()) == 1
    assert do(signed_in(CENTRE), still_open, "sign") == 302
    assert do(signed_in(CENTRE), still_open, "email") == 302
    page = said(signed_in(HEAD), "/desk/reports")
    assert page.count("ส่งทันกำหนด") == page.count("ส่งช้ากว่ากำหนด") == 1
    mails = [(row.kind, row.officer.email, row.report_id == monthly.pk) for row in ReportMail.objects.order_by("pk")]
    told = [("late", HEAD, False), ("late", CENTRE, False)]
    assert sorted(mails) == sorted(
        [
            *told,
            *(("reminder", CENTRE, mine) for mine in (True, False)),
            *(("sent", HEAD, mine) for mine in (True, False)),
        ]
    )
    assert sorted({row.action for row in AuditEntry.objects.filter(action__contains="report")}) == [
        "draft-report",
        "remark-report",
        "send-report",
        "sign-report",
    ]


def test_what_was_signed_stays_as_it_was_and_is_proved(
    november: tuple[Report, Report], offices: dict[str, Agency], signed_in: SignIn, clock: Clock
) -> None:
    monthly, still_open = november
    centre, address = signed_in(CENTRE), f"/desk/reports/{monthly.pk}"
    assert "ที่จอดรถไม่พอ" in said(centre, address)
    assert centre.post(address, {"remarks": WORDS, "seen": "1"}).status_code == 302
    assert do(centre, monthly, "sign") == 302
    walk(offices[OFFICE], "complaint", until="close")
    page = said(centre, address)
    assert "ควรเพิ่มผู้รับสาย" in page
    assert "ลงนามในระบบโดย" in page
    assert "ที่จอดรถไม่พอ" not in page  # a subject goes with its case; what was signed could not follow
    for kind, start in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK")):
        assert b"".join(centre.get(f"{address}.{kind}")).startswith(start)
        assert centre.get(f"/desk/reports/{still_open.pk}.{kind}").content.startswith(start)
    assert (
        WORDS.splitlines()[0]
        in ZipFile(BytesIO(centre.get(f"{address}.docx").content)).read("word/document.xml").decode()
    )
    assert list(faults()) == []
    row = Report.objects.get(pk=monthly.pk)
    content = json.loads(row.content)
    content["blocks"][0]["figures"][0]["cell"]["value"] = 99
    for altered in ({"content": json.dumps(content)}, {"remarks": {"remarks": "อื่น"}}, {"last": date(2026, 11, 29)}):
        Report.objects.filter(pk=row.pk).update(**altered)
        assert [fault.what for fault in faults()] == ["its figures, words, days or signature were altered"]
        row.save()
    assert row.file is not None
    storages["default"].delete(row.file.original_path)
    storages["default"].save(row.file.original_path, ContentFile(b"%PDF-other"))
    assert [fault.what for fault in faults()] == ["its PDF was altered or is gone"]


def test_nothing_typed_is_lost_when_another_was_first(november: tuple[Report, Report], signed_in: SignIn) -> None:
    monthly, _still_open = november
    centre, address = signed_in(CENTRE), f"/desk/reports/{monthly.pk}"
    assert centre.post(address, {"remarks": "ของเพื่อน", "seen": "1"}).status_code == 302
    mine = centre.post(address, {"remarks": "ของเรา", "seen": "1"})
    assert mine.status_code == 409
    assert all(words in mine.content.decode() for words in ("ของเรา", "ของเพื่อน"))
    too_long = centre.post(address, {"remarks": "ก" * 10_001, "seen": "2"})
    assert too_long.status_code == 400
    assert all(words in too_long.content.decode() for words in ("ก" * 10_001, "โปรดย่อให้ไม่เกิน 10000 ตัวอักษร"))
    assert do(centre, monthly, "sign") == 302
    late = centre.post(address, {"remarks": "มาช้า", "seen": "3"})
    assert late.status_code == 409
    assert "มาช้า" in late.content.decode()
    assert do(centre, monthly, "sign") == 409


def test_a_memo_takes_the_report_along_and_its_day_counts(
    november: tuple[Report, Report], signed_in: SignIn, clock: Clock
) -> None:
    monthly, _still_open = november
    centre = signed_in(CENTRE)
    assert do(centre, monthly, "sign") == 302
    assert do(centre, monthly, "memo") == 302
    letter = Letter.objects.get()
    assert "สรุปผลการรับฟังประจำเดือน เพื่อทราบ พฤศจิกายน ๒๕๖๙" in letter.subject
    page = said(centre, f"/desk/reports/{monthly.pk}")
    assert "ยังไม่ได้เขียน" not in page  # nobody wrote, and nobody will
    assert do(centre, monthly, "memo") == do(centre, monthly, "reopen") == 409
    assert f"/desk/reports/{monthly.pk}.pdf" in said(centre, f"/desk/letters/{letter.pk}")
    clock(at(12, 11, 15))
    assert (
        signed_in(HEAD).post(f"/desk/letters/{letter.pk}/issue", {"dated": "11/12/2569", "seen": "1"}).status_code
        == 302
    )
    clock(at(12, 15))
    day = {"on": "11/12/2569", "way": "hand"}
    assert signed_in(HEAD).post(f"/desk/letters/{letter.pk}/send", day).status_code == 302
    monthly.refresh_from_db()
    assert (monthly.state, monthly.sent_way, monthly.sent_at) == ("sent", "memo", at(12, 11, 16, 30))
    assert "ส่งทันกำหนด" in said(signed_in(HEAD), f"/desk/reports/{monthly.pk}")


def test_it_is_taken_back_before_it_is_sent_and_corrected_afterwards(
    november: tuple[Report, Report], signed_in: SignIn, settings: Any
) -> None:
    monthly, _still_open = november
    centre = signed_in(CENTRE)
    assert do(centre, monthly, "sign") == 302
    assert do(centre, monthly, "email") == 409  # no mail can leave
    settings.RABFANG_DEMONSTRATION = True
    for deed in ("reopen", "sign", "email"):
        assert do(centre, monthly, deed) == 302
    assert do(centre, monthly, "reopen") == 409
    assert do(centre, monthly, "correct") == 302
    assert do(centre, monthly, "correct") == 409
    again = Report.objects.get(corrects=monthly)
    assert f'href="/desk/reports/{monthly.pk}"' in said(centre, f"/desk/reports/{again.pk}")
    assert f'href="/desk/reports/{again.pk}"' in said(centre, f"/desk/reports/{monthly.pk}")
    for deed in ("sign", "email"):
        assert do(centre, again, deed) == 302
    assert "ฉบับนี้แก้ไขฉบับที่ส่งก่อนหน้า" in text_of(ReportMail.objects.get(report=again, kind="sent")).body
    assert list(faults()) == []


def test_hat_khams_executive_reads_the_weekly_summary(
    offices: dict[str, Agency], signed_in: SignIn, clock: Clock, smtp: Mailbox
) -> None:
    """S1-9: from Monday to Sunday, due on the first working day after."""
    walk(offices["hat-kham"], "service-quality", until="close", subject="ไฟดับ")
    clock(at(11, 30))
    assert draft_owed(now()) == 1
    weekly = Report.objects.get()
    assert (weekly.duty, weekly.first, weekly.last) == ("weekly", date(2026, 11, 23), date(2026, 11, 29))
    assert weekly.due_at == at(11, 30, 16, 30)
    centre, chief = signed_in("centre@hat-kham.example"), signed_in("executive@hat-kham.example")
    for deed in ("sign", "email"):
        assert do(centre, weekly, deed) == 302
    assert send_report_mails(now()) == 1
    assert send_report_mails(now()) == 0
    (mail,) = smtp.messages()
    assert mail["To"] == "executive@hat-kham.example"
    assert "สรุปการจัดการข้อร้องเรียนประจำสัปดาห์" in mail["Subject"]
    words = mail.get_body()
    assert words is not None
    assert all(one in words.get_content() for one in ("รับใหม่: 1", f"/desk/reports/{weekly.pk}"))
    (pdf,) = mail.iter_attachments()
    weekly.refresh_from_db()
    assert sha256(pdf.get_content()).hexdigest() == weekly.sha256
    page = said(chief, f"/desk/reports/{weekly.pk}")
    assert "ส่งทันกำหนด" in page
    assert "ไฟดับ" not in page
    assert 'href="/desk/reports"' in said(chief, "/desk/")


def test_after_standing_still_each_week_is_drafted_once_by_the_procedure_of_its_time(
    offices: dict[str, Agency], signed_in: SignIn, clock: Clock, officer: Callable[[str], Officer]
) -> None:
    """A second round asks one question; before the first case nothing is owed; days off entered later move the time."""
    office = offices["hat-kham"]
    clock(MONDAY + timedelta(days=14))
    assert draft_owed(now()) == 0
    clock(at(12, 9))
    submitted(office)
    clock(at(12, 16))
    monthly = preset_text("hat-kham").replace('every = "every week"', 'every = "every month"', 1)
    publish(office, monthly, by=None, at=now(), note="เปลี่ยน")
    clock(datetime(2027, 1, 20, 9, tzinfo=BANGKOK))
    assert draft_owed(now()) == 2
    assert owed() == [("weekly", date(2026, 12, 13), "drafted"), ("weekly", date(2026, 12, 31), "drafted")]
    with CaptureQueriesContext(connection) as asked:
        assert draft_owed(now()) == 0
    assert len(asked) == 1
    december = Report.objects.get(last=date(2026, 12, 31))
    assert december.due_at == datetime(2027, 1, 4, 16, 30, tzinfo=BANGKOK)
    day = DayFacts(date(2027, 1, 4), "วันหยุดพิเศษ", "ประกาศจังหวัด")
    add_holiday(office, day, by=officer("administrator@hat-kham.example"), at=now())
    clock(datetime(2027, 1, 21, 9, tzinfo=BANGKOK))
    draft_owed(now())
    december.refresh_from_db()
    assert december.due_at == datetime(2027, 1, 5, 16, 30, tzinfo=BANGKOK)
    record = signed_in("auditor@hat-kham.example").get("/desk/audit?kind=act").content.decode()
    assert all(words in record for words in ("กำหนดส่งรายงานเลื่อนตามวันหยุด", "5 ม.ค. 2570 16:30"))


def test_any_days_are_shown_and_kept_only_when_asked(november: tuple[Report, Report], signed_in: SignIn) -> None:
    centre, unit = signed_in(CENTRE), signed_in(UNIT)
    days = {"form": "analysis", "first": "1/10/2569", "last": "30/9/2570"}
    page = said(centre, "/desk/reports/any?form=analysis&first=1/10/2569&last=30/9/2570")
    assert "นับถึงวันที่จัดทำ" in page
    assert Report.objects.count() == 2
    assert centre.get("/desk/reports/any.xlsx", days).content.startswith(b"PK")
    wrong = centre.get("/desk/reports/any", days | {"last": "1/9/2569"})
    assert (wrong.status_code, "วันสุดท้ายอยู่ก่อนวันแรก" in wrong.content.decode()) == (400, True)
    assert centre.post("/desk/reports/any", days).status_code == 302
    assert centre.post("/desk/reports/any", days)["Location"] == f"/desk/reports/{Report.objects.latest('pk').pk}"
    kept = Report.objects.get(duty="")  # sent twice, kept once
    assert do(centre, kept, "sign") == 409  # the year is not over
    refused = centre.post(f"/desk/reports/{november[0].pk}/discard", {"seen": november[0].version})
    assert (refused.status_code, "จึงทิ้งร่างไม่ได้" in refused.content.decode()) == (409, True)
    for address in ("/desk/reports", "/desk/reports/any", f"/desk/reports/{kept.pk}", f"/desk/reports/{kept.pk}.pdf"):
        assert unit.get(address).status_code == 404
    assert 'href="/desk/reports"' not in said(unit, "/desk/")
    assert "ทิ้งร่างนี้" in said(centre, f"/desk/reports/{kept.pk}")
    assert (do(unit, kept, "discard"), do(centre, kept, "discard")) == (404, 302)
    assert centre.get(f"/desk/reports/{kept.pk}").status_code == 404


def test_who_only_reads_reports_finds_those_that_were_sent(
    november: tuple[Report, Report], offices: dict[str, Agency], signed_in: SignIn, settings: Any
) -> None:
    settings.RABFANG_DEMONSTRATION = True
    monthly, still_open = november
    head, _report, rest = preset_text(OFFICE).partition("[[report]]")
    publish(
        offices[OFFICE], f"{head}[[report]]{rest.replace('executive', 'unit', 1)}", by=None, at=now(), note="ถึงกลุ่มงาน"
    )
    centre, unit, address = signed_in(CENTRE), signed_in(UNIT), f"/desk/reports/{monthly.pk}"
    assert unit.get(address).status_code == 404
    for deed in ("sign", "email"):
        assert do(centre, monthly, deed) == 302
    assert UNIT in ReportMail.objects.filter(report=monthly).values_list("officer__email", flat=True)
    assert unit.get(address).status_code == unit.get(f"{address}.xlsx").status_code == 200
    assert unit.get(f"{address}/correct").status_code == 403
    assert do(unit, monthly, "correct") == 403
    assert unit.get(f"/desk/reports/{still_open.pk}").status_code == 404
    assert "สรุปผลการรับฟังประจำเดือน" in said(unit, "/desk/reports")


def test_targets_stand_beside_the_indicators(november: tuple[Report, Report], signed_in: SignIn) -> None:
    centre, address = signed_in(CENTRE), "/desk/reports/targets?year=2570"
    wrong = centre.post(address, {"concluded": "101"})
    assert (wrong.status_code, 'value="101"' in wrong.content.decode()) == (400, True)
    assert centre.post(address, {"concluded": "๙๐", "satisfied": "87.5"}).status_code == 302
    page = said(centre, "/desk/reports/any?form=analysis&first=1/10/2569&last=30/9/2570")
    assert "90.0%" in page
    assert "87.5%" in page
    assert signed_in(UNIT).get(address).status_code == 404


def test_the_list_asks_a_fixed_number_of_questions(
    november: tuple[Report, Report], signed_in: SignIn, queries: Callable[[Client, str], int]
) -> None:
    centre = signed_in(CENTRE)
    few = queries(centre, "/desk/reports")
    known = Report.objects.first()
    assert known is not None
    for month in range(1, 6):
        Report.objects.create(
            agency=known.agency,
            procedure=known.procedure,
            duty="monthly",
            form="summary",
            first=date(2026, month, 1),
            last=date(2026, month, 28),
            due_at=at(month, 28),
            made_at=now(),
        )
    assert queries(centre, "/desk/reports") == few <= 16
