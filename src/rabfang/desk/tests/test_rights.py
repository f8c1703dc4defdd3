"""Personal data through the front door: asked for, answered, erased, destroyed by two, disclosed, breached."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.actions import OfCase, Who, looked
from rabfang.audit.models import AuditEntry
from rabfang.cases.models import Case, CaseText, Complainant, OutboxMessage
from rabfang.cases.tests.full_register import act
from rabfang.cases.tests.walking import lead, submitted
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.rights.models import Breach, DestructionList, Disclosure, Hold, Request, Tombstone
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
DPO, EXECUTIVE, CENTRE, ADMINISTRATOR = (
    f"{who}@hat-kham.example" for who in ("dpo", "executive", "centre", "administrator")
)


@pytest.fixture
def closed(offices: dict[str, Agency]) -> Case:
    """A case that is over."""
    case = lead(submitted(offices["hat-kham"], telephone="0812345678").case, "service-quality", until="close")
    act(case, "close", outcome="solved")
    return Case.objects.get(pk=case.pk)


def following(case: Case) -> Client:
    """The complainant, who has shown number and secret."""
    client = Client()
    session = client.session
    session["following"] = [case.pk, (now() + timedelta(minutes=20)).isoformat()]
    session.save()
    return client


def asked(case: Case, kind: str, words: str = "") -> Request:
    """A request from the case's tracking page."""
    answer = following(case).post(f"/{case.agency.slug}/track/case/data", {"kind": kind, "words": words})
    assert answer.status_code == 302, answer.context["form"].errors
    return Request.objects.latest("pk")


def test_a_request_from_the_tracking_page_has_thirty_days(closed: Case, signed_in: SignIn, clock: Clock) -> None:
    row = asked(closed, "access")
    assert (row.number_text, row.due_at.date()) == ("1/2569", (MONDAY + timedelta(days=30)).date())
    dpo = signed_in(DPO)
    assert "1/2569" in dpo.get("/desk/personal-data").content.decode()
    again = following(closed).post("/hat-kham/track/case/data", {"kind": "access"})
    assert again.status_code == 422
    clock(MONDAY + timedelta(days=31, hours=9))
    assert dpo.get("/desk/personal-data").content.decode().count("เกินกำหนด") >= 1
    package = dpo.get(f"/desk/personal-data/requests/{row.pk}/package.zip").content
    assert " email " not in zipfile.ZipFile(BytesIO(package)).read("index.html").decode()
    assert AuditEntry.objects.get(action="fetch-access-package").facts["rows"] == 1
    answered = dpo.post(f"/desk/personal-data/requests/{row.pk}/answer", {"answer": "ส่งให้ทางอีเมลแล้ว"})
    assert answered.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.settled_by_id) == ("answered", Officer.objects.get(email=DPO).pk)


def test_the_answer_is_read_on_the_tracking_page(closed: Case, signed_in: SignIn) -> None:
    row = asked(closed, "restrict", "ขอให้หยุดใช้")
    dpo, address = signed_in(DPO), f"/desk/personal-data/requests/{row.pk}/refuse"
    assert dpo.post(address, {"answer": "ทำไม่ได้"}).status_code == 400
    assert dpo.post(address, {"answer": "ทำไม่ได้", "ground": "มาตรา 33"}).status_code == 302
    page = following(closed).get("/hat-kham/track/case/data").content.decode()
    assert "ทำไม่ได้" in page
    assert "มาตรา 33" in page


def test_access_gives_everything_of_theirs_and_nothing_of_others(
    closed: Case, offices: dict[str, Agency], signed_in: SignIn
) -> None:
    mine = submitted(offices["hat-kham"], telephone="0812345678", detail="เรื่องที่สองของฉัน").case
    submitted(offices["hat-kham"], detail="เรื่องของคนอื่น", telephone="0899999999")
    dpo = signed_in(DPO)
    said = {"kind": "access", "came": "counter", "name": "สมชาย", "contact": "081", "words": "ขอสำเนา"}
    assert dpo.post("/desk/personal-data/requests/new", said).status_code == 302
    row = Request.objects.get()
    address = f"/desk/personal-data/requests/{row.pk}"
    assert dpo.get(f"{address}/package.zip").status_code == 409  # nobody has said whose it is
    page = dpo.post(f"{address}/find", {"telephone": "081-234-5678"})
    assert {case.pk for case in page.context["found"]} == {closed.pk, mine.pk}
    confirmed = dpo.post(f"{address}/confirm", {"cases": [closed.pk, mine.pk], "identity": "ตรวจบัตร"})
    assert confirmed.status_code == 302
    package = zipfile.ZipFile(BytesIO(dpo.get(f"{address}/package.zip").content))
    read = package.read("index.html").decode()
    assert "เรื่องที่สองของฉัน" in read
    assert "หน้าบ้านมืดมาก" in read
    assert "เรื่องของคนอื่น" not in read
    assert "SHA256SUMS" in package.namelist()


