"""Letters at the desk: begun on a case, changed, numbered, sent, scanned, cancelled."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Delegation, Officer, RoleHolding, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case
from rabfang.cases.perform import perform
from rabfang.core.clock import local_date, now
from rabfang.core.errors import Invalid
from rabfang.desk.tests.conftest import SignIn, Walked
from rabfang.documents.tests.pictures import picture
from rabfang.letters.actions.edit import edit
from rabfang.letters.models import Letter, LetterEntry
from rabfang.letters.printing import content_of
from rabfang.letters.tests.reading import pages_of, text_of

pytestmark = pytest.mark.django_db
CENTRE, UNIT, OTHER, EXECUTIVE = (f"{who}@hat-kham.example" for who in ("centre", "unit", "unit.office", "executive"))


@pytest.fixture
def case(walked: Walked) -> Case:
    """A case on which all but the end has been said."""
    return walked("hat-kham", "service-quality", until="close")


def form_of(client: Client, address: str) -> dict[str, object]:
    """What the page's form would send unchanged."""
    form = client.get(address).context["form"]
    return {bound.name: value for bound in form if (value := bound.value()) not in (None, "")}


def begin(client: Client, case: Case, text: str = "reply", **changes: object) -> Letter:
    """A draft, begun and saved through the form."""
    address = reverse("desk:case_letter_begin", args=[case.pk, text])
    answer = client.post(address, form_of(client, address) | changes)
    assert answer.status_code == 302, answer.context["form"].errors
    return Letter.objects.latest("pk")


def do(client: Client, letter: Letter, deed: str, **said: object) -> tuple[int, str]:
    """The status and the page that follow a deed."""
    if deed == "issue":
        said = {"dated": "23/11/2569", "seen": letter.version, **said}
    answer = client.post(reverse("desk:letter_do", args=[letter.pk, deed]), said, follow=True)
    return answer.status_code, answer.content.decode()


def squeezed(pdf: bytes) -> str:
    return "".join(text_of(pdf).split())


def test_the_form_begins_with_the_text_and_the_cases_values(signed_in: SignIn, case: Case) -> None:
    client = signed_in(CENTRE)
    said = form_of(client, f"/desk/cases/{case.pk}/letters/new/reply")
    assert said["subject"] == "แจ้งผลการดำเนินการกรณีไฟฟ้าสาธารณะดับ"
    assert said["addressee"] == "สมชาย ทดสอบ"
    assert said["references"] == "เรื่องของท่าน เลขรับ ๑/๒๕๗๐ ลงวันที่ ๒๓ พฤศจิกายน ๒๕๖๙"
    assert "ปรากฏผลดังนี้ ตรวจแล้ว" in str(said["body"])
    assert "แก้ไขแล้ว" in str(said["body"])
    page = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert f"/desk/cases/{case.pk}/letters/new/reply" in page


def test_the_whole_way_of_a_letter(signed_in: SignIn, case: Case) -> None:
    client = signed_in(CENTRE)
    letter = begin(client, case, subject="แจ้งผลการซ่อมไฟ")
    assert "แจ้งผลการซ่อมไฟ" in squeezed(client.get(f"/desk/letters/{letter.pk}.pdf").content)
    assert "ออกเลขหนังสือแล้ว" in do(client, letter, "issue")[1]
    sent = do(client, letter, "send", on="23/11/2569", way="registered", note="RX123")[1]
    assert "บันทึกการส่งแล้ว" in sent
    assert "RX123" in sent
    scan = SimpleUploadedFile("signed.jpg", picture())
    assert "แนบฉบับลงนามแล้ว" in do(client, letter, "scan", scan=scan)[1]
    page = client.get(f"/desk/letters/{letter.pk}").content.decode()
    letter.refresh_from_db()
    for words in ("1/2569", letter.sha256, "ไปรษณีย์ลงทะเบียน", "ฉบับลงนาม", "สมศรี ใจเย็น"):
        assert words in page, words
    pdf = b"".join(client.get(f"/desk/letters/{letter.pk}.pdf"))
    assert "๑/๒๕๖๙" in squeezed(pdf)
    assert b"".join(client.get(f"/desk/letters/{letter.pk}/signed"))
    assert [entry.action for entry in LetterEntry.objects.filter(letter=letter)] == [
        "made",
        "issued",
        "sent",
        "scanned",
    ]
    assert "แจ้งผลการซ่อมไฟ" not in client.get(f"/desk/cases/{case.pk}").content.decode()  # the list names the kind
    assert letter.reference_text in client.get(f"/desk/cases/{case.pk}").content.decode()


