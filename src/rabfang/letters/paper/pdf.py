"""Documents as PDF for keeping (PDF/A-2b), set by typst in fonts of our own.

What a person wrote reaches typst as data in a JSON file, never as markup. The same document always gives the same
bytes: the file is dated by the document, not by the clock.
"""

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import typst

from rabfang.letters.paper.characters import FONTS, Fonts, lines, one_line
from rabfang.letters.paper.content import Document
from rabfang.letters.paper.facts import Writer
from rabfang.letters.paper.pictures import CannotPrint, ending
from rabfang.letters.paper.press import SHAPELESS, press
from rabfang.letters.paper.runs import CELL, COLUMN, runs
from rabfang.thai.digits import to_thai
from rabfang.thai.working_time import BANGKOK

MARKUP = FONTS.parent / "markup"
ARABIC = "0123456789"
EARLIEST = date(1970, 1, 2)  # for a document not dated yet


def to_pdf(document: Document, *, attached: tuple[bytes, ...] = ()) -> bytes:
    """The document, then each picture (PNG, JPEG, SVG) of `attached` on its own page; CannotPrint for a bad one."""
    try:
        return _printed(document, attached, Fonts.TYPST)
    except typst.TypstError as error:
        # Letters of two fonts under one mark find no shape together; then our font prints what it has, and codes.
        if "SVG" in error.message or "image" in error.message:
            raise CannotPrint(error.message) from error
        if SHAPELESS not in error.diagnostic:
            raise
    return _printed(document, attached, Fonts.OWN)


def _printed(document: Document, attached: tuple[bytes, ...], fonts: Fonts) -> bytes:
    office = getattr(document, "office", None)
    emblem = getattr(office, "emblem", None)
    pictures = {_named("emblem", emblem): emblem} if emblem else {}
    appendix = {_named(f"attached-{order}", picture): picture for order, picture in enumerate(attached)}

    code = getattr(document, "qr", None)
    if code:
        pictures[_named("qr", code)] = code
    shown = [plate.picture for plate in getattr(document, "plates", ())]
    plates = {_named(f"plate-{order}", picture): picture for order, picture in enumerate(shown)}

    def line(text: str) -> Any:
        return runs(one_line(text, fonts))

    def cell(text: str) -> Any:
        return runs(one_line(text, fonts), CELL)

    def column(text: str) -> Any:
        return runs(one_line(text, fonts), COLUMN)

    writer = Writer(line, lambda text: lines(text, fonts), cell=cell, column=column, thai_digits=document.thai_digits)
    facts = writer.facts(document)
    facts |= {
        "title": one_line(facts["title"], fonts),
        "emblem": next((name for name in pictures if name.startswith("emblem")), None),
        "qr": next((name for name in pictures if name.startswith("qr")), None),
        "attached": list(appendix),
        "plates": list(plates),
        "attached_label": line("สิ่งที่ส่งมาด้วย"),
        "digits": list(to_thai(ARABIC) if document.thai_digits else ARABIC),
    }
    files = _markup(type(document).__name__) | {"facts.json": json.dumps(facts, ensure_ascii=False).encode()}
    return press(files, pictures | plates | appendix, _moment(document))


def _named(name: str, picture: bytes) -> str:
    """The file name by which typst knows the picture's kind."""
    return f"{name}.{ending(picture)}"


def _moment(document: Document) -> datetime:
    """When the file says it was made."""
    moment: datetime | None = getattr(document, "received_at", None)
    if moment is None:
        day = getattr(document, "dated", None) or getattr(document, "last", None) or EARLIEST
        moment = datetime.combine(max(day, EARLIEST), time(), tzinfo=BANGKOK)
    return moment.astimezone(UTC).replace(microsecond=0)


@cache
def _markup(kind: str) -> dict[str, bytes]:
    """The markup of one kind as the main file, and what it imports."""
    name = re.sub("(?<!^)(?=[A-Z])", "_", kind).lower()
    return {"main.typ": (MARKUP / f"{name}.typ").read_bytes(), "base.typ": (MARKUP / "base.typ").read_bytes()}