def test_an_erasure_asked_for_empties_case_and_request(closed: Case, signed_in: SignIn) -> None:
    row = asked(closed, "erase", "ลบให้หมด")
    dpo = signed_in(DPO)
    done = dpo.post(f"/desk/personal-data/requests/{row.pk}/erase", {"answer": "ลบแล้ว"})
    assert done.status_code == 302
    row.refresh_from_db()
    assert (row.name, row.words, row.answer) == ("", "", "ลบแล้ว")
    assert Complainant.objects.get(case=closed).telephone == ""
    assert Tombstone.objects.get(case=closed).request_id == row.pk
    assert not list(faults())
    assert "ลบข้อมูลส่วนบุคคลในเรื่องนี้แล้ว" in signed_in(CENTRE).get(f"/desk/cases/{closed.pk}").content.decode()
    assert "ลบข้อมูลส่วนบุคคล" in following(closed).get("/hat-kham/track/case").content.decode()
    assert signed_in(CENTRE).get("/desk/register").status_code == 200


def test_an_erasure_asks_again_who_erases_and_keeps_what_was_typed(
    closed: Case, signed_in: SignIn, clock: Clock
) -> None:
    row, dpo = asked(closed, "erase"), signed_in(DPO)
    address = f"/desk/personal-data/requests/{row.pk}/erase"
    clock(MONDAY + timedelta(minutes=15))
    page = dpo.post(address, {"answer": "ลบแล้ว"}).content.decode()
    assert "ยืนยันว่าเป็นท่าน" in page
    assert '<input type="hidden" name="held-answer" value="ลบแล้ว">' in page
    assert not Tombstone.objects.exists()
    held = {"on_the_way": "1", "held-answer": "ลบแล้ว"}
    assert dpo.post(address, {**held, "password": "wrong wrong wrong"}).status_code == 400
    assert not Tombstone.objects.exists()
    assert dpo.post(address, {**held, "password": PASSWORD}).status_code == 302
    assert Tombstone.objects.get(case=closed).request_id == row.pk
    row.refresh_from_db()
    assert row.answer == "ลบแล้ว"


def test_a_case_under_way_is_not_erased_and_nothing_is_half_done(offices: dict[str, Agency], signed_in: SignIn) -> None:
    running = submitted(offices["hat-kham"]).case
    row = asked(Case.objects.get(pk=running.pk), "erase")
    refused = signed_in(DPO).post(f"/desk/personal-data/requests/{row.pk}/erase", {"answer": "ลบแล้ว"})
    assert refused.status_code == 400
    assert "ยังดำเนินการอยู่" in refused.content.decode()
    assert Request.objects.get(pk=row.pk).state == "open"


def after_ten_years(clock: Clock) -> None:
    clock(MONDAY.replace(year=MONDAY.year + 11, month=1, day=9))


def proposed(client: Client, case: Case, after: str = "destroy") -> DestructionList:
    said = {"cases": [case.pk], "after": after, "reason": "พ้นเวลาเก็บ"}
    answer = client.post("/desk/personal-data/due", said)
    assert answer.status_code == 302, answer.context["form"].errors
    return DestructionList.objects.latest("pk")


def test_destruction_takes_two(closed: Case, signed_in: SignIn, clock: Clock) -> None:
    dpo = signed_in(DPO)
    assert not dpo.get("/desk/personal-data/due").context["ways"]
    early = dpo.post("/desk/personal-data/due", {"cases": [closed.pk], "after": "destroy", "reason": "ก่อนเวลา"})
    assert early.status_code == 400
    after_ten_years(clock)
    dpo, executive = signed_in(DPO), signed_in(EXECUTIVE)
    row = proposed(dpo, closed)
    address = f"/desk/personal-data/lists/{row.pk}"
    assert dpo.post(f"{address}/decide", {"decision": "approve"}).status_code == 404
    assert CaseText.objects.filter(case=closed).exists()
    assert executive.post(f"{address}/decide", {"decision": "approve"}).status_code == 302
    assert not CaseText.objects.filter(case=closed).exists()
    stone = Tombstone.objects.get(case=closed)
    assert stone.decided_by.email == EXECUTIVE
    assert (stone.scope, stone.list_id) == ("whole", row.pk)
    assert not list(faults())
    assert executive.get(address).status_code == 200
    assert signed_in(CENTRE).get(f"/desk/cases/{closed.pk}").status_code == 200