def test_the_word_processors_file_says_the_same(signed_in: SignIn, case: Case) -> None:
    client = signed_in(CENTRE)
    letter = begin(client, case, subject="แจ้งผลการซ่อมไฟ")
    answer = client.get(f"/desk/letters/{letter.pk}.docx")
    assert 'attachment; filename="letter-' in answer["Content-Disposition"]
    made = docx.Document(BytesIO(answer.content))
    assert any("แจ้งผลการซ่อมไฟ" in row.text for row in made.paragraphs)


def test_of_two_who_edit_the_second_is_told_and_keeps_every_word(signed_in: SignIn, case: Case) -> None:
    first, second = signed_in(CENTRE), signed_in(EXECUTIVE)
    letter = begin(first, case)
    address = f"/desk/letters/{letter.pk}/edit"
    mine, theirs = form_of(first, address), form_of(second, address)
    assert first.post(address, mine | {"seen": 1, "body": "ข้อความของคนแรก"}).status_code == 302
    answer = second.post(address, theirs | {"seen": 1, "body": "ข้อความของคนที่สอง"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "มีผู้อื่นแก้ไขหนังสือนี้" in page
    assert "ข้อความของคนแรก" in page
    assert "ข้อความของคนที่สอง" in page
    letter.refresh_from_db()
    assert letter.content["body"] == "ข้อความของคนแรก"
    again = second.post(address, theirs | {"seen": answer.context["seen"], "body": "ข้อความของคนที่สอง"})
    assert again.status_code == 302
    letter.refresh_from_db()
    assert letter.content["body"] == "ข้อความของคนที่สอง"


def test_what_was_typed_stays_when_the_letter_was_issued_meanwhile(signed_in: SignIn, case: Case) -> None:
    client = signed_in(CENTRE)
    letter = begin(client, case)
    said = form_of(client, f"/desk/letters/{letter.pk}/edit")
    do(client, letter, "issue")
    answer = client.post(f"/desk/letters/{letter.pk}/edit", said | {"seen": 1, "body": "ข้อความที่เพิ่งพิมพ์"})
    assert answer.status_code == 409
    assert "ข้อความที่เพิ่งพิมพ์" in answer.content.decode()
    assert client.get(f"/desk/letters/{letter.pk}/edit").status_code == 409
    assert "ข้อความที่เพิ่งพิมพ์" not in Letter.objects.get(pk=letter.pk).content["body"]


def test_issuing_twice_is_told_and_takes_one_number(signed_in: SignIn, case: Case) -> None:
    client = signed_in(CENTRE)
    letter = begin(client, case)
    assert do(client, letter, "issue")[0] == 200
    status, page = do(client, letter, "issue")
    assert status == 409
    assert "ออกเลขหรือยกเลิกไปแล้ว" in page
    assert begin(client, case).number is None
    assert Letter.objects.filter(number__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"subject": ""}, "โปรดกรอก “เรื่อง”"),
        ({"body": "\u200b"}, "โปรดกรอก “ข้อความ”"),
        ({"addressee": "ก" * 301}, "โปรดย่อให้ไม่เกิน 300 ตัวอักษร"),
        ({"references": "\n".join(["ก"] * 31)}, "กรอกได้ไม่เกิน 30 รายการ"),
        ({"urgency": "เร็วมาก"}, "ไม่มีตัวเลือกนี้"),
        ({"signer": "999999:"}, "ไม่มีตัวเลือกนี้"),
    ],
)
def test_a_wrong_letter_is_told_beside_the_field(
    signed_in: SignIn, case: Case, changes: dict[str, str], said: str
) -> None:
    client = signed_in(CENTRE)
    address = f"/desk/cases/{case.pk}/letters/new/reply"
    answer = client.post(address, form_of(client, address) | {"closing": "ด้วยความนับถือยิ่ง"} | changes)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "ด้วยความนับถือยิ่ง" in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_gap_is_said_before_a_number_is_taken(signed_in: SignIn, walked: Walked) -> None:
    client = signed_in(CENTRE)
    letter = begin(client, walked("hat-kham", "service-quality", until="record"))
    status, page = do(client, letter, "issue")
    assert status == 400
    assert "[ผลการตรวจสอบและดำเนินการ]" in page


