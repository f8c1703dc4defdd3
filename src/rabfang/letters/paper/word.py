"""What a word processor needs to show Thai: complex-script fonts and sizes on every run, tables that stay in place."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "TH Sarabun New"
INSTEAD = "TH SarabunPSK, TH Sarabun"  # of the same size, for machines without the font
SIZE = 16
RED = RGBColor(0xC0, 0, 0)
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

Place = Document | _Cell  # where paragraphs and tables go


def element(name: str, **values: str) -> Any:
    """A `w:` element with `w:` attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def dress(run: Run, *, size: int = SIZE, bold: bool = False, red: bool = False) -> Run:
    """Font, size and weight, for Latin letters and for Thai."""
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    if red:
        run.font.color.rgb = RED
    marks: Any = run._r.get_or_add_rPr()
    for script in ("cs", "eastAsia"):
        marks.rFonts.set(qn(f"w:{script}"), FONT)
    # The schema fixes the order: bCs after b, szCs after sz, lang last.
    marks.b.addnext(element("bCs", val="1" if bold else "0"))
    marks.sz.addnext(element("szCs", val=str(size * 2)))
    marks.append(element("lang", val="th-TH", bidi="th-TH"))
    return run


def paragraph(place: Place, text: str = "", *, align: WD_ALIGN_PARAGRAPH | None = None, **look: Any) -> Paragraph:
    """One paragraph; a cell's first, empty one is used before another is made."""
    first = place.paragraphs[0] if isinstance(place, _Cell) and not place.paragraphs[0].runs else None
    made = first if first is not None and len(place.paragraphs) == 1 else place.add_paragraph()
    made.alignment = align
    made.paragraph_format.space_after, made.paragraph_format.space_before = Pt(0), Pt(0)
    dress(made.add_run(text), **look)
    return made


def body(place: Place, paragraphs: Iterable[str]) -> None:
    """Paragraphs of the text: set in 2.5 cm, spread as Thai is spread."""
    for text in paragraphs:
        made = paragraph(place, text)
        made.paragraph_format.first_line_indent, made.paragraph_format.space_before = Cm(2.5), Pt(6)
        made._p.get_or_add_pPr().append(element("jc", val="thaiDistribute"))


def labelled(place: Place, row: dict[str, Any], *, tab: float, **look: Any) -> None:
    """A label, a tab and what it says; lines after the first stand below it."""
    for order, line in enumerate(row["lines"] or [""]):
        made = paragraph(place, f"{row['label'] if order == 0 else ''}\t{line}", **look)
        made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Cm(tab), Cm(-tab)
        made.paragraph_format.tab_stops.add_tab_stop(Cm(tab))
        made.paragraph_format.space_before = Pt(6 if order == 0 else 0)


def table(document: Document, widths: Sequence[float], rows: int = 1) -> Table:
    """A table without lines whose columns keep their widths, in cm."""
    made: Table = document.add_table(rows, len(widths))
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    for column, centimetres in zip(made.columns, widths, strict=True):
        column.width = Cm(centimetres)
        for cell in column.cells:
            cell.width = Cm(centimetres)
    return made


def ruled(document: Document, rows: Sequence[dict[str, Any]], ends: Sequence[float], *, label_size: int = SIZE) -> None:
    """Labels with dotted lines beside each other in one paragraph; `ends` is where each line ends, in cm.

    Lines are underlined up to a tab, so that a label of any font keeps its width.
    """
    made = paragraph(document)
    for row, end in zip(rows, ends, strict=True):
        made.paragraph_format.tab_stops.add_tab_stop(Cm(end))
        dress(made.add_run(row["label"]), size=label_size, bold=label_size > SIZE)
        dress(made.add_run("  "))
        written = dress(made.add_run(f"{' '.join(row['lines'])}\t"))
        written.font.underline = WD_UNDERLINE.DOTTED


def new_row(table: Table) -> tuple[_Cell, ...]:
    """The cells of a row added at the end."""
    add: Any = table.add_row
    row: _Row = add()
    return row.cells


def page_number(place: Paragraph, *, thai: bool) -> None:
    """ "- ๒ -" as a field that the word processor counts."""
    place.alignment = CENTRE
    dress(place.add_run("- "))
    field = element("fldSimple", instr="PAGE")
    counted = dress(place.add_run("๒" if thai else "2"))
    field.append(counted._r)
    place._p.append(field)
    dress(place.add_run(" -"))


def settle(document: Document) -> None:
    """Thai fonts for what an officer adds, and which font to take where TH Sarabun New is missing."""
    for style in ("Normal", "Header", "Footer"):
        marks: Any = document.styles[style].element.get_or_add_rPr()
        for old in list(marks):
            marks.remove(old)
        marks.append(element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
        marks.append(element("sz", val=str(SIZE * 2)))
        marks.append(element("szCs", val=str(SIZE * 2)))
        marks.append(element("lang", val="th-TH", bidi="th-TH"))
    normal = document.styles["Normal"].paragraph_format
    normal.space_before = normal.space_after = Pt(0)
    normal.line_spacing = 1.0
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    told = f'<w:font w:name="{FONT}"><w:altName w:val="{INSTEAD}"/><w:family w:val="swiss"/></w:font></w:fonts>'
    fonts._blob = fonts.blob.replace(b"</w:fonts>", told.encode())