def test_what_officers_wrote_of_an_erased_person_goes_at_the_end_of_its_time(
    closed: Case, signed_in: SignIn, clock: Clock
) -> None:
    row = asked(closed, "erase")
    assert signed_in(DPO).post(f"/desk/personal-data/requests/{row.pk}/erase", {"answer": "ลบแล้ว"}).status_code == 302
    page = signed_in(CENTRE).get(f"/desk/cases/{closed.pk}").content.decode()
    assert ("ไม่ประสงค์ออกนาม" in page, '<h1 class="govuk-heading-l">ลบแล้ว</h1>' in page) == (False, True)
    assert CaseText.objects.filter(case=closed).exists()
    after_ten_years(clock)
    made = proposed(signed_in(DPO), closed)
    decided = signed_in(EXECUTIVE).post(f"/desk/personal-data/lists/{made.pk}/decide", {"decision": "approve"})
    assert (decided.status_code, made.items.get().left) == (302, "")
    assert not CaseText.objects.filter(case=closed).exists()
    assert not signed_in(DPO).get("/desk/personal-data/due").context["ways"]
    assert not list(faults())


def test_who_proposed_may_not_approve_in_another_s_name(
    closed: Case, signed_in: SignIn, clock: Clock, officer: Callable[[str], Officer]
) -> None:
    after_ten_years(clock)
    row = proposed(signed_in(DPO), closed)
    DestructionList.objects.filter(pk=row.pk).update(proposed_by=officer(EXECUTIVE))
    refused = signed_in(EXECUTIVE).post(f"/desk/personal-data/lists/{row.pk}/decide", {"decision": "approve"})
    assert refused.status_code == 400
    assert "ต้องเป็นคนละคน" in refused.content.decode()
    assert CaseText.objects.filter(case=closed).exists()


def test_a_hold_keeps_a_case(closed: Case, signed_in: SignIn, clock: Clock) -> None:
    after_ten_years(clock)
    dpo = signed_in(DPO)
    row = proposed(dpo, closed)
    held = dpo.post("/desk/personal-data/holds", {"number": closed.number_text, "reason": "คดีปกครอง"})
    assert held.status_code == 302
    signed_in(EXECUTIVE).post(f"/desk/personal-data/lists/{row.pk}/decide", {"decision": "approve"})
    assert CaseText.objects.filter(case=closed).exists()
    assert row.items.get().left == "case-held"
    assert dpo.post(f"/desk/personal-data/holds/{Hold.objects.get().pk}/release").status_code == 302
    assert [way["rows"][0].case.pk for way in dpo.get("/desk/personal-data/due").context["ways"]] == [closed.pk]


def test_the_archives_get_a_package_with_checksums_before_it_is_erased(
    closed: Case, signed_in: SignIn, clock: Clock
) -> None:
    said = {"kind": "service-quality", "years": 5, "after": "archive", "source": "ตารางกำหนดอายุการเก็บ"}
    assert signed_in(ADMINISTRATOR).post("/desk/settings/privacy/retention/", said).status_code == 302
    after_ten_years(clock)
    dpo = signed_in(DPO)
    row = proposed(dpo, closed, "archive")
    signed_in(EXECUTIVE).post(f"/desk/personal-data/lists/{row.pk}/decide", {"decision": "approve"})
    assert CaseText.objects.filter(case=closed).exists()
    address = f"/desk/personal-data/lists/{row.pk}"
    first, second = (dpo.get(f"{address}/package.zip").content for _ in range(2))
    assert first == second
    assert "หน้าบ้านมืดมาก" in zipfile.ZipFile(BytesIO(first)).read(f"{closed.year}-{closed.number}/record.json").decode()
    assert dpo.post(f"{address}/handed-over", {"note": "ศธ 0417/12"}).status_code == 302
    assert not CaseText.objects.filter(case=closed).exists()
    assert not list(faults())