def test_who_stands_in_signs_for_the_one_away(signed_in: SignIn, case: Case, officer: Callable[[str], Officer]) -> None:
    holding = RoleHolding.objects.get(officer=officer(EXECUTIVE))
    today = local_date(now())
    Delegation.objects.create(holding=holding, to=officer(OTHER), starts_on=today, ends_on=today, reason="ลา")
    client = signed_in(OTHER)
    letter = begin(client, case)
    assert letter.content["signer_name"] == "ประภา เอกสารดี"
    assert letter.content["acting_for"] == "รักษาราชการแทน นายกองค์การบริหารส่วนตำบล"
    do(client, letter, "issue")
    pdf = b"".join(client.get(f"/desk/letters/{letter.pk}.pdf"))
    assert "รักษาราชการแทนนายกองค์การบริหารส่วนตำบล" in squeezed(pdf)


def test_a_signer_may_be_typed(signed_in: SignIn, case: Case) -> None:
    typed = {
        "signer": "",
        "signer_name": "นายวิชา รู้จริง",
        "signer_position": "ปลัดอำเภอ",
        "acting_for": "ปฏิบัติราชการแทน นายอำเภอ",
    }
    client = signed_in(CENTRE)
    letter = begin(client, case, **typed)
    assert [letter.content[name] for name in typed if name != "signer"] == list(typed.values())[1:]
    said = form_of(client, f"/desk/letters/{letter.pk}/edit")
    assert {name: said.get(name, "") for name in typed} == typed


def test_the_unit_reads_and_drafts_but_does_not_number(signed_in: SignIn, case: Case) -> None:
    unit = signed_in(UNIT)
    letter = begin(unit, case, "memo")
    assert do(unit, letter, "issue")[0] == 403
    assert "ออกเลขและลงวันที่" not in unit.get(f"/desk/letters/{letter.pk}").content.decode()
    assert signed_in(OTHER).get(f"/desk/letters/{letter.pk}").status_code == 404
    assert signed_in(OTHER).get(f"/desk/letters/{letter.pk}.pdf").status_code == 404
    assert do(unit, letter, "cancel")[0] == 200
    assert unit.get(f"/desk/letters/{letter.pk}").status_code == 404
    assert Letter.objects.get(pk=letter.pk).state == "cancelled"


def test_a_secret_letter_is_for_those_who_see_every_case(signed_in: SignIn, case: Case) -> None:
    letter = begin(signed_in(CENTRE), case, "memo", secrecy="ลับ")
    unit = signed_in(UNIT)
    assert unit.get(f"/desk/letters/{letter.pk}").status_code == 404
    assert letter.subject not in unit.get("/desk/letters").content.decode()
    assert signed_in(EXECUTIVE).get(f"/desk/letters/{letter.pk}").status_code == 200
    assert "secrecy" not in unit.get(f"/desk/cases/{case.pk}/letters/new/memo").context["form"].fields


def test_a_cancelled_letter_says_why_and_keeps_its_number(signed_in: SignIn, case: Case) -> None:
    client = signed_in(CENTRE)
    letter = begin(client, case)
    do(client, letter, "issue")
    assert do(client, letter, "cancel", reason="")[0] == 400
    assert "ผิดผู้รับ" in do(client, letter, "cancel", reason="ผิดผู้รับ")[1]
    letter.refresh_from_db()
    assert (letter.state, letter.number) == ("cancelled", 1)
    assert do(client, letter, "send", on="23/11/2569", way="post")[0] == 409


def test_pictures_of_the_case_are_printed_behind_the_letter(signed_in: SignIn, walked: Walked) -> None:
    client = signed_in(CENTRE)
    case = walked("hat-kham", "service-quality", until="report")
    photographs = {"attachments": [SimpleUploadedFile(f"{one}.jpg", picture()) for one in "ab"]}
    inspected = {"visited_at": "23/11/2569 9:00", "went": "บุญมี", "findings": "เสาเอียง", "seen": case.version}
    assert signed_in(EXECUTIVE).post(f"/desk/cases/{case.pk}/inspect", inspected | photographs).status_code == 302
    offered = client.get(f"/desk/cases/{case.pk}/letters/new/unit").context["form"].fields["pictures"].choices
    assert [name for _pk, name in offered] == ["a.jpg", "b.jpg"]
    letter = begin(client, case, "unit", pictures=[offered[1][0]])
    assert len(pages_of(client.get(f"/desk/letters/{letter.pk}.pdf").content)) == 2
    other = walked("hat-kham", "service-quality", until="report")
    assert begin(client, other, "unit", pictures=[offered[1][0]]).content["pictures"] == []


