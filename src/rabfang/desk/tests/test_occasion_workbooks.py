"""An occasion from Excel: the template, good rows once, bad rows back with the reason, and odd files of all sorts."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.channels.occasions.actions.record import AT_ONCE, record_waiting
from rabfang.channels.occasions.excel.headings import EXAMPLE
from rabfang.channels.occasions.excel.reading import MOST_ROWS
from rabfang.channels.occasions.queries import Occasion, OccasionEntry
from rabfang.desk.tests.conftest import SignIn
from rabfang.desk.tests.occasions import CENTRE, held
from rabfang.desk.tests.workbooks import (
    COLUMNS,
    GOOD,
    TITLES,
    book,
    cells_of,
    changed,
    packed,
    parts_of,
    saved,
    with_rows,
)
from rabfang.documents.tests.samples import docx, pdf

pytestmark = pytest.mark.django_db
FRIDAY, NEW_YEAR = datetime(2026, 11, 20), datetime(2026, 1, 1)  # noqa: DTZ001 - as a workbook holds them
SHEET = "xl/worksheets/sheet1.xml"
Upload = Callable[..., Any]


@pytest.fixture
def occasion(offices: dict[str, Agency]) -> Occasion:
    return held()


@pytest.fixture
def client(signed_in: SignIn) -> Client:
    return signed_in(CENTRE)


@pytest.fixture
def upload(client: Client, occasion: Occasion) -> Upload:
    def send(content: bytes, name: str = "เรื่อง.xlsx") -> Any:
        address = f"/desk/occasions/{occasion.pk}/upload"
        return client.post(address, {"workbook": SimpleUploadedFile(name, content)}, follow=True)

    return send


def returned_of(client: Client, occasion: Occasion) -> bytes:
    return bytes(client.get(f"/desk/occasions/{occasion.pk}/returned.xlsx").content)


def test_the_template_is_filled_and_comes_back(client: Client, occasion: Occasion, upload: Upload) -> None:
    answer = client.get(f"/desk/occasions/{occasion.pk}/template.xlsx")
    made = load_workbook(BytesIO(answer.content))
    sheet = made["รายการเรื่อง"]
    assert [cell.value for cell in sheet[1]] == TITLES
    assert str(sheet["B2"].value).startswith(EXAMPLE)
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(lists) == {"A2:A501", "G2:G501"}
    assert made["ตัวเลือก"]["A1"].value in ("ร้องเรียน", "ความต้องการ", "ข้อเสนอแนะ")
    assert any("ตะกุด" in str(cell.value) for cell in made["ตัวเลือก"]["G"])
    assert made["วิธีกรอก"]["A1"].value == occasion.title
    for column, value in {"A": made["ตัวเลือก"]["A1"].value, "B": "ไฟดับ", "G": "ตะกุด (เมืองสระบุรี)"}.items():
        sheet[f"{column}3"] = value
    assert "ลงทะเบียนแล้ว 1 เรื่อง" in upload(saved(made)).content.decode()
    case = Case.objects.get()
    assert (case.subject, case.subdistrict) == ("ไฟดับ", "190114")
    assert OccasionEntry.objects.get().kind


def test_the_same_file_twice_doubles_nothing_and_two_people_may_say_the_same(upload: Upload) -> None:
    content = with_rows(GOOD, GOOD, {**GOOD, "person": "สมชาย"})
    for _ in range(3):
        answer = upload(content)
    assert "3 แถวลงทะเบียนไว้ก่อนแล้ว" in answer.content.decode()
    assert Case.objects.count() == 3
    upload(with_rows({**GOOD, "subject": "เรื่องใหม่"}, GOOD, GOOD))
    assert Case.objects.count() == 4


def test_bad_rows_come_back_and_are_mended(client: Client, occasion: Occasion, upload: Upload) -> None:
    bad = {"subject": "ถนนพัง", "telephone": "12", "detail": "=ลึกมาก", "kind": "อื่น ๆ"}
    answer = upload(with_rows(GOOD, bad, {"detail": "ไม่มีเรื่อง"}))
    assert answer.status_code == 200
    assert "ส่งคืนให้แก้ไข 2 แถว" in answer.content.decode()
    assert Case.objects.count() == 1
    content = returned_of(client, occasion)
    rows = cells_of(content)
    assert rows[0] == [*TITLES, "เหตุที่ส่งคืน", "รหัสแถว (ห้ามแก้)"]
    assert rows[1][:3] == ["อื่น ๆ", "ถนนพัง", "'=ลึกมาก"]
    assert "โทรศัพท์: หมายเลขโทรศัพท์ไม่ถูกต้อง" in rows[1][8]
    assert "เรื่อง: โปรดกรอก" in rows[2][8]
    made = load_workbook(BytesIO(content))
    sheet = made["รายการเรื่อง"]
    sheet["A2"], sheet["E2"], sheet["B3"] = None, "036-211-222", "มีเรื่องแล้ว"
    for _ in range(2):
        upload(saved(made))
    assert Case.objects.count() == 3
    assert not OccasionEntry.objects.exclude(state="recorded").exists()
    upload(with_rows(GOOD, {**bad, "telephone": "036 211 222", "kind": None, "detail": "'=ลึกมาก"}))  # the first, mended
    assert Case.objects.count() == 3


def test_a_row_mended_in_the_table_is_not_doubled_by_the_mended_file(
    client: Client, occasion: Occasion, upload: Upload
) -> None:
    upload(with_rows({**GOOD, "kind": "อื่น ๆ"}))
    row = client.get(f"/desk/occasions/{occasion.pk}/rows").context["rows"][0]
    assert "kind" in row.errors
    sent = {"rows": "1", "do": "record", "r0-token": row["token"].value(), "r0-kind": "complaint"}
    client.post(f"/desk/occasions/{occasion.pk}/rows", sent | {f"r0-{name}": text for name, text in GOOD.items()})
    assert Case.objects.count() == 1
    upload(with_rows({**GOOD, "kind": "ร้องเรียน"}))
    assert Case.objects.count() == 1


def test_a_row_code_on_other_words_brings_a_new_matter(client: Client, occasion: Occasion, upload: Upload) -> None:
    upload(with_rows({**GOOD, "telephone": "12"}))
    made = load_workbook(BytesIO(returned_of(client, occasion)))
    sheet = made["รายการเรื่อง"]
    sheet["E2"] = None
    upload(saved(made))
    sheet["B2"] = "เรื่องอื่นที่พิมพ์ทับแถวเดิม"
    upload(saved(made))
    assert set(Case.objects.values_list("subject", flat=True)) == {GOOD["subject"], "เรื่องอื่นที่พิมพ์ทับแถวเดิม"}


def test_without_an_area_a_subdistrict_is_named_with_its_district(client: Client, offices: dict[str, Agency]) -> None:
    anywhere = held(area="")
    rows = [{**GOOD, "subdistrict": name} for name in ("ตะกุด (เมืองสระบุรี)", "ในเมือง")]
    sent = SimpleUploadedFile("a.xlsx", with_rows(*rows))
    client.post(f"/desk/occasions/{anywhere.pk}/upload", {"workbook": sent})
    assert Case.objects.get().subdistrict == "190114"
    assert "มีหลายตำบลที่ชื่อนี้" in cells_of(returned_of(client, anywhere))[1][8]


ODD_CELLS: list[tuple[str, Any, str, Any]] = [
    ("telephone", 812345678, "telephone", "0812345678"),
    ("telephone", 812345678.0, "telephone", "0812345678"),
    ("telephone", 36211222, "telephone", "036211222"),
    ("telephone", "+66 81 234 5678", "telephone", "0812345678"),
    ("telephone", "๐๘๑-๒๓๔-๕๖๗๘", "telephone", "0812345678"),
    ("day", FRIDAY, "received_at", MONDAY - timedelta(days=3) + timedelta(hours=3)),
    ("day", date(2569, 11, 20), "received_at", MONDAY - timedelta(days=3) + timedelta(hours=3)),
    ("day", 46346, "received_at", MONDAY - timedelta(days=3) + timedelta(hours=3)),
    ("day", "20 พ.ย. 2569", "received_at", MONDAY - timedelta(days=3) + timedelta(hours=3)),
    ("subject", 2569, "subject", "2569"),
    ("subject", 1.5, "subject", "1.5"),
    ("subject", "ถนน\n พัง", "subject", "ถนน พัง"),
    ("place", True, "place", "True"),
    ("place", date(2026, 11, 20), "place", "20/11/2569"),
    ("subdistrict", "ต.ตะกุด", "subdistrict", "190114"),
    ("subdistrict", "190114", "subdistrict", "190114"),
    ("detail", "'- ข้อแรก", "detail", "- ข้อแรก"),
]


@pytest.mark.parametrize(("column", "value", "fact", "expected"), ODD_CELLS)
def test_what_excel_made_of_a_cell_is_undone(upload: Upload, column: str, value: Any, fact: str, expected: Any) -> None:
    answer = upload(with_rows({**GOOD, column: value}))
    assert "ลงทะเบียนแล้ว 1 เรื่อง" in answer.content.decode(), OccasionEntry.objects.get().problems
    case = Case.objects.get()
    said = {
        "telephone": case.complainant.telephone,
        "detail": case.texts.get(field="detail").body if fact == "detail" else "",
    }
    assert (said[fact] if fact in said else getattr(case, fact)) == expected


BAD_CELLS: list[tuple[str, Any, str]] = [
    ("subject", "=1+1", "สูตร"),
    ("detail", '=HYPERLINK("http://a.example","ก")', "สูตร"),
    ("subject", "#REF!", "ค่าผิดพลาดของ Excel"),
    ("subject", "ก" * 201, "ยาว 201 ตัวอักษร"),
    ("subject", "\u200b\u2060", "โปรดกรอก"),
    ("telephone", "โทรมาเอง", "หมายเลขโทรศัพท์ไม่ถูกต้อง"),
    ("telephone", 8.12e20, "หมายเลขโทรศัพท์ไม่ถูกต้อง"),
    ("kind", "ไม่มีในรายการ", "ไม่มีประเภทนี้"),
    ("subdistrict", "หาดขาม", "ไม่พบตำบลนี้"),
    ("day", "20/11/69", "วันที่ไม่ถูกต้อง"),
    ("day", NEW_YEAR, "ไม่อยู่ในช่วง"),
    ("day", 3, "วันที่ไม่ถูกต้อง"),
]


@pytest.mark.parametrize(("column", "value", "why"), BAD_CELLS)
def test_a_bad_cell_is_returned_with_its_reason_and_never_acts(
    client: Client, occasion: Occasion, upload: Upload, column: str, value: Any, why: str
) -> None:
    answer = upload(with_rows({**GOOD, column: value}))
    assert "ส่งคืนให้แก้ไข 1 แถว" in answer.content.decode()
    assert not Case.objects.exists()
    content = returned_of(client, occasion)
    assert why in cells_of(content)[1][8]
    for sheet in load_workbook(BytesIO(content)).worksheets:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_merged_cells_are_named(client: Client, occasion: Occasion, upload: Upload) -> None:
    made = book(GOOD, {"subject": "ไฟดับสองดวง"})
    sheet: Any = made.active
    sheet.merge_cells("D2:D3")
    upload(saved(made))
    assert Case.objects.get().subject == GOOD["subject"]
    assert "ชื่อผู้แจ้ง: ช่องนี้ถูกผสาน" in cells_of(returned_of(client, occasion))[1][8]


def _bomb() -> bytes:
    parts = parts_of(with_rows(GOOD))
    return packed(parts | {"xl/media/a.bin": b"\0" * 160 * 2**20})


def _wide() -> bytes:
    """Few bytes, thirty megabytes of sheet."""
    filler = b"<!--" + b"a" * (31 * 2**20) + b"-->"
    return changed(with_rows(GOOD), SHEET, lambda part: part.replace(b"<sheetData>", filler + b"<sheetData>"))


def _many(count: int) -> bytes:
    row = '<row r="%d"><c r="B%d" t="inlineStr"><is><t>เรื่อง</t></is></c></row>'
    rows = "".join(row % (line, line) for line in range(2, count + 2)).encode()
    return changed(with_rows(), SHEET, lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>"))


def _entities() -> bytes:
    return changed(with_rows(GOOD), SHEET, lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part.partition(b"?>")[2])


def _macros() -> bytes:
    return packed(parts_of(with_rows(GOOD)) | {"xl/vbaProject.bin": b"x"})


ODD_FILES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "a.xlsx", "อาจเสียหาย"),
    "text": (lambda: b"hello", "a.xlsx", "ไม่ใช่ไฟล์ Excel"),
    "csv": (lambda: "เรื่อง,รายละเอียด\nไฟ,ดับ\n".encode(), "a.csv", "ไม่ใช่ไฟล์ Excel"),
    "csv-of-excel": (lambda: "เรื่อง,รายละเอียด\r\nไฟ,ดับ\r\n".encode("cp874"), "a.csv", "ไม่ใช่ไฟล์ Excel"),
    "csv-called-xlsx": (lambda: "เรื่อง,รายละเอียด\n".encode(), "a.xlsx", "ไม่ใช่ไฟล์ Excel"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls", "รุ่นเก่า"),
    "with-a-password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E" * 900, "a.xlsx", "รหัสผ่าน"),
    "html-called-xls": (lambda: b"<html><table><tr><td>a</td></tr></table></html>", "a.xls", "ไม่ใช่ไฟล์ Excel"),
    "docx": (docx, "a.xlsx", "ไม่ใช่ไฟล์ Excel"),
    "pdf": (pdf, "a.xlsx", "ไม่ใช่ไฟล์ Excel"),
    "zip": (lambda: packed({"a.txt": b"a"}), "a.xlsx", "ไม่ใช่ไฟล์ Excel"),
    "xlsm": (_macros, "a.xlsm", "มาโคร"),
    "cut-short": (lambda: with_rows(GOOD)[:-500], "a.xlsx", "อาจเสียหาย"),
    "bomb": (_bomb, "a.xlsx", "ใหญ่เกินไป"),
    "wide": (_wide, "a.xlsx", "ใหญ่เกินไป"),
    "too-large": (lambda: with_rows(GOOD) + b"\0" * (5 * 2**20), "a.xlsx", "ใหญ่เกินไป"),
    "20,000 rows": (lambda: _many(20_000), "a.xlsx", f"เกิน {MOST_ROWS} แถว"),
    "a row too many": (lambda: _many(MOST_ROWS + 1), "a.xlsx", f"เกิน {MOST_ROWS} แถว"),
    "entities": (_entities, "a.xlsx", "เสียหาย"),
    "not XML": (lambda: changed(with_rows(GOOD), SHEET, lambda part: b"<a"), "a.xlsx", "เสียหาย"),
    "no sheet": (lambda: packed({k: v for k, v in parts_of(with_rows(GOOD)).items() if k != SHEET}), "a.xlsx", ""),
    "no headings": (lambda: saved(book(GOOD, titles=["ก", "ข"])), "a.xlsx", "ไม่พบแถวหัวตาราง"),
    "heading twice": (lambda: saved(book(GOOD, titles=[*TITLES[:3], "เรื่อง"])), "a.xlsx", "มีสองคอลัมน์"),
    "only headings": (lambda: with_rows(), "a.xlsx", "ไม่มีแถวที่กรอก"),
    "only the example": (lambda: with_rows({"subject": f"{EXAMPLE} ไฟดับ"}), "a.xlsx", "ไม่มีแถวที่กรอก"),
    "an invisible name": (lambda: b"x", "\u202excod\u0000.xlsx", "ไม่ใช่ไฟล์ Excel"),
}


@pytest.mark.parametrize("odd", ODD_FILES)
def test_an_odd_file_gets_clear_words_and_changes_nothing(upload: Upload, odd: str) -> None:
    make, name, words = ODD_FILES[odd]
    answer = upload(make(), name)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert answer.context["upload_problems"]
    assert not OccasionEntry.objects.exists()


def _columns_moved() -> bytes:
    made = book(titles=["โทรศัพท์", "หมายเหตุของเรา", "เรื่อง "])
    sheet: Any = made.active
    sheet.append(["081 234 5678", "ไม่ต้องอ่าน", GOOD["subject"]])
    return saved(made)


def _far_away() -> bytes:
    made = book(GOOD)
    sheet: Any = made.active
    sheet["XFD1048576"] = " "
    return saved(made)


def _another_sheet_first() -> bytes:
    made = book(GOOD)
    sheet: Any = made.active
    sheet.title = "รายการเรื่อง"
    made.create_sheet("ปก", 0)
    return saved(made)


FINE: dict[str, Callable[[], bytes]] = {
    "columns moved and left out": _columns_moved,
    "a cell at the far corner": _far_away,
    "a cover sheet": _another_sheet_first,
    "three lines above": lambda: saved(book(GOOD, above=3)),
    "empty rows between": lambda: with_rows({}, {}, GOOD, {}, {"subject": " "}),
    "a false dimension": lambda: changed(
        with_rows(GOOD), SHEET, lambda part: part.replace(b'ref="A1:H2"', b'ref="A1:XFD1048576"')
    ),
    "another name": lambda: with_rows(GOOD),
}


@pytest.mark.parametrize("fine", FINE)
def test_a_file_of_ones_own_making_is_read(upload: Upload, fine: str) -> None:
    answer = upload(FINE[fine](), "รายชื่อ (1).XLSX")
    assert answer.status_code == 200
    assert Case.objects.get().subject == GOOD["subject"]


def test_nothing_sent_is_said(client: Client, occasion: Occasion) -> None:
    answer: HttpResponse = client.post(f"/desk/occasions/{occasion.pk}/upload")  # type: ignore[assignment]
    assert answer.status_code == 400
    assert "โปรดเลือกไฟล์ Excel" in answer.content.decode()


def test_what_is_over_is_left_to_the_worker(client: Client, occasion: Occasion, upload: Upload) -> None:
    rows = [{"subject": f"เรื่องที่ {number}"} for number in range(AT_ONCE + 5)]
    answer = upload(with_rows(*rows))
    assert "อีก 5 เรื่องกำลังลงทะเบียน" in answer.content.decode()
    upload(with_rows(*rows[:3]))
    record_waiting(MONDAY)
    assert Case.objects.count() == AT_ONCE + 5
    assert set(Case.objects.values_list("subject", flat=True)) == {row["subject"] for row in rows}


def test_every_column_has_a_heading() -> None:
    assert len(COLUMNS) == len(set(TITLES)) == 8