def breach(client: Client, **changes: Any) -> Breach:
    said = {
        "what": "ส่งอีเมลผิดคน",
        "leaked": "ชื่อและโทรศัพท์",
        "known_at": "23/11/2569 08:00",
        "high_risk": "on",
        **changes,
    }
    answer = client.post("/desk/personal-data/breaches/new", said)
    assert answer.status_code == 302, answer.context["form"].errors
    return Breach.objects.latest("pk")


def test_a_breach_lists_those_affected_and_tells_them(
    closed: Case, offices: dict[str, Agency], signed_in: SignIn, clock: Clock, officer: Callable[[str], Officer]
) -> None:
    submitted(offices["hat-kham"], email="", telephone="0811111111")
    submitted(offices["phitsanulok"])
    dpo = signed_in(DPO)
    row = breach(dpo)
    assert row.due_at - row.known_at == timedelta(hours=72)
    assert row.cases.count() == 2
    acted = breach(dpo, officer=str(officer(CENTRE).pk))
    assert [one.case_id for one in acted.cases.all()] == [closed.pk]
    address = f"/desk/personal-data/breaches/{row.pk}"
    assert "0811111111" in dpo.get(address).content.decode()
    assert dpo.post(f"{address}/tell").status_code == 302
    assert OutboxMessage.objects.filter(topic="breach").count() == 1
    left = [one.case_id for one in row.cases.filter(told_at__isnull=True)]
    nobody = dpo.post(f"{address}/told", {"way": "telephone"})
    assert (nobody.status_code, "โปรดเลือกอย่างน้อยหนึ่งเรื่อง" in nobody.content.decode()) == (400, True)
    assert dpo.post(f"{address}/told", {"cases": left, "way": "telephone"}).status_code == 302
    assert {one["way"] for one in dpo.get(address).context["people"]} == {"อีเมล", "โทรศัพท์"}
    assert not row.cases.filter(told_at__isnull=True).exists()
    assert "ข้อมูลของท่านอาจรั่วไหล" in following(closed).get("/hat-kham/track/case/data").content.decode()
    again = f"/desk/personal-data/breaches/{acted.pk}/tell"
    assert [dpo.post(again).status_code, dpo.post(again).status_code] == [302, 302]
    queued = OutboxMessage.objects.filter(topic="breach", case=closed)
    assert sorted(queued.values_list("matter", flat=True)) == sorted([row.pk, acted.pk])
    clock(MONDAY + timedelta(days=4))
    late = signed_in(DPO)
    assert late.post(f"{address}/reported", {"note": "ปข 1/2569"}).status_code == 400
    said = {"note": "ปข 1/2569", "late_reason": "รอข้อมูลจากผู้ให้บริการ"}
    assert late.post(f"{address}/reported", said).status_code == 302


def test_a_breach_asks_the_record_who_saw_those_affected(
    closed: Case, offices: dict[str, Agency], signed_in: SignIn, officer: Callable[[str], Officer]
) -> None:
    centre, dpo = officer(CENTRE), signed_in(DPO)
    row = breach(dpo)
    who = Who(centre.pk, centre.name, "centre")
    of_case = OfCase(closed.pk, closed.number_text)
    for days in (1, 0):
        at = now() - timedelta(days=days)
        looked("raw-mail", "#1", at=at, who=who, agency_id=closed.agency_id, case=of_case)
    assert signed_in(CENTRE).get("/desk/register/book?first=1/11/2569&last=23/11/2569").status_code == 200
    address = f"/desk/personal-data/breaches/{row.pk}"
    assert centre.name not in dpo.get(address).content.decode()
    assert not AuditEntry.objects.filter(action="breach-seen").exists()
    answer = dpo.get(f"{address}?first=22/11/2569&last=23/11/2569")
    (affected,) = [one for one in answer.context["people"] if one["item"].case_id == closed.pk]
    (looker,) = [one for one in affected["seen"] if one.name == centre.name]
    assert looker.times >= 2
    assert looker.first.date() == (now() - timedelta(days=1)).date()
    assert [(one["row"].name, one["row"].rows) for one in answer.context["takers"]] == [(centre.name, 1)]
    assert "พิมพ์สมุดทะเบียน" in answer.content.decode()
    assert AuditEntry.objects.get(action="breach-seen").target == f"#{row.pk}"
    before = dpo.get(f"{address}?first=1/1/2569&last=2/1/2569")
    assert not any(one["seen"] for one in before.context["people"])
    assert dpo.get(f"{address}?first=3/1/2569&last=2/1/2569").status_code == 400
    assert signed_in(CENTRE).get(f"{address}?first=22/11/2569&last=23/11/2569").status_code == 404