def test_a_picture_that_the_next_writer_may_not_choose_stays_enclosed(signed_in: SignIn, case: Case) -> None:
    client = signed_in(CENTRE)
    note = {"note": "ภาพ", "visibility": "centre", "seen": case.version}
    photograph = {"attachments": [SimpleUploadedFile("a.jpg", picture())]}
    assert client.post(f"/desk/cases/{case.pk}/note", note | photograph).status_code == 302
    (row,) = Attachment.objects.filter(case=case)
    Attachment.objects.filter(pk=row.pk).update(visibility="centre")
    letter = begin(client, case, "memo", pictures=[str(row.pk)])
    unit, address = signed_in(UNIT), f"/desk/letters/{letter.pk}/edit"
    said = form_of(unit, address)
    assert "pictures" not in said
    assert unit.post(address, said | {"seen": 1, "body": "แก้ไขแล้ว"}).status_code == 302
    letter.refresh_from_db()
    assert (letter.content["body"], letter.content["pictures"]) == ("แก้ไขแล้ว", [row.pk])
    fresh = begin(client, case, "memo")
    content = content_of(fresh).model_copy(update={"pictures": (row.pk,)})
    with pytest.raises(Invalid):
        edit(fresh, content, by=Actor.officer(Officer.objects.get(email=UNIT), now()), at=now(), seen=1)


@pytest.mark.parametrize("text", ["nothing", "appointment-notice", "chase"])
def test_a_letter_that_is_none_is_not_found(signed_in: SignIn, case: Case, text: str) -> None:
    assert signed_in(CENTRE).get(f"/desk/letters/new/{text}").status_code == 404


def test_chases_grow_firmer(signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]) -> None:
    client = signed_in(CENTRE)
    case = walked("hat-kham", "service-quality", until="report")
    for text in ("chase-1", "chase-1", "chase-2", "chase-3", "chase-3"):
        assert f"/letters/new/{text}" in client.get(f"/desk/cases/{case.pk}").content.decode()
        perform(case.pk, "expedite", by=actor(EXECUTIVE), reminder="โปรดรายงาน")
    letter = begin(client, case, "chase-3")
    assert letter.kind == "chase"
    assert "(ครั้งที่ ๕)" in letter.subject


@pytest.mark.parametrize(
    ("kind", "until", "asked"),
    [
        ("service-quality", "record", []),
        ("service-quality", "forward", ["memo"]),
        ("service-quality", "order", ["memo"]),
        ("outside", "refer", ["agency"]),
    ],
)
def test_what_the_step_asks_for_stands_first(
    signed_in: SignIn, walked: Walked, kind: str, until: str, asked: list[str]
) -> None:
    """Before the step that names the document, and after it."""
    case = walked("hat-kham", kind, until=until)
    letters = signed_in(CENTRE).get(f"/desk/cases/{case.pk}").context["letters"]
    assert [start.url.rsplit("/", 1)[1] for start in letters["asked"]] == asked
    assert not {one.url for one in letters["others"]} & {one.url for one in letters["asked"]}


def test_each_unit_at_work_may_get_a_letter_of_its_own(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    units = list(Unit.objects.filter(agency=case.agency, key__in=("public-works", "public-health")))
    perform(case.pk, "assign", by=actor(CENTRE), reason="ร่วมกัน", units=[unit.pk for unit in units])
    client = signed_in(CENTRE)
    letters = client.get(f"/desk/cases/{case.pk}").context["letters"]
    addresses = [one.url for one in letters["others"] if "/new/unit?part=" in one.url]
    assert len(addresses) == 2
    assert {client.get(address).context["form"]["addressee"].value() for address in addresses} == {
        unit.name_th for unit in units
    }


def test_a_letter_that_was_issued_stands_in_the_form_that_tells_of_it(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    """Neither a draft nor a cancelled one; what the officer typed instead is kept."""
    case, client = walked("hat-kham", "service-quality", until="reply"), signed_in(CENTRE)
    address = f"/desk/cases/{case.pk}/reply"
    letter = begin(client, case, "reply", body="ซ่อมไฟแล้ว")
    assert client.get(address).context["form"]["letter_number"].value() is None
    do(client, letter, "issue")
    letter.refresh_from_db()
    assert client.get(address).context["form"]["letter_number"].value() == letter.reference_text
    case_page = client.get(f"/desk/cases/{case.pk}").context["next"]
    assert case_page.form["letter_number"].value() == letter.reference_text
    do(client, letter, "cancel", reason="พิมพ์ผิด")
    assert client.get(address).context["form"]["letter_number"].value() is None
