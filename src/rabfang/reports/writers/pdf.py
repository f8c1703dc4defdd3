"""A report as PDF for signing and keeping (PDF/A-2b), typeset as the office's letters are.

What the report says reaches typst as data, never as markup. The same report gives the same bytes: the file is dated by
the moment its figures were read.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, assert_never

import typst
from django.utils.translation import gettext as _

from rabfang.letters.paper.characters import FONTS, Fonts, lines, one_line
from rabfang.letters.paper.press import SHAPELESS, press
from rabfang.letters.paper.runs import LINE, runs
from rabfang.procedures.chart.lines import text_width
from rabfang.reports.blocks import Block, Chart, Content, Figures, Prose, Row, Shows, Table
from rabfang.reports.charts import draw_parts
from rabfang.reports.values import Hand
from rabfang.reports.writers.room import Room
from rabfang.reports.writers.widths import lies, natural, shared
from rabfang.reports.writers.wording import as_of_line, period_line

MARKUP = Path(__file__).parent / "markup"
SIZE, SMALL = 9.6, 8.6  # points of a table's letters; small where it would not fit upright
WIDTHS = {False: 17.0 / 2.54 * 72, True: 25.7 / 2.54 * 72}  # of the text, upright and on its side, in points
AROUND = 8.0  # left and right of a cell's words, in points
ARABIC = "0123456789"


def to_pdf(content: Content, *, thai_digits: bool = False) -> bytes:
    """The report in the active language."""
    hand = Hand.of_reader(thai_digits=thai_digits)
    try:
        return _Sheets(content, hand, Fonts.TYPST).print()
    except typst.TypstError as error:
        if SHAPELESS not in error.diagnostic:
            raise
    return _Sheets(content, hand, Fonts.OWN).print()


class _Sheets:
    """The facts of one report for its markup, and the drawings it shows."""

    def __init__(self, content: Content, hand: Hand, fonts: Fonts) -> None:
        self.content, self.hand, self.fonts = content, hand, fonts
        self.drawings: dict[str, bytes] = {}
        self.room = Room(hand)

    def print(self) -> bytes:
        """The bytes of the PDF."""
        facts = self._facts()
        files = _markup() | {"facts.json": json.dumps(facts, ensure_ascii=False).encode()}
        return press(files, self.drawings, self.content.as_of.astimezone(UTC).replace(microsecond=0))

    def say(self, text: str, fits: int = LINE) -> Any:
        """Text in runs; as it is where a line cannot end inside it."""
        line = one_line(text, self.fonts)
        return line if line.isascii() and " " not in line and len(line) <= fits else runs(line, fits)

    def _facts(self) -> dict[str, Any]:
        content, hand = self.content, self.hand
        blocks = [{"wide": False} | self._block(block) for block in content.blocks]
        return {
            "title": one_line(hand.words(content.title), self.fonts),
            "heading": self.say(hand.words(content.title)),
            "office": self.say(hand.words(content.office)),
            "period": self.say(period_line(content, hand)),
            "as_of": self.say(as_of_line(content, hand)),
            "language": "en" if hand.english else "th",
            "digits": list(hand.digits(ARABIC)),
            "page": _("หน้า"),
            "secrecy": [],
            "emblem": None,
            "attached": [],
            "runs": [{"wide": wide, "blocks": list(run)} for wide, run in groupby(blocks, key=itemgetter("wide"))],
            "notes_title": self.say(_("หมายเหตุ")),
            "notes": [self.say(hand.words(note)) for note in content.notes],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Table():
                return {"kind": "table"} | self._table(block)
            case Chart():
                return {"kind": "chart"} | self._chart(block)
            case Figures():
                return {"kind": "figures", "figures": self._figures(block)}
            case Prose():
                return {"kind": "prose"} | self._prose(block)
            case _:
                assert_never(block)

    def _table(self, table: Table) -> dict[str, Any]:
        hand = self.hand
        size = SMALL if lies(table, hand, WIDTHS[False], SIZE, AROUND) else SIZE
        is_wide = lies(table, hand, WIDTHS[False], SMALL, AROUND)
        widths = shared(natural(table, hand), WIDTHS[is_wide], size, AROUND)
        rows, cut = self.room.rows_of(table)
        heads = [hand.words(column.title) for column in table.columns]
        fits = [_fits(head, (width - AROUND) / size) for head, width in zip(heads, widths, strict=True)]
        return {
            "title": self.say(hand.words(table.title)),
            "wide": is_wide,
            "size": size,
            "widths": widths,
            "right": [column.shows is not Shows.TEXT for column in table.columns],
            "head": [self.say(head, room) for head, room in zip(heads, fits, strict=True)],
            "rows": [self._row(table, row, fits) for row in rows],
            "totals": [place for place, row in enumerate(rows) if row.is_total],
            "empty": None if rows else self.say(hand.words(table.empty)),
            "notes": [self.say(note) for note in (cut, hand.words(table.note)) if note],
        }

    def _row(self, table: Table, row: Row, fits: Iterable[int]) -> list[Any]:
        cells = zip(row.cells, table.columns, fits, strict=True)
        return [self.say(self.hand.cell(cell, column.shows), room) for cell, column, room in cells]

    def _chart(self, chart: Chart) -> dict[str, Any]:
        pieces = draw_parts(chart, thai_digits=self.hand.thai_digits)
        names = [f"chart-{len(self.drawings) + order}.svg" for order in range(len(pieces))]
        self.drawings |= {name: piece.encode() for name, piece in zip(names, pieces, strict=True)}
        return {
            "title": self.say(self.hand.words(chart.title)),
            "alt": one_line(self.hand.words(chart.title), self.fonts),
            "drawings": names,
        }

    def _figures(self, block: Figures) -> list[Mapping[str, Any]]:
        return [
            {
                "title": self.say(self.hand.words(one.title), 12),
                "said": self.say(self.hand.figure(one), 12),
                "beside": self.say(self.hand.words(one.beside), 12) if one.beside else None,
            }
            for one in block.figures
        ]

    def _prose(self, prose: Prose) -> dict[str, Any]:
        # What an officer wrote keeps the digits it was written in.
        hand = Hand(self.hand.english) if prose.asked else self.hand
        return {
            "title": self.say(self.hand.words(prose.title)),
            "paragraphs": [self.say(line) for words in prose.words for line in lines(hand.words(words), self.fonts)],
            "to_write": prose.asked and not prose.words,
        }


def _fits(head: str, width: float) -> int:
    """How many letters surely stand on one line of a column: of any letters, or of a word of its heading that does."""
    words = [len(word) for word in head.split() if word.isascii() and text_width(word, 1) <= width]
    return max(4, int(width / 0.75), *words)


@cache
def _markup() -> dict[str, bytes]:
    base = FONTS.parent / "markup" / "base.typ"
    return {"main.typ": (MARKUP / "report.typ").read_bytes(), "base.typ": base.read_bytes()}
