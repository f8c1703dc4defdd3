"""A register that holds everything: cases in every state, every verb, words, files, pauses, merges, a void number."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Agency, Holiday, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.cases.report import Report, report
from rabfang.cases.seals import seal
from rabfang.cases.sweeps import escalate_overdue, recompute_due_times, remind_due, resume_paused
from rabfang.cases.tests.walking import facts_for, lead, somebody, submitted
from rabfang.core.clock import BANGKOK, now
from rabfang.documents.actions import accept
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import prepare_all
from rabfang.documents.tests.pictures import photograph, picture
from rabfang.procedures.queries import version_of
from rabfang.vault.queries import desk_of

Stand = Callable[[datetime], None]
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=BANGKOK)


def act(case: Case, verb: str, **facts: Any) -> None:
    """`verb` by somebody who may, with the usual facts and these."""
    stored = Case.objects.select_related("agency").get(pk=case.pk)
    procedure = version_of(stored.procedure_id)[1]
    perform(stored, verb, by=somebody(stored, verb, procedure), **(facts_for(stored, verb, procedure) | facts))


def stored_file(content: bytes, name: str) -> StoredFile:
    """A file, accepted and kept."""
    return accept(ContentFile(content, name=name), at=now())


def fill_register(offices: Mapping[str, Agency], clock: Stand) -> None:
    """Fills the books of three offices within a fortnight and seals what happened first."""
    town, treasury, province = offices["hat-kham"], offices["saraburi-treasury"], offices["phitsanulok"]
    clock(MONDAY)
    _told_at_length(town, clock)
    _joined_and_parted(town)
    overdue = lead(submitted(town, name="").case, "service-quality", until="order")
    clock(MONDAY + timedelta(hours=1))
    seal(MONDAY + timedelta(hours=1))
    _in_the_treasury(treasury)
    _in_the_province(province)
    _ended_otherwise(town)
    waiting = _standing_still(town)
    _in_confidence(offices["school-integrity"])
    clock(MONDAY + timedelta(days=8))
    assert resume_paused(now()) == 1
    assert remind_due(now()) > 0
    assert escalate_overdue(now()) > 0
    Holiday.objects.create(day=date(2026, 12, 3), name="วันหยุดพิเศษ", source="มติคณะรัฐมนตรี")
    touch_calendars(None)
    assert recompute_due_times(town, "วันหยุดพิเศษ 3 ธันวาคม 2569", now()) > 0
    act(overdue, "order", outcome="outside")
    act(overdue, "refer", letter_number="ปข 72401/231", letter_date=date(2026, 12, 1))
    act(waiting, "inspect", partners="การไฟฟ้าส่วนภูมิภาค", heard="ดับทุกครั้งที่ฝนตก")
    act(waiting, "expedite")
    assert seal(now() + timedelta(hours=1))
    act(waiting, "note", note="หลังการปิดผนึก")


def _in_confidence(school: Agency) -> None:
    """Two reports at the confidential desk, one with a file and an identity."""
    desk = desk_of(school)
    assert desk
    with prepare_all([ContentFile(b"one\n", name="one.txt")], in_memory=True) as files:
        said = Report({"subject": "ซื้อแพง", "detail": "ซื้อแพงกว่าร้านข้างเคียง"}, files, {"name": "ก"})
        case = report(desk, "website", said, by=Actor.citizen(), at=now(), submission="one").case
    done: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("handler", "identify", {"done": "asked"}),
        ("custodian", "identify", {"done": "refused"}),
        ("handler", "protect", {"measure": "watch", "whom": "ผู้แจ้ง"}),
    )
    for account, verb, facts in done:
        officer = Officer.objects.get(email=f"{account}@{school.slug}.example")
        perform(case, verb, by=Actor.officer(officer, now()), **facts)
    other = Report({"detail": "เรียกเงินพิเศษ"})
    report(desk, "website", other, by=Actor.citizen(), at=now(), submission="two")


def _centre(agency: Agency) -> Actor:
    return Actor.officer(Officer.objects.get(email=f"centre@{agency.slug}.example"), now())


def _told_at_length(agency: Agency, clock: Stand) -> None:
    """One case with everything a case can have, taken by telephone, closed, objected to, closed and taken up again."""
    units = list(agency.units.filter(key__in=["public-works", "public-health"]).values_list("pk", flat=True))
    case = receive(
        agency,
        "telephone",
        by=_centre(agency),
        received_at=MONDAY - timedelta(days=3),
        subject="ไฟถนนดับ",
        detail="ดับมาสามวัน",
        place="หน้าวัด",
        subdistrict="770207",
        latitude=Decimal("12.1"),
        longitude=Decimal("99.65"),
        occurred_on=date(2026, 11, 20),
        name="สมชาย ทดสอบ",
        address="8/1 หมู่ 3",
        telephone="0810000101",
        email="somchai@people.example",
        files=(stored_file(photograph(), "เสาไฟ.jpg"), stored_file("มืดมาก".encode(), "เล่า.txt")),
    ).case
    act(case, "record", remark="รับแล้ว")
    act(case, "classify", kind="service-quality", category="street-light", urgency="urgent", opinion="เร่งด่วน")
    act(case, "forward", units=units, telephoned="รับทราบ", telephoned_unit=units[0])
    act(case, "order", outcome="act", units=units)
    act(case, "assign", units=units[:1])
    act(case, "ask")
    clock(MONDAY + timedelta(minutes=20))
    act(case, "message", files=(stored_file(picture("PNG"), "แผนที่.png"),))
    act(case, "report", files=(stored_file(b"done", "report.txt"),))
    act(case, "return_for_more")
    lead(case, "service-quality", until="close")
    for verb in ("close", "object"):
        act(case, verb)
    lead(case, "service-quality", until="close")
    for verb in ("close", "reopen"):
        act(case, verb)
    lead(case, "service-quality", until="close")
    act(case, "close", outcome="explained", remark="แจ้งแล้ว")
    act(case, "rate", reason="มาเร็ว")


def _joined_and_parted(agency: Agency) -> None:
    """One case follows another, and one did so by mistake."""
    first, second, third = (submitted(agency).case for _ in range(3))
    act(second, "merge", into=first.pk)
    lead(third, "service-quality", until="report")
    act(third, "merge", into=first.pk)
    act(third, "unmerge")


def _ended_otherwise(agency: Agency) -> None:
    """A void number, a matter taken back, information given at once, and a question that waits for its answer."""
    act(submitted(agency).case, "void")
    act(submitted(agency).case, "withdraw", reason="แก้ไขแล้วเอง")
    act(lead(submitted(agency).case, "information", until="close"), "close", outcome="explained")
    act(submitted(agency).case, "ask")


def _standing_still(agency: Agency) -> Case:
    """Two cases paused: one until next Monday, the other without end. The first is given back."""
    first, second = (lead(submitted(agency).case, "service-quality", until="report") for _ in range(2))
    act(first, "pause", until=date(2026, 11, 30))
    act(second, "pause", until=date(2027, 1, 11))
    return first


def _in_the_treasury(agency: Agency) -> None:
    """A complaint answered with a copy, and a need from a meeting put to use."""
    act(lead(submitted(agency).case, "complaint", until="close"), "close", outcome="explained")
    met = receive(agency, "meeting", by=_centre(agency), subject="ขอที่จอดรถ", detail="ที่จอดรถไม่พอ").case
    act(lead(met, "need", until="close"), "close", outcome="noted")
    submitted(agency)


def _in_the_province(agency: Agency) -> None:
    """A working group with a partner, a matter passed on and taken, one not taken up, and a report to the ministry."""
    partner = agency.partners.filter(office=None).values_list("pk", flat=True)[0]
    units = list(agency.units.filter(key__in=["justice", "industry"]).values_list("pk", flat=True))
    from_ministry = receive(agency, "ministry", by=_centre(agency), subject="น้ำเสีย", detail="ปลาตาย").case
    case = lead(from_ministry, "grievance", until="order")
    act(case, "order", outcome="group")
    act(case, "appoint", units=units, partners=[partner], members="นายอนันต์ นำกลุ่ม, ผู้อำนวยการ, ประธาน")
    act(case, "contact", name="กลุ่มผู้เลี้ยงปลา", discreet=True)
    act(case, "acknowledge", received_number="88", received_on=date(2026, 11, 23))
    act(case, "report")
    act(case, "notify", letter_number="พล 0017/9", letter_date=date(2026, 11, 23))
    passed_on = lead(submitted(agency).case, "grievance", until="order")
    act(passed_on, "order", outcome="outside")
    act(passed_on, "refer")
    act(passed_on, "acknowledge", outcome="taken")
    declined = lead(submitted(agency).case, "complaint", until="order")
    act(declined, "order", outcome="none")
    act(lead(declined, "complaint", until="close"), "close", outcome="declined")
