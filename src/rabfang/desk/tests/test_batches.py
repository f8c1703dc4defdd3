"""Many letters at once at the desk: asked for from the register, watched, stopped, printed; chase letters by number."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.models import Agency, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Assignment, Case, Event
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import now
from rabfang.desk.letters import batch_new
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.letters.actions import make_batch as making
from rabfang.letters.actions import work_batches
from rabfang.letters.actions.make_batch import Wanted, make_batch
from rabfang.letters.actions.work_batches import make_letters
from rabfang.letters.models import BatchItem, Letter, LetterBatch
from rabfang.letters.tests.reading import pages_of, text_of

pytestmark = pytest.mark.django_db
CENTRE, UNIT, OTHER, EXECUTIVE, ADMINISTRATOR = (
    f"{who}@hat-kham.example" for who in ("centre", "unit", "unit.office", "executive", "administrator")
)
NEW = "/desk/letters/batches/new"
MOST_QUERIES = 20


@pytest.fixture
def cases(offices: dict[str, Agency]) -> list[Case]:
    """Three lamps and a road; of one lamp nobody says who they are."""
    said = [("ไฟดับ", "มานี รักดี"), ("ไฟดับ", "ปิติ ชอบทำ"), ("ไฟดับ", ""), ("ถนนเป็นหลุม", "ชูใจ เลิศล้ำ")]
    return [submitted(offices["hat-kham"], subject=subject, name=name).case for subject, name in said]


def form_of(client: Client, address: str) -> dict[str, object]:
    """What the page's form would send unchanged."""
    form = client.get(address).context["form"]
    return {bound.name: value for bound in form if (value := bound.value()) not in (None, "", False)}


def ask(client: Client, address: str = NEW, **changes: object) -> LetterBatch:
    """A batch asked for through the form."""
    answer = client.post(address, form_of(client, address) | changes)
    assert answer.status_code == 302, answer.context["form"].errors
    return LetterBatch.objects.get(pk=int(answer["Location"].rpartition("/")[2]))


def test_every_complainant_of_a_list_gets_a_letter(signed_in: SignIn, cases: list[Case]) -> None:
    client = signed_in(CENTRE)
    register = client.get("/desk/register?q=ไฟดับ").content.decode()
    assert "ทำหนังสือถึงผู้ร้องทุกเรื่องในรายการนี้" in register
    found = re.search(rf'href="({NEW}[^"]*)"', register)
    assert found is not None
    page = client.get(found[1]).content.decode()
    assert "จะจัดทำหนังสือ 2 ฉบับ" in page
    assert "ไม่รวม 1 เรื่อง" in page
    previewed = client.get(f"{NEW}/{cases[0].pk}/acknowledgement.pdf")
    assert "มานีรักดี" in "".join(text_of(previewed.content).split())
    assert not Letter.objects.exists()
    batch = ask(client, found[1], numbered="on", dated="23/11/2569")
    waiting = client.get(f"/desk/letters/batches/{batch.pk}")
    assert "จัดทำแล้ว 0 จาก 2 ฉบับ" in waiting.content.decode()
    make_letters(now())
    done = client.get(f"/desk/letters/batches/{batch.pk}").content.decode()
    assert "จัดทำแล้ว 2 จาก 2 ฉบับ" in done
    assert [letter.case_id for letter in Letter.objects.order_by("number")] == [cases[0].pk, cases[1].pk]
    assert all(f"/desk/letters/{letter.pk}" in done for letter in Letter.objects.all())
    printed = client.get(f"/desk/letters/batches/{batch.pk}.pdf")
    assert len(pages_of(b"".join(printed))) == 2
    assert f"/desk/letters/batches/{batch.pk}" in client.get("/desk/letters").content.decode()


def test_the_page_comes_again_by_itself_while_letters_are_made(
    signed_in: SignIn, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_batches, "A_ROUND", 1)
    client = signed_in(CENTRE)
    address = f"/desk/letters/batches/{ask(client).pk}"
    assert client.get(address).has_header("Refresh")
    make_letters(now())
    page = client.get(address)
    assert page.has_header("Refresh")
    assert '<progress value="1" max="3"' in page.content.decode()
    assert not client.get(f"{address}?still=1").has_header("Refresh")
    stopped = client.post(f"{address}/stop", follow=True).content.decode()
    assert "ไม่ได้จัดทำ 2 ฉบับ" in stopped
    make_letters(now())
    page = client.get(address)
    assert not page.has_header("Refresh")
    assert "หยุดจัดทำฉบับที่เหลือ" not in page.content.decode()
    assert Letter.objects.count() == 1
    assert "เสร็จหรือหยุดไปแล้ว" in client.post(f"{address}/stop", follow=True).content.decode()


