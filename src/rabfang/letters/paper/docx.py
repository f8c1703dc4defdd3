"""Documents as DOCX, for an officer to change before signing.

The words are those of the PDF, from the same facts. The layout is near it, not the same: the
fonts are the word processor's.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from rabfang.letters.paper import content
from rabfang.letters.paper.characters import Fonts, lines, one_line
from rabfang.letters.paper.facts import Facts, Writer
from rabfang.letters.paper.pictures import CannotPrint, without_svg
from rabfang.letters.paper.word import (
    CENTRE,
    RIGHT,
    Place,
    body,
    dress,
    element,
    labelled,
    new_row,
    page_number,
    paragraph,
    ruled,
    settle,
    table,
)
from rabfang.thai.working_time import BANGKOK

WIDTH = 16.0  # between the margins of A4, in cm
MIDDLE = 7.5  # from the left margin to the sheet's middle


def to_docx(document: content.Editable) -> bytes:
    """The document as a file for a word processor; CannotPrint for an emblem that cannot be read."""
    writer = Writer(
        lambda text: one_line(text, Fonts.ANY), lambda text: lines(text, Fonts.ANY), thai_digits=document.thai_digits
    )
    facts = writer.facts(document)
    made = docx.Document()
    settle(made)
    _set_page(made, facts, thai=document.thai_digits)
    _describe(made, document, one_line(facts["title"], Fonts.ANY))
    _KINDS[facts["kind"]](made, facts, document.office.emblem)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _set_page(made: Document, facts: Facts, *, thai: bool) -> None:
    """A4, the page number from the second page on, secrecy at the top and the bottom of every page."""
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2.5), Cm(2)
    page.header_distance, page.footer_distance = Cm(1), Cm(0.8)
    page.different_first_page_header_footer = True
    for strip in (page.header, page.first_page_header, page.footer, page.first_page_footer):
        strip.is_linked_to_previous = False
        if facts["secrecy"]:
            strip.paragraphs[0].alignment = CENTRE
            dress(strip.paragraphs[0].add_run(facts["secrecy"]), size=32, bold=True, red=True)
    page_number(page.header.add_paragraph() if facts["secrecy"] else page.header.paragraphs[0], thai=thai)
    if thai:
        columns: Any = page._sectPr.find(qn("w:cols"))
        columns.addprevious(element("pgNumType", fmt="thaiNumbers"))
    if facts["stamp"]:
        _stamp(page.first_page_header.add_table(1, 2, Cm(WIDTH)).cell(0, 1), facts["stamp"])


def _stamp(cell: _Cell, stamp: Facts) -> None:
    paragraph(cell, stamp["stamp_office"], align=RIGHT, size=14, bold=True)
    for row in stamp["stamp_rows"]:
        paragraph(cell, f"{row['label']} {' '.join(row['lines'])}", align=RIGHT, size=14)


def _describe(made: Document, document: content.Editable, title: str) -> None:
    about = made.core_properties
    about.title, about.author, about.comments = title[:255], one_line(document.office.name, Fonts.ANY)[:255], ""
    about.last_modified_by = about.author
    moment: datetime | None = getattr(document, "received_at", None)
    day: date | None = getattr(document, "dated", None)
    if moment is None and day is not None:
        moment = datetime.combine(day, time(), tzinfo=BANGKOK)
    if moment is not None:
        about.created = about.modified = moment.astimezone(UTC)


def _picture(place: Place, emblem: bytes | None, height: float) -> None:
    made = paragraph(place, align=CENTRE)
    if emblem is None:
        made.paragraph_format.space_after = Cm(height)
        return
    try:
        made.add_run().add_picture(BytesIO(without_svg(emblem)), height=Cm(height))
    except (UnrecognizedImageError, InvalidImageStreamError) as error:
        raise CannotPrint("the emblem cannot be read") from error


def _crest(made: Document, facts: Facts, emblem: bytes | None, height: float) -> None:
    top = table(made, (5, 6, 5))
    if facts["urgency"]:
        paragraph(top.cell(0, 0), facts["urgency"], size=32, bold=True, red=True)
    top.cell(0, 0).vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    _picture(top.cell(0, 1), emblem, height)


def _tab(label: str) -> float:
    """Where the words after a label begin, in cm: room for the widest font that stands in for ours."""
    return next(tab for length, tab in ((6, 1.4), (8, 2.0), (len(label), 3.6)) if len(label) <= length)


def _signer(place: Place, signer: Facts, left: float = 7.0) -> None:
    for order, line in enumerate([signer["name"] or f"({' ' * 40})", *signer["lines"]]):
        made = paragraph(place, line, align=CENTRE)
        made.paragraph_format.left_indent, made.paragraph_format.keep_with_next = Cm(left), True
        if order == 0:
            made.paragraph_format.space_before = Pt(48)


def _letter(made: Document, facts: Facts, emblem: bytes | None) -> None:
    _crest(made, facts, emblem, 3)
    head = table(made, (MIDDLE, 1.5, WIDTH - MIDDLE - 1.5), rows=2)
    number = head.cell(0, 0).merge(head.cell(0, 1))
    paragraph(number, "  ".join([facts["number"]["label"], *facts["number"]["lines"]]))
    for line in facts["address"]:
        paragraph(head.cell(0, 2), line)
    paragraph(head.cell(1, 1).merge(head.cell(1, 2)), facts["dated"])
    for row in facts["rows"]:
        labelled(made, row, tab=_tab(row["label"]))
    body(made, facts["paragraphs"])
    closing = paragraph(made, facts["closing"], align=CENTRE)
    closing.paragraph_format.left_indent, closing.paragraph_format.space_before = Cm(7), Pt(12)
    closing.paragraph_format.keep_with_next = True
    _signer(made, facts["signer"])
    for order, line in enumerate(facts["foot"]):
        spacing = paragraph(made, line).paragraph_format
        spacing.space_before, spacing.keep_with_next = Pt(0 if order else 24), order < len(facts["foot"]) - 1
    for row in facts["copies"]:
        labelled(made, row, tab=1.9)


def _memo(made: Document, facts: Facts, emblem: bytes | None) -> None:
    top = table(made, (3, 10, 3))
    _picture(top.cell(0, 0), emblem, 1.5)
    paragraph(top.cell(0, 1), facts["name"], align=CENTRE, size=29, bold=True)
    paragraph(top.cell(0, 2), facts["urgency"], align=RIGHT, size=32, bold=True, red=True)
    ruled(made, [facts["unit"]], (WIDTH,), label_size=20)
    ruled(made, [facts["number"], facts["dated"]], (WIDTH / 2, WIDTH), label_size=20)
    ruled(made, [facts["subject"]], (WIDTH,), label_size=20)
    for row in facts["rows"]:
        labelled(made, row, tab=_tab(row["label"]))
    body(made, facts["paragraphs"])
    _signer(made, facts["signer"])


def _order(made: Document, facts: Facts, emblem: bytes | None) -> None:
    _crest(made, facts, emblem, 3)
    for line in [*facts["heading"], "  ".join([facts["subject"]["label"], *facts["subject"]["lines"]])]:
        paragraph(made, line, align=CENTRE)
    paragraph(made, "_" * 20, align=CENTRE)
    body(made, facts["paragraphs"])
    if facts["appointed"]:
        people = table(made, (1.5, 1, 4.3, 5.2, 4), rows=0)
        for person in facts["appointed"]:
            cells = new_row(people)
            for cell, key in zip(cells[1:], ("order", "name", "position", "place"), strict=True):
                paragraph(cell, person[key])
            for duty in person["duties"]:
                row = new_row(people)
                paragraph(row[2].merge(row[4]), duty)
    body(made, facts["closing_paragraphs"])
    day = paragraph(made, "  ".join([facts["dated"]["label"], *facts["dated"]["lines"]]))
    day.paragraph_format.left_indent, day.paragraph_format.space_before = Cm(5), Pt(12)
    _signer(made, facts["signer"])


def _oral(made: Document, facts: Facts, emblem: bytes | None) -> None:
    _crest(made, facts, emblem, 1.5)
    paragraph(made, facts["name"], align=CENTRE, size=20, bold=True)
    paragraph(made, facts["office"], align=CENTRE)
    ruled(made, facts["received"], (WIDTH * 0.34, WIDTH * 0.72, WIDTH))
    for row in facts["rows"]:
        ruled(made, [row], (WIDTH,))
    paragraph(made, facts["detail"]["label"], bold=True)
    body(made, facts["paragraphs"] or [""])
    ruled(made, [facts["wish"]], (WIDTH,))
    body(made, [facts["statement"]])
    signing = table(made, (WIDTH / 2, WIDTH / 2), rows=2)
    for order, signature in enumerate(facts["signatures"]):
        cell = signing.cell(order // 2, order % 2)
        signed = paragraph(cell, f"{signature['label']} {'.' * 24} {signature['role']}", align=CENTRE)
        signed.paragraph_format.space_before = Pt(30)
        for line in [signature["name"] or f"({' ' * 40})", *signature["position"]]:
            paragraph(cell, line, align=CENTRE)


_KINDS: dict[str, Callable[[Document, Facts, bytes | None], None]] = {
    "OfficialLetter": _letter,
    "Memo": _memo,
    "OrderDocument": _order,
    "OralReceipt": _oral,
}
