"""The same report as page, PDF, workbook and document: every figure and word is read back from each."""

import io
import re
from datetime import date, datetime
from typing import Any

import docx
import pypdfium2
import pytest
from django.template import Context, Template
from django.utils.translation import override
from lxml import html
from openpyxl import load_workbook

from rabfang.reports.blocks import Content, Prose, Table
from rabfang.reports.periods import period_words
from rabfang.reports.tests.examples import DANGEROUS, RICH, words
from rabfang.reports.values import Hand
from rabfang.reports.writers import page, to_docx, to_pdf, to_xlsx
from rabfang.reports.writers.room import Room
from rabfang.reports.writers.wording import period_line
from rabfang.thai.digits import to_thai

THAI = re.compile(r"[\u0e00-\u0e7f]")
TABLES = [block for block in RICH.blocks if isinstance(block, Table)]
KEPT = Content.model_validate(RICH.model_dump(mode="json"))  # as a signed report is read again


def _written(table: Table, hand: Hand) -> list[list[str]]:
    """What the cells of a table say, beginning with its headings."""
    rows = [
        [hand.cell(*pair) for pair in zip(row.cells, (one.shows for one in table.columns), strict=True)]
        for row in table.rows
    ]
    return [[hand.words(column.title) for column in table.columns], *rows]


def _page(content: Content) -> Any:
    made = Template("{% load reports %}{% report shown %}")
    shown = page.of(content, lambda cell: f"/cases/{cell.behind.measure}/{cell.behind.first}" if cell.behind else "")
    return html.fromstring(f"<main>{made.render(Context({'shown': shown}))}</main>")


def _pdf_text(pdf: bytes) -> str:
    sheets = pypdfium2.PdfDocument(pdf)
    return "\n".join(sheets[number].get_textpage().get_text_range() for number in range(len(sheets)))


def _points_apart(pdf: bytes) -> list[float]:
    """How far after each decimal point the next digit begins, in points of the sheet."""
    found = []
    for sheet in pypdfium2.PdfDocument(pdf):
        text = sheet.get_textpage()
        said = text.get_text_range(errors="replace")
        for place in (one.start() for one in re.finditer(r"(?<=\d)\.(?=\d)", said)):
            found.append(text.get_charbox(place + 1)[0] - text.get_charbox(place)[2])
    return found


def _packed(text: str) -> str:
    """Without the ends of lines and the spaces, which are the sheet's."""
    return "".join(text.split())


def _texts(cells: Any) -> list[str]:
    return [" ".join("".join(cell.itertext()).split()) for cell in cells]


@pytest.mark.parametrize("content", [RICH, KEPT], ids=["made", "kept"])
def test_a_page_says_it_all_and_every_figure_leads_to_its_cases(content: Content) -> None:
    made = _page(content)
    tables = made.findall(".//table")
    for table, drawn in zip([one for one in TABLES if one.rows], tables, strict=True):
        rows = [_texts(row.iterchildren("th", "td")) for row in drawn.iter("tr")]
        assert rows == [[" ".join(said.split()) for said in row] for row in _written(table, Hand())]
        assert {cell.get("scope") for cell in drawn.iter("th")} == {"col", "row"}
        numeric = {"rabfang-table__numeric" in (cell.get("class") or "") for cell in drawn.iter("td")}
        assert numeric == {True} or table.key == "long"
    assert len(made.findall(".//tfoot/tr")) == 1
    links = [one.get("href") for one in made.iter("a")]
    assert len(links) == 2 + 5 * 11 + 60  # what is not there leads nowhere
    assert set(links) == {"/cases/received/2026-11-01", "/cases/closed/2026-11-01"}
    said = " ".join("".join(made.itertext()).split())
    for part in ("88.3%", "วันทำการ", "ปีก่อน 80%", "ไม่มีเรื่องร้องเรียนการทุจริต", "ยังไม่ได้เขียน", "1 ธันวาคม 2569 เวลา 09:30"):
        assert part in said
    assert [one.tag for one in made.iter("h1", "h2", "h3")].count("h2") == 9
    assert len(list(made.iter("{http://www.w3.org/2000/svg}svg", "svg"))) == 4
    assert not made.xpath("//@style | //style | //script")


def test_words_are_never_markup_on_a_page() -> None:
    evil = Prose(key="x", title=words("<b>ก</b>"), words=(words("<script>1</script>\nสอง"),))
    made = _page(RICH.model_copy(update={"blocks": (evil,), "notes": (words("<i>"),)}))
    assert not list(made.iter("script", "b", "i"))
    assert "<script>1</script>" in "".join(made.itertext())


@pytest.mark.parametrize("thai", [False, True])
def test_a_pdf_says_it_all_on_archival_sheets(thai: bool) -> None:
    pdf = to_pdf(RICH, thai_digits=thai)
    assert pdf == to_pdf(KEPT, thai_digits=thai)
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>B<", pdf, re.DOTALL)
    text = _packed(_pdf_text(pdf))
    hand = Hand(thai_digits=thai)
    for table in TABLES:
        for row in _written(table, hand)[: None if table.rows else 0]:
            for said in row:
                assert _packed(said) in text, said
    sheets = pypdfium2.PdfDocument(pdf)
    assert [sheet.get_width() > sheet.get_height() for sheet in sheets].count(True) == 1  # of twelve months
    last = f"หน้า {len(sheets)}/{len(sheets)}"
    assert _packed(to_thai(last) if thai else last) in text
    headed = [sheets[number].get_textpage().get_text_range() for number in range(len(sheets))]
    assert sum("วันที่รับ" in one for one in headed) == 3  # a long table says its columns on each sheet
    assert _packed(hand.words(RICH.notes[0])) in text
    assert min(_points_apart(pdf)) > 0  # no digit stands on the point before it


