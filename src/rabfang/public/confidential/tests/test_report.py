"""Reporting in confidence through the site, and coming back with the receipt."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Complainant
from rabfang.cases.perform import perform
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.core.errors import NotAllowed
from rabfang.documents.limits import LIMITS
from rabfang.documents.preparing import prepare_all
from rabfang.documents.tests.pictures import flood
from rabfang.documents.tests.samples import docx, package
from rabfang.documents.tests.test_uploads import Body
from rabfang.public.confidential.guarded import HEADERS
from rabfang.vault.actions.keys import unlock_key
from rabfang.vault.files import seal_files
from rabfang.vault.opening import identity_of, open_box
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
URL = "/school-integrity/report-corruption"
BACK = f"{URL}/receipt"
GOOD = {
    "detail": "ใบเสนอราคาทั้งสามใบเขียนด้วยลายมือเดียวกัน",
    "subject": "จัดซื้อแพงเกินจริง",
    "who": "ผู้อำนวยการกับร้านเครื่องเขียน",
    "when_where": "ปลายเดือนตุลาคม ที่ห้องพัสดุ",
    "evidence": "แฟ้มจัดซื้อ 12/2569 ในห้องพัสดุ",
    "told": "ยังไม่ได้แจ้งใคร",
}
HANDLER, SECOND, CUSTODIAN = (
    f"{account}@school-integrity.example" for account in ("handler", "handler.second", "custodian")
)


def sent(client: Client, **changes: Any) -> Any:
    """Opens the form, fills it as GOOD with changes, sends it."""
    token = re.search(r'name="submission" value="([^"]+)"', client.get(URL).content.decode())
    assert token
    return client.post(URL, {**GOOD, "submission": token[1], **changes})


def digits(answer: Any) -> str:
    """The receipt on the page."""
    groups = re.findall(r'<span class="rabfang-number">(\d{5})</span>', answer.content.decode())
    assert len(groups) == 4
    return " ".join(groups)


def opened(client: Client, receipt: str, verb: str = "", **said: Any) -> Any:
    return client.post(f"{BACK}/{verb}" if verb else BACK, {"receipt": receipt, **said})


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_report_without_a_name_is_asked_about_answered_and_closed(
    client: Client, offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    receipt = digits(sent(client))
    case, handler = Case.objects.get(), actor(HANDLER)
    page = text(opened(client, receipt))
    assert all(said in page for said in GOOD.values())
    assert "ได้รับเรื่องแล้ว รอผู้ได้รับมอบหมายเปิดอ่าน" in page
    perform(case, "record", by=handler)
    perform(case, "ask", by=handler, question="ห้องพัสดุชั้นใด")
    assert "ห้องพัสดุชั้นใด" in text(opened(client, receipt))
    file = SimpleUploadedFile("แผนผัง.txt", "ชั้นสอง".encode())
    answer = opened(client, receipt.replace(" ", "-"), "message", message="ชั้นสอง ห้องในสุด", attachments=file)
    assert "ชั้นสอง ห้องในสุด" in text(answer)
    assert "แผนผัง.txt" in text(answer)
    assert "เจ้าหน้าที่มีคำถามถึงท่าน</h2>" not in text(answer)
    perform(case, "classify", by=handler, kind="affecting-agency")
    perform(case, "report", by=handler, findings="ลายมือเดียวกันจริง")
    perform(case, "review", by=handler, outcome="complete")
    perform(case, "reply", by=handler, reply="ตั้งกรรมการสอบแล้ว")
    perform(case, "close", by=handler, outcome="solved")
    page = text(opened(client, receipt))
    assert "ตั้งกรรมการสอบแล้ว" in page
    assert "ผู้ได้รับมอบหมายบันทึกผลแล้ว" in page
    assert "ลายมือเดียวกันจริง" not in page
    assert "ยุติเรื่องแล้ว" in page
    page = text(opened(client, receipt, "rate", rating="dissatisfied", reason="ร้านยังขายอยู่"))
    assert "ร้านยังขายอยู่</textarea>" in page
    assert "เสียใจที่ท่านไม่พึงพอใจ" in page
    page = text(opened(client, receipt, "object", objection="ร้านยังขายอยู่"))
    assert "ร้านยังขายอยู่" in page
    assert Case.objects.get().review == "other"
    with pytest.raises(NotAllowed):
        perform(case, "report", by=handler, findings="เหมือนเดิม")
    perform(case, "report", by=actor(SECOND), findings="ตรวจใหม่")
    assert not case.askings.exists()
    assert "แจ้งว่าไม่เห็นด้วยกับผล</span>" not in page
    assert not list(faults())


def test_the_office_hands_files_and_what_was_sent_is_not_handed_back(
    client: Client, offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    receipt = digits(sent(client, attachments=SimpleUploadedFile("own.txt", b"mine")))
    case = Case.objects.get()
    own = case.attachments.get().pk
    perform(case, "record", by=actor(HANDLER))
    perform(case, "classify", by=actor(HANDLER), kind="information")
    assert case.box_id
    with prepare_all([SimpleUploadedFile("คำสั่ง.txt", "ตามคำสั่ง".encode())], in_memory=True) as prepared:
        files = seal_files(case.box_id, prepared, at=now())
        perform(case, "answer", by=actor(HANDLER), reply="ตามแนบ", files=files)
    given = case.attachments.exclude(pk=own).get().pk
    answer = opened(client, receipt, "file", file=given)
    assert b"".join(answer.streaming_content).decode() == "ตามคำสั่ง"
    assert answer["Content-Disposition"].startswith("attachment")
    assert opened(client, receipt, "file", file=own).status_code == 404
    assert opened(client, receipt, "file", file="x").status_code == 404
    assert opened(client, "1" * 20, "file", file=given).status_code == 422
    assert "ไฟล์ที่แนบ own.txt" in text(opened(client, receipt))


def test_the_same_form_again_gives_the_same_receipt(client: Client, offices: dict[str, Agency]) -> None:
    first = sent(client, submission="x" * 40)
    again = sent(client, submission="x" * 40, detail="")
    assert digits(first) == digits(again)
    assert Case.objects.count() == 1
    assert digits(sent(client)) != digits(first)


def test_a_page_sent_again_adds_nothing(client: Client, offices: dict[str, Agency]) -> None:
    receipt = digits(sent(client))
    for _ in range(2):
        file = SimpleUploadedFile("a.txt", b"same")
        assert opened(client, receipt, "message", message="เพิ่มเติม", attachments=file).status_code == 200
    case = Case.objects.get()
    assert case.events.filter(action="message").count() == 1
    opened(client, receipt, "message", message="เพิ่มเติมอีก")
    assert case.events.filter(action="message").count() == 2
    for _ in range(2):
        assert "ยุติเรื่องแล้ว" in text(opened(client, receipt, "withdraw", reason=""))
    assert case.events.filter(action="withdraw").count() == 1


def test_a_name_goes_to_the_custodian_alone(
    client: Client, offices: dict[str, Agency], officer: Callable[[str], Officer]
) -> None:
    sent(client, name="สมหญิง ผู้ปกครอง", reach="081 000 0000")
    box = Case.objects.get().box_id
    assert box
    identity = identity_of(box)
    assert identity
    opened_box = open_box(identity, unlock_key(officer(CUSTODIAN), PASSWORD))
    assert opened_box.others("identity") == [{"name": "สมหญิง ผู้ปกครอง", "reach": "081 000 0000"}]
    assert Complainant.objects.get().name == ""


def test_who_is_involved_is_listed_by_position_and_left_out(
    client: Client, offices: dict[str, Agency], officer: Callable[[str], Officer]
) -> None:
    page = text(client.get(URL))
    assert "ครูชำนาญการ ผู้ได้รับมอบหมาย (ธีระ ซื่อตรง)" in page
    second = officer(SECOND).pk
    assert sent(client, without=[second]).status_code == 200
    handler = unlock_key(officer(HANDLER), PASSWORD)
    box = Case.objects.get().box_id
    assert box
    assert open_box(box, handler).others("barred") == [{"officers": [second], "units": []}]
    stranger = officer("executive@school-integrity.example").pk
    assert sent(client, without=[stranger]).status_code == 422


def test_when_everybody_is_involved_nothing_typed_is_lost(
    client: Client, offices: dict[str, Agency], officer: Callable[[str], Officer]
) -> None:
    answer = sent(client, without=[officer(HANDLER).pk, officer(SECOND).pk], name="สมหญิง")
    assert answer.status_code == 409
    page = text(answer)
    assert all(said in page for said in (*GOOD.values(), "สมหญิง", "ป.ป.ช.", "ไม่มีใครเปิดอ่านเรื่องนี้ได้"))
    kept = sent(client, without=[officer(CUSTODIAN).pk], name="สมหญิง")
    assert kept.status_code == 422
    assert "ผู้รักษาข้อมูลตัวตนทุกคนเกี่ยวข้อง" in text(kept)
    assert not Case.objects.exists()


def test_a_wrong_form_comes_back_whole(client: Client, offices: dict[str, Agency]) -> None:
    answer = sent(client, detail="", attachments=SimpleUploadedFile("a.txt", b"x"), name="สมหญิง")
    assert answer.status_code == 422
    page = text(answer)
    assert all(said in page for said in [*list(GOOD.values())[1:], "สมหญิง", "โปรดเลือกไฟล์ที่จะแนบอีกครั้ง"])
    assert 'id="id_detail_error"' in page
    assert sent(client, detail="ก" * 10_001).status_code == 422
    assert sent(client, submission="short").status_code == 422
    assert not Case.objects.exists()


def test_files_are_refused_as_the_general_form_refuses_them(client: Client, offices: dict[str, Agency]) -> None:
    large = SimpleUploadedFile("large.txt", b"x" * (21 * 1024 * 1024))
    hostile = [large, SimpleUploadedFile("a.docx", docx(**{"word/vbaProject.bin": b"x"})), _zip(), _flood()]
    page = text(sent(client, attachments=hostile))
    for said in ("ไฟล์ “large.txt” ใหญ่เกินไป", "มาโคร", "ไฟล์บีบอัด", "ล้านพิกเซล"):
        assert said in page
    assert GOOD["detail"] in page
    many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(11)]
    assert sent(client, attachments=many).status_code == 422
    assert not Case.objects.exists()


def _zip() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.zip", package({"a.txt": b"x"}))


def _flood() -> SimpleUploadedFile:
    return SimpleUploadedFile("flood.png", flood(10_000, 10_000))


def test_too_many_reports_wait_and_keep_what_was_typed(
    client: Client, offices: dict[str, Agency], settings: Any
) -> None:
    settings.RABFANG_REPORT_LIMIT = 1
    first = sent(client, submission="x" * 40)
    answer = sent(client)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert GOOD["detail"] in text(answer)
    assert digits(sent(client, submission="x" * 40)) == digits(first)  # a lost answer is still given again


def test_an_office_without_a_desk_says_where_else(client: Client, offices: dict[str, Agency]) -> None:
    for address in ("/hat-kham/report-corruption", "/hat-kham/report-corruption/receipt"):
        page = text(client.get(address))
        assert "หน่วยงานนี้ไม่มีจุดรับเรื่องลับ" in page
        assert "ป.ป.ช." in page
        assert "<form" not in page
    for address in (
        "/no-such/report-corruption",
        "/school-integrity-confidential/report-corruption",
        f"{BACK}/nothing",
    ):
        assert client.get(address).status_code == 404


def test_pages_set_no_cookie_and_run_nothing(client: Client, offices: dict[str, Agency]) -> None:
    receipt = digits(sent(client))
    pages = [
        client.get(URL),
        client.get(f"{URL}?language=en"),
        sent(client),
        sent(client, detail=""),
        client.get(BACK),
        opened(client, receipt),
        opened(client, "1" * 20),
        opened(client, receipt, "message", message="x"),
        opened(client, receipt, "message", message=""),
        client.get("/no-such/report-corruption"),
        client.get("/hat-kham/report-corruption"),
        client.post(URL, {}, headers={"Sec-Fetch-Site": "cross-site"}),
    ]
    for page in pages:
        assert not page.cookies
        assert {name: page[name] for name in HEADERS} == HEADERS
        assert "no-store" in page["Cache-Control"]
        said = text(page)
        assert "<script" not in said
        assert "style=" not in said
        assert "data-keep" not in said
        assert not re.search(r"https?://", said)
    assert not client.cookies
    links = " ".join(link for page in pages for link in re.findall(r'(?:href|action)="[^"]*"', text(page)))
    assert receipt.replace(" ", "") not in links.replace(" ", "").replace("-", "")


@pytest.mark.parametrize("address", [URL, BACK, f"{BACK}/file", f"{URL}/nothing", f"{BACK}/no/such", f"{URL}/"])
def test_what_is_met_before_a_page_is_as_quiet(client: Client, offices: dict[str, Agency], address: str) -> None:
    length = LIMITS.request_bytes + 1
    large: dict[str, Any] = {"CONTENT_LENGTH": str(length), "wsgi.input": Body(length)}
    met = [
        client.generic("POST", address, content_type="multipart/form-data; boundary=x", **large),
        client.get(f"{address}?x=%00"),
        client.get(f"{URL}/nothing"),
        client.post(f"{URL}/nothing", {"x": "y"}),
    ]
    assert [page.status_code for page in met] == [413, 400, 404, 404]
    for page in met:
        assert not page.cookies
        assert {name: page[name] for name in HEADERS} == HEADERS
        assert "<script" not in text(page)
        assert "<form" not in text(page)
    assert "ไฟล์ที่ส่งใหญ่เกินไป" in text(met[0])


def test_the_same_elsewhere_is_the_site_s_own_page(client: Client, offices: dict[str, Agency]) -> None:
    answer = client.get("/school-integrity/nothing/report-corruption")
    assert answer.status_code == 404
    assert "<script" in text(answer)
    assert client.get("/school-integrity/submit").cookies


def test_another_site_cannot_send_it(client: Client, offices: dict[str, Agency]) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://x.example"}):
        assert client.post(URL, {**GOOD, "submission": "x" * 40}, headers=headers).status_code == 403
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "null"}, {"Origin": "http://testserver"}):
        assert client.post(URL, {**GOOD, "submission": "x" * 40}, headers=headers).status_code == 200


def test_it_is_the_same_in_english(client: Client, offices: dict[str, Agency]) -> None:
    answer = client.post(f"{URL}?language=en", {**GOOD, "submission": "x" * 40})
    assert answer["Content-Language"] == "en"
    assert Complainant.objects.get().language == "en"


def test_a_body_that_cannot_be_read_is_told_so(client: Client, offices: dict[str, Agency]) -> None:
    answer = client.post(URL, b"nothing", content_type="multipart/form-data; boundary=")
    assert answer.status_code == 400
    assert not answer.cookies


def test_the_front_page_and_the_general_form_point_to_it(client: Client, offices: dict[str, Agency]) -> None:
    for page in ("/school-integrity/", "/school-integrity/submit"):
        assert f'href="{URL}"' in text(client.get(page))
    for page in ("/hat-kham/", "/hat-kham/submit"):
        assert "report-corruption" not in text(client.get(page))
