"""Paper from the envelope to a numbered case: pages in order, upright, read, corrected, recorded or put aside."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.models import Attachment, Case, CaseText
from rabfang.cases.verify import faults
from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper import programs
from rabfang.channels.paper.reading import read_pages
from rabfang.core.tokens import hash_secret
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.desk.tests.sheets import FIRST, SECOND, THIRD, pdf, photograph, three
from rabfang.documents.models import StoredFile
from rabfang.documents.queries import open_original
from rabfang.documents.tests.samples import docx

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
Started = Callable[..., PaperIntake]


@pytest.fixture
def centre(signed_in: SignIn) -> Client:
    return signed_in(CENTRE)


@pytest.fixture
def started(centre: Client) -> Started:
    """`started(files)`: a paper that an officer began with those files."""

    def begin(*files: SimpleUploadedFile) -> PaperIntake:
        said = {"channel": "letter", "received_at": "20/11/2569 10:00", "attachments": list(files)}
        answer = centre.post("/desk/paper/new", said)
        assert answer.status_code == 302, answer.context["form"].errors
        return PaperIntake.objects.get()

    return begin


def sent(client: Client, intake: PaperIntake, do: str, **changes: Any) -> Any:
    """Opens the paper's page, and sends its form back with those changes by one button."""
    form = client.get(f"/desk/paper/{intake.pk}").context["form"]
    said = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False, "")}
    said.pop("attachments", None)
    times = {
        name: form[name].field.widget.format_value(said[name])
        for name in ("received_at", "letter_date")
        if name in said
    }
    return client.post(f"/desk/paper/{intake.pk}", {**said, **times, "do": do, **changes})


def names(intake: PaperIntake) -> list[str]:
    return list(intake.pages.values_list("source__name", flat=True))


def pages(intake: PaperIntake) -> list[PaperPage]:
    return list(intake.pages.all())


def read_all() -> None:
    """The worker's rounds until nothing waits."""
    while read_pages(MONDAY):
        pass


def test_a_letter_of_three_pages_becomes_a_case(centre: Client, started: Started) -> None:
    intake = started(*three())
    assert sent(centre, intake, f"up-{pages(intake)[1].pk}").status_code == 302
    for _quarter in range(3):
        sent(centre, intake, f"turn-{pages(intake)[2].pk}")
    assert names(intake) == ["1.jpg", "2.jpg", "3.jpg"]
    read_all()
    rows = pages(intake)
    assert "ซ่อมไฟฟ้าสาธารณะ" in rows[0].draft
    assert "9 เมษายน 2569" in rows[1].draft
    assert "โปรดพิจารณา" in rows[2].draft
    shown = centre.get(f"/desk/paper/{intake.pk}").content.decode()
    assert "อ่านแล้ว 3 จาก 3 หน้า" in shown
    assert "ซ่อมไฟฟ้าสาธารณะ" in shown
    said = {f"text_{rows[0].pk}": "ขอให้ซ่อมไฟหน้าวัด", f"checked_{rows[0].pk}": "on", f"checked_{rows[1].pk}": "on"}
    answer = sent(
        centre, intake, "record", sender="สมหญิง ทดสอบ", letter_date="15/11/2569", envelope_number="RR123TH", **said
    )
    assert answer["Location"] == f"/desk/record?paper={intake.pk}"
    recording = centre.get(answer["Location"])
    form = recording.context["form"]
    assert form["detail"].value().startswith("ขอให้ซ่อมไฟหน้าวัด\n\n")
    assert "9 เมษายน 2569" in form["detail"].value()
    assert "โปรดพิจารณา" not in form["detail"].value()
    assert "ยังไม่ได้ตรวจข้อความหน้า 3" in recording.content.decode()
    receipt = recorded(centre, form, subject="ไฟฟ้าดับหน้าวัด")
    case = Case.objects.get()
    assert case.secret_hash == hash_secret(receipt.context["receipt"].secret)
    assert (case.channel, case.received_at) == ("letter", MONDAY - timedelta(days=2, hours=23))
    assert case.complainant.name == "สมหญิง ทดสอบ"
    files = list(Attachment.objects.filter(case=case).values_list("file__name", flat=True))
    assert files == ["หนังสือที่รับ ทุกหน้า.pdf", "1.jpg", "2.jpg", "3.jpg"]
    page = centre.get(f"/desk/cases/{case.pk}").content.decode()
    for words in ("RR123TH", "ลงวันที่ 15 พฤศจิกายน 2569", "รับจริงเมื่อ", "นับตามกฎหมายตั้งแต่", "ลงทะเบียนเมื่อ"):
        assert words in page
    intake.refresh_from_db()
    assert (intake.state, intake.case_id, intake.sender) == ("recorded", case.pk, "")
    assert not PaperPage.objects.exists()
    assert not list(faults())


