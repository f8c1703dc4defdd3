"""Each list that can be taken out: its page leads to the file, the file says what the page says, to nobody else."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.cases.tests.walking import submitted
from rabfang.channels.models import Asking
from rabfang.core.clock import now
from rabfang.desk.taking_out import asking
from rabfang.desk.taking_out.lists import LISTS as OFFERED
from rabfang.desk.tests import listed
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.desk.tests.listed import ADMINISTRATOR, AUDITOR, CENTRE, DAYS, EXECUTIVE, PROTECTOR, UNIT, Town
from rabfang.desk.tests.taken import asked_for, rows_of
from rabfang.reports.exports.actions.make import Maker
from rabfang.reports.facts.folding import fold_waiting

pytestmark = pytest.mark.django_db
REGISTER = ["เลขรับ", "ปีของทะเบียน (พ.ศ.)", "วันที่รับ"]
WAY_OUT = re.compile(r'href="(/desk/exports/new/[^"]+)"')


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
    "figure-cases": Asked(listed.cases, CENTRE, ADMINISTRATOR, REGISTER, ["1", "2570", NINE, "ร้องเรียนผ่านเว็บไซต์"]),
    "table": Asked(listed.table, EXECUTIVE, UNIT, KINDS, ["คุณภาพการให้บริการ", "1"]),
    "saved-table": Asked(listed.saved, EXECUTIVE, UNIT, KINDS, ["คุณภาพการให้บริการ", "1"]),
    "saved-table, an edition": Asked(listed.edition, EXECUTIVE, UNIT, KINDS, ["คุณภาพการให้บริการ", "1"]),
    "reports": Asked(
        listed.reports,
        CENTRE,
        AUDITOR,
        ["ชื่อรายงาน", "ช่วงเวลา", "วันเริ่ม", "วันสิ้นสุด", "กำหนดส่ง", "สถานะ"],
        [
            "สรุปการจัดการข้อร้องเรียนประจำสัปดาห์",
            "ตุลาคม 2569",
            "1 ต.ค. 2569",
            "31 ต.ค. 2569",
            "16 พ.ย. 2569 09:00",
            "ร่าง",
            "",
            "",
            "",
            "เกินกำหนด",
        ],
    ),
    "outbox": Asked(
        listed.outbox,
        UNIT,
        "",
        ["ข้อความ", "เลขรับ", "ปีของทะเบียน (พ.ศ.)", "เรื่อง", "เมื่อ", "ส่งโดย", "สถานะ", "ส่งเมื่อ"],
        ["แจ้งการรับเรื่อง", "1", "2570", "ไฟดับหน้าวัด", NINE, "อีเมล", "ส่งไม่สำเร็จ", ""],
    ),
    "calls": Asked(
        listed.calls,
        CENTRE,
        AUDITOR,
        ["เลขรับ", "ปีของทะเบียน (พ.ศ.)", "เรื่อง", "ผู้ร้อง"],
        ["1", "2570", "ไฟฟ้าสาธารณะดับ", "มานี มีนา", "", "", "23 พ.ย. 2569", "ถามกับผู้ร้องเองเท่านั้น"],
    ),
    "occasions": Asked(
        listed.occasions,
        CENTRE,
        UNIT,
        ["กิจกรรม", "วันเริ่ม", "วันสิ้นสุด", "ช่องทาง"],
        ["ประชาคมหมู่ 4", "23 พ.ย. 2569", "23 พ.ย. 2569"],
    ),
    "posters": Asked(
        listed.posters,
        CENTRE,
        AUDITOR,
        ["สถานที่ติดป้าย", "คิวอาร์นำไปที่", "เรื่องที่ได้รับ"],
        ["ตลาดสด ประตู 2", "ร้องเรียนผ่านเว็บไซต์", "0", "23 พ.ย. 2569", "สมศรี ใจเย็น", "ติดอยู่", ""],
    ),
    "papers": Asked(
        listed.papers,
        CENTRE,
        UNIT,
        ["ได้รับเมื่อ", "ช่องทาง", "จาก"],
        [NINE, "จดหมาย", "มานะ ทดสอบ", "", "", "0", "0", "ไม่ลงทะเบียน", "", "", "ใบโฆษณา", "สมศรี ใจเย็น"],
    ),
}


SETTINGS = {
    "officers": Asked(
        listed.at("/desk/settings/officers/"),
        ADMINISTRATOR,
        CENTRE,
        ["ชื่อ", "ตำแหน่ง", "อีเมล", "โทรศัพท์", "บทบาทวันนี้", "บัญชี"],
        ["ดนัย ดูแลระบบ", "นักวิชาการคอมพิวเตอร์", "administrator@hat-kham.example", "", "ผู้ดูแลระบบ"],
    ),
    "units": Asked(
        listed.at("/desk/settings/units/"),
        ADMINISTRATOR,
        CENTRE,
        ["หน่วย", "ชื่อภาษาอังกฤษ", "ชื่อย่อ"],
        ["กองคลัง", "Finance", "finance", "", "0", "0", "เปิดใช้"],
    ),
    "partners": Asked(
        listed.at("/desk/settings/partners/"),
        ADMINISTRATOR,
        CENTRE,
        ["หน่วยงาน", "เรียนถึง", "ที่อยู่"],
        ["การไฟฟ้าส่วนภูมิภาคอำเภอกุยบุรี", "ผู้จัดการการไฟฟ้าส่วนภูมิภาคอำเภอกุยบุรี"],
    ),
    "holidays": Asked(
        listed.at("/desk/settings/holidays/?year=2570"),
        ADMINISTRATOR,
        CENTRE,
        ["วันที่", "ชื่อวัน", "ใช้กับ"],
        ["1 ม.ค. 2570", "วันขึ้นปีใหม่", "ทุกหน่วยงาน", "", ""],
    ),
    "procedures": Asked(
        listed.at("/desk/settings/procedures/"), ADMINISTRATOR, CENTRE, ["ฉบับที่", "เผยแพร่เมื่อ"], ["1", NINE, "ระบบ"]
    ),
    "delegations": Asked(
        listed.delegations,
        ADMINISTRATOR,
        CENTRE,
        ["ผู้ปฏิบัติหน้าที่แทน", "ผู้มอบหมาย", "บทบาท"],
        ["สมศรี ใจเย็น", "บุญมี มีวิสัยทัศน์", "ผู้บริหาร", "23 พ.ย. 2569", "23 พ.ย. 2569", "ไปราชการ"],
    ),
}
WATCH = {
    "reminders": Asked(
        listed.reminders,
        UNIT,
        "",
        ["เลขรับ", "ปีของทะเบียน (พ.ศ.)", "เรื่อง", "หน่วยงานเจ้าของเรื่อง", "เตือนเพราะ"],
        ["1", "2570", "ไฟดับหน้าวัด", "องค์การบริหารส่วนตำบลหาดขาม", "ถูกติดตาม", NINE],
    ),
    "channels": Asked(listed.at("/desk/channels"), CENTRE, "", ["ช่องทาง", "ตรวจทุก", "ผู้รับผิดชอบ"], ["ร้องเรียนด้วยตนเอง"]),
    "checks": Asked(
        listed.checks,
        CENTRE,
        "",
        ["วันเริ่ม", "วันสิ้นสุด", "ผล", "พบเรื่อง"],
        ["23 พ.ย. 2569", "23 พ.ย. 2569", "ตรวจแล้ว", "2", "สมศรี ใจเย็น", NINE, "ว่าง"],
    ),
    "listening": Asked(
        listed.listening, CENTRE, "", ["ช่องทาง", "เดือน", "รอบที่กำหนด"], ["ร้องเรียนผ่านเว็บไซต์", "ตุลาคม 2569"]
    ),
    "responses": Asked(
        listed.responses, CENTRE, "", ["ถามทาง", "ถามแล้ว", "ตอบ", "อัตราการตอบ (%)"], ["อีเมล", "1", "1", "100.0"]
    ),
    "changes": Asked(
        listed.changes,
        CENTRE,
        "",
        ["ตั้งแต่วันที่", "ช่องทาง", "สิ่งที่ปรับปรุง"],
        ["23 พ.ย. 2569", "ร้องเรียนทางโทรศัพท์", "เพิ่มผู้รับสายช่วงเช้า", "โทรไม่ติด", "บุญมี มีวิสัยทัศน์", NINE],
    ),
    "data-requests": Asked(
        listed.requests,
        PROTECTOR,
        CENTRE,
        ["เลขที่คำขอ", "ปี พ.ศ.", "คำขอ", "ผู้ขอ"],
        ["3", "2569", "ขอดูและขอสำเนาข้อมูลของตน", "มานะ ทดสอบ", "มาติดต่อด้วยตนเอง"],
    ),
    "destruction": Asked(
        listed.destruction,
        PROTECTOR,
        CENTRE,
        ["เลขรับ", "ปีของทะเบียน (พ.ศ.)", "เรื่อง", "พ้นเวลาเก็บตั้งแต่"],
        ["1", "2570", "ไฟฟ้าสาธารณะดับ", "23 พ.ย. 2569", "ระเบียบสารบรรณ", "", ""],
    ),
}
LISTS |= SETTINGS | WATCH
ELSEWHERE = {"register", "late", "letters", "incoming", "occasion", "satisfaction", "audit"}  # test_exports


@pytest.fixture
def town(offices: dict[str, Agency]) -> Town:
    return Town(offices["hat-kham"])


def test_every_list_is_tried() -> None:
    """Those of `ELSEWHERE` are, in tests of their own."""
    assert {listing.key for listing in OFFERED} == {name.partition(",")[0] for name in LISTS} | ELSEWHERE


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
