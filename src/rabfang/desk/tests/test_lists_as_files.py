"""Each list that can be taken out: its page leads to the file, the file says what the page says, to nobody else."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.cases.actors import Actor
from rabfang.cases.models import OutboxMessage
from rabfang.cases.tests.walking import submitted, walk
from rabfang.channels.models import Asking, PaperIntake
from rabfang.channels.occasions.actions.hold import Told, hold
from rabfang.channels.posters.actions import hang
from rabfang.core.clock import now
from rabfang.desk.taking_out import asking
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.desk.tests.taken import asked_for, rows_of
from rabfang.procedures.queries import current
from rabfang.reports.actions.tables import Kept, make_editions, save_table
from rabfang.reports.builder.question import Question
from rabfang.reports.exports.actions.make import Maker
from rabfang.reports.facts.folding import fold_waiting
from rabfang.reports.models import Edition, Report

pytestmark = pytest.mark.django_db
CENTRE, EXECUTIVE, UNIT = "centre", "executive", "unit"
ADMINISTRATOR, AUDITOR = "administrator", "auditor"
DAYS = "first=2026-11-01&last=2026-11-30"
REGISTER = ["เลขรับ", "ปีของทะเบียน (พ.ศ.)", "วันที่รับ"]
WAY_OUT = re.compile(r'href="(/desk/exports/new/[^"]+)"')


@dataclass(frozen=True)
class Town:
    """The office in which something of each list is made, and its officers."""

    agency: Agency

    def actor(self, account: str = CENTRE) -> Actor:
        """As the one behind an action."""
        return Actor.officer(self.officer(account), now())

    def officer(self, account: str) -> Officer:
        """By the part of the account before the @."""
        return Officer.objects.get(email=f"{account}@hat-kham.example")


def _cases(town: Town, _clock: Clock) -> str:
    """Of what came in November, what is not classified."""
    walk(town.agency, "service-quality", until="report", category="street-light", subject="ไฟดับหน้าวัด")
    submitted(town.agency, subject="ถนนพัง", name="มานี มีนา")
    fold_waiting(now())
    return f"/desk/figures/cases?measure=received&{DAYS}&category="


def _table(town: Town, clock: Clock) -> str:
    _cases(town, clock)
    return "/desk/figures/build?rows=kind&measure=received&period=this-month"


def _saved(town: Town, clock: Clock) -> str:
    kept = Kept("รายเดือน", is_shared=True, every="month")
    table = save_table(town.agency, Question(rows="kind"), kept, by=town.officer(EXECUTIVE), at=now())
    _cases(town, clock)
    return f"/desk/figures/tables/{table.pk}"


def _edition(town: Town, clock: Clock) -> str:
    """What the table said at the end of November, before another case came."""
    page = _saved(town, clock)
    clock(MONDAY + timedelta(days=8))
    assert make_editions(now()) == 1
    walk(town.agency, "service-quality", until="report")
    return f"{page}/{Edition.objects.get().pk}"


def _reports(town: Town, _clock: Clock) -> str:
    version, procedure = current(town.agency)
    days = {"first": date(2026, 10, 1), "last": date(2026, 10, 31), "due_at": MONDAY, "made_at": MONDAY}
    duty = procedure.report[0].key
    Report.objects.create(agency=town.agency, procedure=version, duty=duty, form="summary", **days)
    return "/desk/reports"


def _outbox(town: Town, _clock: Clock) -> str:
    walk(town.agency, "service-quality", until="report", subject="ไฟดับหน้าวัด")
    submitted(town.agency)
    OutboxMessage.objects.filter(case__number=1).update(state="failed", error="a@b.example: ไม่รับ")
    return "/desk/outbox?state=lost"


def _calls(town: Town, _clock: Clock) -> str:
    said: dict[str, Any] = {"telephone": "0812345678", "email": "", "discreet": True, "name": "มานี มีนา"}
    case = walk(town.agency, "information", until="close", **said)
    Asking.objects.create(case=case, seq=1, state="to-call", due_at=MONDAY)
    return "/desk/satisfaction/calls"


def _occasions(town: Town, _clock: Clock) -> str:
    by = town.actor()
    told = Told("walk-in", "ประชาคมหมู่ 4", MONDAY.date(), MONDAY.date(), by.officer_id or 0)
    hold(town.agency, told, by=by, at=now(), asked=uuid4())
    return "/desk/occasions"


def _posters(town: Town, _clock: Clock) -> str:
    hang(town.agency, by=town.actor(), at=now(), channel="website", place="ตลาดสด ประตู 2")
    return "/desk/posters"


def _papers(town: Town, _clock: Clock) -> str:
    PaperIntake.objects.create(
        agency=town.agency,
        channel="letter",
        made_by=town.officer(CENTRE),
        made_at=MONDAY,
        received_at=MONDAY,
        sender="มานะ ทดสอบ",
        address="1 หมู่ 2",
        state="aside",
        reason="ใบโฆษณา",
        ended_by=town.officer(CENTRE),
        ended_at=MONDAY,
    )
    return "/desk/paper?state=aside"


@dataclass(frozen=True)
class Asked:
    """What makes a list and gives its page, who asks, who may not; the first headings of the file, its first row."""

    make: Callable[[Town, Clock], str]
    who: str
    stranger: str
    heads: list[str]
    line: list[str]


NINE = "23 พ.ย. 2569 09:00"
KINDS = ["ประเภท", "รับใหม่"]
LISTS = {
    "figure-cases": Asked(_cases, CENTRE, ADMINISTRATOR, REGISTER, ["2", "2570", NINE, "ร้องเรียนผ่านเว็บไซต์"]),
    "table": Asked(_table, EXECUTIVE, UNIT, KINDS, ["คุณภาพการให้บริการ", "1"]),
    "saved-table": Asked(_saved, EXECUTIVE, UNIT, KINDS, ["คุณภาพการให้บริการ", "1"]),
    "saved-table, an edition": Asked(_edition, EXECUTIVE, UNIT, KINDS, ["คุณภาพการให้บริการ", "1"]),
    "reports": Asked(
        _reports,
        CENTRE,
        AUDITOR,
        ["ชื่อรายงาน", "ช่วงเวลา", "ตั้งแต่วันที่", "ถึงวันที่", "กำหนดส่ง", "สถานะ"],
        ["สรุปการจัดการข้อร้องเรียนประจำสัปดาห์", "ตุลาคม 2569", "1 ต.ค. 2569", "31 ต.ค. 2569", NINE, "ร่าง", ""],
    ),
    "outbox": Asked(
        _outbox,
        UNIT,
        "",
        ["ข้อความ", "เลขรับ", "ปีของทะเบียน (พ.ศ.)", "เรื่อง", "เมื่อ", "ส่งโดย", "สถานะ", "ส่งเมื่อ"],
        ["แจ้งการรับเรื่อง", "1", "2570", "ไฟดับหน้าวัด", NINE, "อีเมล", "ส่งไม่สำเร็จ", ""],
    ),
    "calls": Asked(
        _calls,
        CENTRE,
        AUDITOR,
        ["เลขรับ", "ปีของทะเบียน (พ.ศ.)", "เรื่อง", "ผู้ร้อง"],
        ["1", "2570", "ไฟฟ้าสาธารณะดับ", "มานี มีนา", "", "", "23 พ.ย. 2569", "ถามกับผู้ร้องเองเท่านั้น"],
    ),
    "occasions": Asked(
        _occasions,
        CENTRE,
        UNIT,
        ["กิจกรรม", "ตั้งแต่วันที่", "ถึงวันที่", "ช่องทาง"],
        ["ประชาคมหมู่ 4", "23 พ.ย. 2569", "23 พ.ย. 2569"],
    ),
    "posters": Asked(
        _posters,
        CENTRE,
        AUDITOR,
        ["สถานที่ติดป้าย", "คิวอาร์นำไปที่", "เรื่องที่ได้รับ"],
        ["ตลาดสด ประตู 2", "ร้องเรียนผ่านเว็บไซต์", "0", "23 พ.ย. 2569", "สมศรี ใจเย็น", "ติดอยู่", ""],
    ),
    "papers": Asked(
        _papers,
        CENTRE,
        UNIT,
        ["ได้รับเมื่อ", "ช่องทาง", "จาก"],
        [NINE, "จดหมาย", "มานะ ทดสอบ", "", "", "0", "0", "ไม่ลงทะเบียน", "", "", "ใบโฆษณา", "สมศรี ใจเย็น"],
    ),
}


@pytest.fixture
def town(offices: dict[str, Agency]) -> Town:
    return Town(offices["hat-kham"])


@pytest.mark.parametrize("name", LISTS)
def test_its_page_leads_to_the_file(
    name: str, town: Town, signed_in: SignIn, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, (key, _comma, _which) = LISTS[name], name.partition(",")
    monkeypatch.setattr(asking, "AT_ONCE", 0)
    page = one.make(town, clock)
    client = signed_in(f"{one.who}@hat-kham.example")
    new = way_out(client, page, key)
    export = asked_for(client, new, format="csv")
    assert Maker().make(now())
    head, *rows = rows_of(client, export)
    assert head[: len(one.heads)] == one.heads
    assert rows[0][: len(one.line)] == one.line, rows
    assert not [cell for row in rows for cell in row if "0812345678" in cell or "a@b.example" in cell]
    entry = AuditEntry.objects.get(action="export")
    assert (entry.target, entry.facts["rows"]) == (key, len(rows))
    assert urlsplit(client.get(export).context["page"]).path == urlsplit(page).path
    if one.stranger:
        assert signed_in(f"{one.stranger}@hat-kham.example").get(new).status_code == 404
    assert signed_in("centre@saraburi-treasury.example").get(f"{export}/file").status_code == 404


def way_out(client: Client, page: str, key: str) -> str:
    """The address to which the link of the page leads."""
    answer = client.get(page)
    assert answer.status_code == 200, answer.content.decode()
    (found,) = [one for one in WAY_OUT.findall(answer.content.decode()) if urlsplit(one).path.endswith(f"/{key}")]
    return html.unescape(found)


def test_a_batch_costs_as_much_for_many_rows_as_for_few(
    town: Town, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "AT_ONCE", 0)
    client, counts = signed_in(f"{CENTRE}@hat-kham.example"), []
    for _again in range(2):
        for _case in range(3):
            case = submitted(town.agency, telephone="0812345678").case
            Asking.objects.create(case=case, seq=1, state="to-call", due_at=MONDAY)
        fold_waiting(now())
        for asked in (f"figure-cases?measure=received&{DAYS}", "outbox", "calls"):
            asked_for(client, f"/desk/exports/new/{asked}")
            with CaptureQueriesContext(connection) as captured:
                Maker().make(now())
            counts.append(len(captured))
    assert counts[:3] == counts[3:], counts