def recorded(client: Client, form: Any, **changes: Any) -> Any:
    """Sends the record form as it stands with those changes."""
    said = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False, "")}
    times = {
        name: form[name].field.widget.format_value(said[name])
        for name in ("received_at", "letter_date")
        if name in said
    }
    answer = client.post("/desk/record", {**said, **times, **changes})
    assert answer.status_code == 200, answer.context["form"].errors
    return answer


def test_the_file_of_all_pages_is_upright_and_in_order(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST), photograph(THIRD, turned=90))
    sideways = pages(intake)[1].pk
    for _quarter in range(3):
        sent(centre, intake, f"turn-{sideways}")
    with Image.open(BytesIO(centre.get(f"/desk/paper/{intake.pk}/pages/{sideways}.jpg").content)) as picture:
        assert picture.size == (1240, 1754)
    recorded(centre, centre.get(f"/desk/record?paper={intake.pk}").context["form"], subject="ไฟ", detail="ดับ")
    joined = StoredFile.objects.get(media_type="application/pdf")
    with open_original(joined) as content:
        document = pypdfium2.PdfDocument(content.read())
    assert [round(width / height, 2) for width, height in (one.get_size() for one in document)] == [0.71, 0.71]
    document.close()


def test_a_scanned_pdf_is_taken_apart_and_kept_as_it_came(centre: Client, started: Started) -> None:
    intake = started(SimpleUploadedFile("scan.pdf", pdf(FIRST, SECOND)), photograph(THIRD, "3.jpg"))
    assert (
        f"/desk/paper/{intake.pk}/pages/{pages(intake)[0].pk}"
        in centre.get(f"/desk/paper/{intake.pk}").content.decode()
    )
    read_all()
    rows = pages(intake)
    assert [(row.source.name, row.sheet) for row in rows] == [("scan.pdf", 1), ("scan.pdf", 2), ("3.jpg", None)]
    assert "2569" in rows[1].draft
    sent(centre, intake, f"remove-{rows[2].pk}")
    recorded(centre, centre.get(f"/desk/record?paper={intake.pk}").context["form"], subject="ไฟ", detail="ดับ")
    assert list(StoredFile.objects.values_list("name", flat=True)) == ["scan.pdf"]
    assert Attachment.objects.get().file.name == "scan.pdf"