def test_what_could_not_be_made_says_why_and_leads_to_its_case(signed_in: SignIn, cases: list[Case]) -> None:
    client = signed_in(CENTRE)
    batch = ask(client, text="reply", numbered="on")
    make_letters(now())
    page = client.get(f"/desk/letters/batches/{batch.pk}").content.decode()
    assert "จัดทำไม่ได้ 3 ฉบับ" in page
    assert "ยังไม่ได้กรอก [ผลการตรวจสอบและดำเนินการ]" in page
    assert f"/desk/cases/{cases[0].pk}" in page
    assert client.get(f"/desk/letters/batches/{batch.pk}.pdf").status_code == 404


def test_a_form_sent_twice_makes_one_batch(signed_in: SignIn, cases: list[Case]) -> None:
    client = signed_in(CENTRE)
    said = form_of(client, NEW)
    first, second = client.post(NEW, said), client.post(NEW, said)
    assert first["Location"] == second["Location"]
    assert BatchItem.objects.count() == 3


def test_too_long_a_list_is_told(signed_in: SignIn, cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (batch_new, making):
        monkeypatch.setattr(module, "MOST_LETTERS", 2)
    client = signed_in(CENTRE)
    page = client.get(NEW).content.decode()
    assert "รายการนี้มีเกิน 2 เรื่อง" in page
    assert '<form method="post" novalidate' not in page
    chosen = ",".join(str(case.pk) for case in cases[:3])
    answer = client.post(NEW, form_of(client, NEW) | {"cases": chosen})
    assert answer.status_code == 400
    assert "ครั้งละไม่เกิน 2 ฉบับ" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"dated": "31/2/2569", "numbered": "on"}, "วันที่ไม่ถูกต้อง"),
        ({"dated": "24/11/2569", "numbered": "on"}, "ยังมาไม่ถึง"),
        ({"text": "memo"}, ""),
        ({"signer": "999:"}, ""),
        ({"cases": "1;2"}, ""),
        ({"cases": "999999"}, "ไม่มีเรื่อง"),
        ({"cases": ""}, "ไม่มีเรื่อง"),
        ({"asked": "x"}, ""),
    ],
)
def test_what_cannot_be_read_is_told(signed_in: SignIn, cases: list[Case], wrong: dict[str, str], told: str) -> None:
    client = signed_in(CENTRE)
    answer = client.post(NEW, form_of(client, NEW) | wrong)
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert not LetterBatch.objects.exists()


def test_cases_of_others_get_no_letter_whatever_is_sent(signed_in: SignIn, cases: list[Case], walked: Walked) -> None:
    theirs = walked("saraburi-treasury", "complaint", until="reply")
    batch = ask(signed_in(CENTRE), cases=f"{theirs.pk},{cases[0].pk}")
    assert [item.case_id for item in batch.items.all()] == [cases[0].pk]
    assert signed_in(CENTRE).get(f"{NEW}/{theirs.pk}/reply.pdf").status_code == 404