def test_asking_who_saw_costs_the_same_however_many(
    closed: Case, offices: dict[str, Agency], signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    dpo = signed_in(DPO)
    asked_of = [f"/desk/personal-data/breaches/{breach(dpo).pk}?first=1/11/2569&last=23/11/2569"]
    for _more in range(4):
        submitted(offices["hat-kham"])
    asked_of.append(f"/desk/personal-data/breaches/{breach(dpo).pk}?first=1/11/2569&last=23/11/2569")
    dpo.get(asked_of[0])
    with django_assert_max_num_queries(40) as few:
        dpo.get(asked_of[0])
    with django_assert_max_num_queries(len(few)):
        assert len(dpo.get(asked_of[1]).context["people"]) == 5


def test_passing_a_case_outside_is_written_down(walked: Walked, signed_in: SignIn) -> None:
    case = walked("hat-kham", "service-quality", until="order", outcome="outside")
    act(case, "order", outcome="outside")
    act(case, "refer")
    row = Disclosure.objects.get(case=case)
    assert "ชื่อ" in row.what
    assert row.by is not None
    centre, address = signed_in(CENTRE), f"/desk/cases/{case.pk}/disclosures"
    assert row.to in centre.get(address).content.decode()
    assert centre.post(address, {"to": "ตำรวจ"}).status_code == 400
    said = {"to": "ตำรวจ", "what": "ชื่อ", "why": "สอบสวน", "basis": "มาตรา 24 (8)"}
    assert centre.post(address, said).status_code == 302
    assert Disclosure.objects.filter(case=case).count() == 2


def test_name_and_address_need_not_go_along(walked: Walked, signed_in: SignIn) -> None:
    case = walked("phitsanulok", "grievance", until="order", name="สมหญิง ซ่อนชื่อ", telephone="0822222222")
    act(case, "order", outcome="outside")
    partner = case.agency.partners.exclude(office=None).first()
    assert partner is not None
    assert partner.office is not None
    act(case, "refer", partner=partner.pk, outside_agency="", withheld=True)
    row = Disclosure.objects.get(case=case)
    assert row.withheld
    client = signed_in(f"centre@{partner.office.slug}.example")
    page = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert "ปกปิดชื่อและที่อยู่" in page
    assert "ซ่อนชื่อ" not in page
    assert "0822222222" not in page
    listed = client.get("/desk/register", {"show": "others"}).content.decode()
    assert f"/desk/cases/{case.pk}" in listed
    assert "ซ่อนชื่อ" not in listed
    assert client.get(f"/desk/cases/{case.pk}/oral.pdf").status_code == 404


def test_the_notice_has_one_source(closed: Case, signed_in: SignIn) -> None:
    administrator = signed_in(ADMINISTRATOR)
    form = administrator.get("/desk/settings/privacy/").context["form"]
    said = {name: form.initial[name] for name in form.fields} | {"protector": "ศิริพร", "contact": "032-000-000"}
    assert administrator.post("/desk/settings/privacy/", said | {"request_days": "0"}).status_code == 400
    assert administrator.post("/desk/settings/privacy/", said).status_code == 302
    for address in ("/hat-kham/privacy", "/hat-kham/submit"):
        assert "032-000-000" in Client().get(address).content.decode(), address
    assert "ไม่บอกชื่อก็ได้" in signed_in(CENTRE).get("/desk/record").content.decode()
    assert Client().get("/privacy").status_code == 200


def test_lists_take_a_fixed_number_of_queries(
    offices: dict[str, Agency], signed_in: SignIn, queries: Callable[[Client, str], int], clock: Clock
) -> None:
    dpo = signed_in(DPO)
    counts = []
    for _ in range(2):
        for _case in range(3):
            asked(Case.objects.select_related("agency").get(pk=submitted(offices["hat-kham"]).case.pk), "access")
        counts.append(queries(dpo, "/desk/personal-data"))
    assert counts[0] == counts[1]
    row = breach(dpo)
    few = queries(dpo, f"/desk/personal-data/breaches/{row.pk}")
    for _ in range(3):
        submitted(offices["hat-kham"])
    more = breach(dpo)
    assert queries(dpo, f"/desk/personal-data/breaches/{more.pk}") == few