def test_sending_the_record_form_again_gives_the_same_receipt(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    form = centre.get(f"/desk/record?paper={intake.pk}").context["form"]
    secrets = [recorded(centre, form, subject="ไฟ", detail="ดับ").context["receipt"].secret for _ in range(2)]
    assert secrets[0] == secrets[1]
    assert Case.objects.count() == Attachment.objects.count() == 1
    late = centre.get(f"/desk/record?paper={intake.pk}")
    assert late["Location"] == f"/desk/paper/{intake.pk}"
    other = centre.post("/desk/record", {"paper": intake.pk, "submission": "another"})
    assert other["Location"] == f"/desk/paper/{intake.pk}"
    assert "1/2570" in centre.get(f"/desk/paper/{intake.pk}").content.decode()


def test_what_is_wrong_on_the_record_form_leaves_the_paper_open(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    said = {"paper": intake.pk, "channel": "letter", "received_at": "20/11/2569 10:00", "detail": "ดับมานาน"}
    answer = centre.post("/desk/record", said)
    assert answer.status_code == 400
    assert f'name="paper" value="{intake.pk}"' in answer.content.decode()
    assert "ดับมานาน" in answer.content.decode()
    intake.refresh_from_db()
    assert intake.state == "open"


def test_a_draft_that_comes_late_is_not_taken_for_struck_out(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    row = pages(intake)[0]
    before = centre.get(f"/desk/paper/{intake.pk}").context["form"]
    assert before[f"had_{row.pk}"].value() is False
    read_all()
    said = {"channel": "letter", "received_at": "20/11/2569 10:00", "seen": 1, "do": "save"}
    centre.post(f"/desk/paper/{intake.pk}", {**said, f"text_{row.pk}": "", f"had_{row.pk}": "False"})
    row.refresh_from_db()
    assert "ซ่อมไฟฟ้า" in row.words
    centre.post(f"/desk/paper/{intake.pk}", {**said, "seen": 2, f"text_{row.pk}": "", f"had_{row.pk}": "True"})
    row.refresh_from_db()
    assert row.words == ""


def test_what_was_checked_is_not_changed_by_a_later_reading(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    read_all()
    row = pages(intake)[0]
    for _half in range(2):
        sent(centre, intake, f"turn-{row.pk}", **{f"checked_{row.pk}": "on"})
    read_all()
    after = pages(intake)[0]
    assert after.draft != row.draft, "upside down it reads otherwise"
    form = centre.get(f"/desk/record?paper={intake.pk}").context["form"]
    assert form["detail"].value() == row.draft


def test_a_page_nobody_looked_at_is_not_checked(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    row = pages(intake)[0]
    read_all()
    said = {"channel": "letter", "received_at": "20/11/2569 10:00", "seen": 1, "do": "save"}
    centre.post(f"/desk/paper/{intake.pk}", {**said, f"text_{row.pk}": "", f"checked_{row.pk}": "on"})
    row.refresh_from_db()
    assert not row.checked
    assert centre.get(f"/desk/record?paper={intake.pk}").context["form"]["detail"].value() == ""


def test_two_officers_do_not_overwrite_each_other(centre: Client, signed_in: SignIn, started: Started) -> None:
    intake = started(photograph(FIRST))
    sent(signed_in(CENTRE), intake, "save", sender="มานะ ทดสอบ")
    said = {"channel": "letter", "received_at": "20/11/2569 10:00", "seen": 1, "sender": "ชูใจ ทดสอบ", "do": "save"}
    answer = centre.post(f"/desk/paper/{intake.pk}", said)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "มีผู้อื่นแก้ไขเอกสารนี้" in text
    assert "ชูใจ ทดสอบ" in text
    intake.refresh_from_db()
    assert intake.sender == "มานะ ทดสอบ"
    again = centre.post(f"/desk/paper/{intake.pk}", {**said, "seen": answer.context["form"].data["seen"]})
    assert again.status_code == 302
    intake.refresh_from_db()
    assert intake.sender == "ชูใจ ทดสอบ"


def test_wrong_answers_are_said_and_every_word_stays(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    row = pages(intake)[0]
    answer = sent(centre, intake, f"remove-{row.pk}", letter_date="32/1/2569", **{f"text_{row.pk}": "พิมพ์ไว้แล้ว"})
    assert answer.status_code == 400
    assert "พิมพ์ไว้แล้ว" in answer.content.decode()
    assert PaperPage.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", docx()), ("b.txt", b"words"), ("c.jpg", b"MZ" + bytes(50)), ("d.pdf", b"%PDF-1.7 x")],
)
def test_what_is_no_page_is_refused(centre: Client, offices: dict[str, Agency], name: str, content: bytes) -> None:
    said = {"channel": "letter", "received_at": "20/11/2569 10:00", "attachments": SimpleUploadedFile(name, content)}
    answer = centre.post("/desk/paper/new", said)
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == ["attachments"]
    assert not PaperIntake.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_page_taken_out_takes_its_file_along(centre: Client, started: Started) -> None:
    intake = started(*three())
    sent(centre, intake, f"remove-{pages(intake)[0].pk}")
    assert names(intake) == ["1.jpg", "3.jpg"]
    assert [row.position for row in pages(intake)] == [1, 2]
    assert StoredFile.objects.count() == 2
    sent(centre, intake, "add", attachments=photograph(SECOND, "2.jpg"))
    assert names(intake) == ["1.jpg", "3.jpg", "2.jpg"]


def test_a_paper_is_put_aside_with_a_reason_and_taken_up_again(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    address = f"/desk/paper/{intake.pk}"
    assert centre.post(f"{address}/aside", {"reason": ""}).status_code == 400
    assert centre.post(f"{address}/aside", {"reason": "ใบโฆษณา"}).status_code == 302
    assert address not in centre.get("/desk/paper").content.decode()
    assert "ใบโฆษณา" in centre.get("/desk/paper?state=aside").content.decode()
    assert "ใบโฆษณา" in centre.get(address).content.decode()
    assert sent_to_ended(centre, intake).status_code == 409
    assert read_pages(MONDAY) == 0
    centre.post(f"{address}/again")
    assert address in centre.get("/desk/paper").content.decode()
    assert read_pages(MONDAY) == 1


def sent_to_ended(client: Client, intake: PaperIntake) -> Any:
    said = {"channel": "letter", "received_at": "20/11/2569 10:00", "seen": intake.version, "do": "save"}
    return client.post(f"/desk/paper/{intake.pk}", said)


def test_without_the_programs_everything_else_works(
    centre: Client, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    programs.can_read.cache_clear()
    programs.can_open_sheets.cache_clear()
    try:
        intake = started(photograph(FIRST), SimpleUploadedFile("scan.pdf", pdf(SECOND)))
        text = centre.get(f"/desk/paper/{intake.pk}").content.decode()
        assert "tesseract-ocr-tha" in text
        assert "poppler-utils" in text
        assert read_pages(MONDAY) == 0
        first = pages(intake)[0].pk
        sent(centre, intake, "record", **{f"text_{first}": "พิมพ์เอง", f"checked_{first}": "on"})
        form = centre.get(f"/desk/record?paper={intake.pk}").context["form"]
        assert form["detail"].value() == "พิมพ์เอง"
        recorded(centre, form, subject="ไฟ")
        assert [row.file.name for row in Attachment.objects.select_related("file")] == ["IMG_1.jpg", "scan.pdf"]
    finally:
        programs.can_read.cache_clear()
        programs.can_open_sheets.cache_clear()


def test_a_page_that_cannot_be_read_is_for_the_officer(centre: Client, started: Started, clock: Clock) -> None:
    broken = pdf(FIRST).replace(b"/Type /Catalog", b"/Type /Catalxx").replace(b"/Pages ", b"/Pagxs ")
    intake = started(SimpleUploadedFile("scan.pdf", broken))
    read_all()
    row = pages(intake)[0]
    assert (row.state, row.next_at) == ("failed", None)
    assert "ระบบอ่านไม่ได้" in centre.get(f"/desk/paper/{intake.pk}").content.decode()
    sent(centre, intake, f"read-{row.pk}")
    row.refresh_from_db()
    assert (row.state, row.next_at) == ("waiting", MONDAY)


def test_a_worker_that_died_leaves_its_page_to_be_read_again(started: Started) -> None:
    intake = started(photograph(FIRST))
    PaperPage.objects.update(next_at=MONDAY + timedelta(minutes=5), attempts=1)  # claimed, and then it was killed
    assert read_pages(MONDAY + timedelta(minutes=4)) == 0
    assert read_pages(MONDAY + timedelta(minutes=6)) == 1
    assert "ซ่อมไฟฟ้า" in pages(intake)[0].draft
    PaperPage.objects.update(next_at=MONDAY, attempts=3, draft="")
    read_pages(MONDAY)
    assert pages(intake)[0].state == "failed"


def test_words_are_kept_only_by_the_case(centre: Client, started: Started) -> None:
    intake = started(photograph(FIRST))
    first = pages(intake)[0].pk
    sent(centre, intake, "record", **{f"text_{first}": "ความลับของผู้ร้อง", f"checked_{first}": "on"})
    recorded(centre, centre.get(f"/desk/record?paper={intake.pk}").context["form"], subject="ไฟ")
    assert CaseText.objects.get(field="detail").body == "ความลับของผู้ร้อง"
    assert not PaperPage.objects.exists()


def test_the_list_takes_the_same_queries_however_many(
    centre: Client, started: Started, queries: Callable[[Client, str], int]
) -> None:
    first = started(photograph(FIRST))
    one = queries(centre, "/desk/paper")
    for _ in range(4):
        row = PaperIntake.objects.get(pk=first.pk)
        row.pk = None
        row.save(force_insert=True)
    assert queries(centre, "/desk/paper") == one
    page_of_one = queries(centre, f"/desk/paper/{first.pk}")
    sent(centre, first, "add", attachments=[photograph(SECOND), photograph(THIRD)])
    assert queries(centre, f"/desk/paper/{first.pk}") == page_of_one


@pytest.mark.parametrize("account", ["unit@hat-kham.example", "centre@saraburi-treasury.example"])
def test_who_records_no_paper_sees_none(signed_in: SignIn, started: Started, account: str) -> None:
    intake = started(photograph(FIRST))
    stranger = signed_in(account)
    assert stranger.get("/desk/paper").status_code == 403
    assert stranger.get("/desk/paper/new").status_code == 403
    row = pages(intake)[0].pk
    for tail in ("", "/aside", "/progress", f"/pages/{row}", f"/pages/{row}.jpg"):
        assert stranger.get(f"/desk/paper/{intake.pk}{tail}").status_code == 404
    assert stranger.get(f"/desk/record?paper={intake.pk}").status_code == 404
    assert stranger.post(f"/desk/paper/{intake.pk}/again").status_code == 404


def test_pages_added_while_the_record_form_stood_open_come_along(
    centre: Client, signed_in: SignIn, started: Started
) -> None:
    intake = started(photograph(FIRST))
    form = centre.get(f"/desk/record?paper={intake.pk}").context["form"]
    sent(signed_in(CENTRE), intake, "add", attachments=photograph(SECOND, "2.jpg"))
    recorded(centre, form, subject="ไฟ", detail="ดับ")
    assert Attachment.objects.count() == 3