def test_who_sees_a_batch(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    client = signed_in(UNIT)
    batch = ask(client)
    assert "numbered" not in client.get(NEW).context["form"].fields
    make_letters(now())
    address = f"/desk/letters/batches/{batch.pk}"
    statuses = [signed_in(who).get(address).status_code for who in (UNIT, CENTRE, EXECUTIVE, OTHER, ADMINISTRATOR)]
    assert statuses == [200, 200, 200, 404, 404]
    assert b"".join(client.get(f"{address}.pdf")).startswith(b"%PDF")
    elsewhere = Unit.objects.get(agency=case.agency, key="public-health")
    Assignment.objects.filter(case=case).update(unit=elsewhere)
    assert client.get(address).status_code == 200
    assert client.get(f"{address}.pdf").status_code == 404


def test_queries_do_not_grow_with_letters(
    signed_in: SignIn, offices: dict[str, Agency], actor: Callable[[str], Actor], queries: Callable[[Client, str], int]
) -> None:
    agency = offices["hat-kham"]
    counts: list[list[int]] = []
    for _ in range(2):
        made = [submitted(agency, name="มานี รักดี").case for _ in range(4)]
        wanted = [Wanted(case.pk, "acknowledgement") for case in made]
        batch = make_batch(agency, wanted, by=actor(CENTRE), at=now(), asked=uuid4(), numbered=True)
        batch.items.filter(number__gt=len(counts) + 1).update(text="reply")
        make_letters(now())
        client = signed_in(CENTRE)
        addresses = (f"/desk/letters/batches/{batch.pk}", "/desk/letters", NEW)
        counts.append([queries(client, address) for address in addresses])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= MOST_QUERIES


def test_asking_takes_as_many_queries_for_many_as_for_one(signed_in: SignIn, cases: list[Case]) -> None:
    client, counts = signed_in(CENTRE), []
    client.get(NEW)
    for wanted in (cases[:1], cases):
        said = form_of(client, NEW) | {"cases": ",".join(str(case.pk) for case in wanted)}
        with CaptureQueriesContext(connection) as captured:
            assert client.post(NEW, said).status_code == 302
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_filter_that_cannot_be_read_is_told_by_the_register(signed_in: SignIn, cases: list[Case]) -> None:
    answer = signed_in(CENTRE).get(f"{NEW}?status=lost", follow=True)
    assert answer.status_code == 400
    assert answer.redirect_chain == [("/desk/register?status=lost", 302)]


def test_the_list_says_who_signs(signed_in: SignIn, cases: list[Case]) -> None:
    client = signed_in(CENTRE)
    form = client.get(NEW).context["form"]
    clerk = next(key for key, one in form.signers.items() if one.name == "สมศรี ใจเย็น")
    assert form.signers[form["signer"].value()].name == "บุญมี มีวิสัยทัศน์"
    ask(client, signer=clerk)
    make_letters(now())
    assert {letter.content["signer_name"] for letter in Letter.objects.all()} == {"สมศรี ใจเย็น"}


@pytest.fixture
def overdue(walked: Walked, clock: Clock) -> list[Case]:
    """Two cases that a unit should have reported, and one that waits for the executive."""
    found = [walked("hat-kham", "service-quality", until="report", subject=f"ไฟดับ {number}") for number in range(2)]
    found.append(walked("hat-kham", "service-quality", until="order", subject="รอสั่งการ"))
    clock(MONDAY + timedelta(days=14))
    return found


def chase(client: Client, cases: list[Case], **more: str) -> str:
    """Chases with letters; where that leads."""
    said = {"cases": [case.pk for case in cases], "reminder": "ขอผล", "letters": "on", **more}
    return str(client.post("/desk/late", said)["Location"])


def test_each_chase_makes_the_next_firmer_letter(signed_in: SignIn, overdue: list[Case], clock: Clock) -> None:
    client = signed_in(CENTRE)
    for number in (1, 2, 3, 4):
        clock(MONDAY + timedelta(days=14 + number))
        assert chase(client, overdue[:1], numbered="on").startswith("/desk/letters/batches/")
        make_letters(now())
    letters = list(Letter.objects.order_by("number"))
    assert [letter.text for letter in letters] == ["chase-1", "chase-2", "chase-3", "chase-3"]
    assert [letter.state for letter in letters] == ["issued"] * 4
    assert [re.findall(r"ครั้งที่ (.)", letter.subject) for letter in letters] == [[], ["๒"], ["๓"], ["๔"]]
    assert {letter.content["paper"] for letter in letters} == {"memo"}  # to a unit of the office itself
    assert {letter.content["addressee"] for letter in letters} == {"กองช่าง"}
    assert Event.objects.filter(case=overdue[0], action="expedite").count() == 4
    page = client.get("/desk/late").context["found"]
    assert {one.row.case.pk: one.chases.count for one in page}[overdue[0].pk] == 4


def test_each_open_part_gets_its_own_letter_and_a_case_without_parts_none(
    signed_in: SignIn, overdue: list[Case]
) -> None:
    health = Unit.objects.get(agency=overdue[1].agency, key="public-health")
    row = Assignment.objects.get(case=overdue[1])
    Assignment.objects.create(case=overdue[1], number=2, unit=health, opened_at=row.opened_at, due_at=row.due_at)
    client = signed_in(CENTRE)
    chase(client, overdue)
    make_letters(now())
    letters = Letter.objects.order_by("pk")
    assert [(letter.case_id, letter.part, letter.state) for letter in letters] == [
        (overdue[0].pk, 1, "draft"),
        (overdue[1].pk, 1, "draft"),
        (overdue[1].pk, 2, "draft"),
    ]
    assert len({letter.content["addressee"] for letter in letters}) == 2
    answer = client.post("/desk/late", {"cases": [overdue[2].pk], "reminder": "ขอผล", "letters": "on"}, follow=True)
    assert "จึงไม่มีหนังสือติดตาม" in answer.content.decode()
    assert Event.objects.filter(case=overdue[2], action="expedite").count() == 2


def test_chasing_without_the_tick_makes_no_letter(signed_in: SignIn, overdue: list[Case]) -> None:
    client = signed_in(CENTRE)
    client.post("/desk/late", {"cases": [overdue[0].pk], "reminder": "ขอผล"})
    assert not LetterBatch.objects.exists()
    page = client.get(f"/desk/cases/{overdue[0].pk}").content.decode()
    assert "letters/new/chase-1" in page


def test_after_one_chase_on_the_case_the_second_text_is_offered(
    signed_in: SignIn, overdue: list[Case], actor: Callable[[str], Actor]
) -> None:
    for _ in range(2):
        perform(overdue[0], "expedite", by=actor(CENTRE), reminder="ขอผล")
    assert "letters/new/chase-2" in signed_in(CENTRE).get(f"/desk/cases/{overdue[0].pk}").content.decode()