def test_a_workbook_holds_numbers_and_days_and_nothing_that_acts() -> None:
    book = load_workbook(io.BytesIO(to_xlsx(KEPT)))
    assert book.sheetnames[0] == "สารบัญ"
    for table, sheet in zip(TABLES, book.worksheets[1:], strict=True):
        rows = list(sheet.iter_rows(values_only=True))
        assert sheet.freeze_panes == "B2"
        if not table.rows:
            assert rows[1][0] == table.empty.th
            continue
        for row, given in zip(rows[1:], table.rows, strict=True):
            for value, cell in zip(row, given.cells, strict=True):
                if cell.text is not None:
                    assert value == cell.text.th
                elif isinstance(cell.value, date):
                    assert isinstance(value, datetime)
                    assert value.date() == cell.value
                elif isinstance(cell.value, int | float):
                    assert value == pytest.approx(cell.value, rel=1e-12)  # a workbook keeps 15 digits
                elif cell.value != DANGEROUS:
                    assert value == cell.value
    cells: list[Any] = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert f"'{DANGEROUS}" in {cell.value for cell in cells}
    assert {cell.number_format for cell in cells if cell.is_date} == {"[$-107041E]d mmm yyyy"}
    assert {"#,##0", '0.0"%"', "#,##0.0"} <= {cell.number_format for cell in cells}


def test_a_document_says_it_all() -> None:
    made = docx.Document(io.BytesIO(to_docx(RICH, thai_digits=True)))
    hand = Hand(thai_digits=True)
    given = [one for one in TABLES if one.rows]
    for table, grid in zip(given, made.tables[1:], strict=True):
        rows = [[cell.text for cell in row.cells] for row in grid.rows]
        assert rows == _written(table, hand)
    assert made.tables[0].cell(0, 0).text == "รับเรื่อง\n๑๒,๓๔๕"
    assert len(made.inline_shapes) == 2
    assert len({section.orientation for section in made.sections}) == 2
    said = "\n".join(one.text for one in made.paragraphs)
    assert hand.words(RICH.notes[0]) in said
    assert "ไม่มีเรื่องร้องเรียนการทุจริต" in said


def test_english_has_no_thai_letter() -> None:
    with override("en"):
        assert not THAI.search("".join(_page(RICH).itertext()).replace(DANGEROUS, ""))
        assert not THAI.search(_pdf_text(to_pdf(RICH, thai_digits=True)).replace(DANGEROUS, ""))
        book = load_workbook(io.BytesIO(to_xlsx(RICH)))
        values = [str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
        assert not THAI.search("".join(values).replace(DANGEROUS, "") + "".join(book.sheetnames))
        made = docx.Document(io.BytesIO(to_docx(RICH)))
        said = [
            one.text for one in made.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        ]
        assert not THAI.search("".join(said).replace(DANGEROUS, ""))


def test_paper_shows_the_beginning_of_a_long_register_and_says_so() -> None:
    long = TABLES[1]
    total = long.rows[0].model_copy(update={"is_total": True})
    many = long.model_copy(update={"rows": (*long.rows * 21, total)})
    room = Room(Hand())
    rows, said = room.rows_of(many)
    assert len(rows) == 1_201
    assert rows[-1].is_total
    assert "1,201 แถวจากทั้งหมด 1,261 แถว" in said
    assert len(room.rows_of(many)[0]) == 51  # what stands before has taken its room
    assert Room(Hand()).rows_of(long) == (long.rows, "")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2026, 11, 30), "พฤศจิกายน 2569 (1 พ.ย. 2569 ถึง 30 พ.ย. 2569)"),
        (date(2026, 11, 8), "1 พฤศจิกายน 2569 ถึง 8 พฤศจิกายน 2569"),
        (date(2026, 11, 1), "1 พฤศจิกายน 2569"),
    ],
)
def test_the_days_of_a_period_are_said_once(last: date, said: str) -> None:
    first = date(2026, 11, 1)
    content = RICH.model_copy(update={"first": first, "last": last, "period": period_words(first, last)})
    assert period_line(content, Hand()) == said


def test_the_name_of_a_sheet_ends_with_a_whole_word() -> None:
    table = TABLES[0].model_copy(update={"title": words("ผลการดำเนินการของเรื่องที่ยุติแล้ว")})
    book = load_workbook(io.BytesIO(to_xlsx(RICH.model_copy(update={"blocks": (table,)}))))
    assert book.sheetnames[1] == "1 ผลการดำเนินการของเรื่องที่…"


def test_words_of_a_heading_stay_whole() -> None:
    with override("en"):
        table = TABLES[0].model_copy(
            update={
                "columns": tuple(
                    one.model_copy(update={"title": words("เกินกำหนด", "Very satisfied")}) for one in TABLES[0].columns
                )
            }
        )
        lines = _pdf_text(to_pdf(RICH.model_copy(update={"blocks": (table,)}))).split()
        assert lines.count("satisfied") == len(table.columns)
