"""Where everything on the chart stands: boxes in the middle column joined by arrows, cells at both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rabfang.procedures.chart.lines import break_lines, text_width
from rabfang.procedures.chart.rows import RESPONSIBLE, WHAT, WHEN, ChartRow
from rabfang.procedures.graph import Node

WIDTH = 980
MARGIN = 16
SIZE, SMALL = 16, 14
LINE, SMALL_LINE = 25, 22
PADDING = 12
GAP = 26  # between boxes, room for an arrow
LANE = 9  # between arrows that run beside the boxes
LANES = 3

LEFT_X, LEFT_WIDTH = MARGIN + PADDING, 208
BOX_X, BOX_WIDTH = 276, 452
BOX_TEXT_X, BOX_TEXT_WIDTH = BOX_X + 46, 452 - 46 - PADDING
RIGHT_X = 764
RIGHT_WIDTH = WIDTH - RIGHT_X - MARGIN
CENTRE_X = BOX_X + BOX_WIDTH // 2


@dataclass(frozen=True)
class Line:
    """One line of text, from its baseline's left end, or its middle when centred."""

    x: float
    y: float
    text: str
    size: int = SIZE
    bold: bool = False
    centred: bool = False
    light: bool = False  # on a dark ground
    quiet: bool = False

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, marks above and below included."""
        width = text_width(self.text, self.size)
        left = self.x - width / 2 if self.centred else self.x
        return left, self.y - self.size, left + width, self.y + self.size * 0.35


@dataclass(frozen=True)
class Box:
    """A rectangle: `role` is "step", "head" or "band"."""

    x: float
    y: float
    width: float
    height: float
    role: str


@dataclass(frozen=True)
class Arrow:
    """A line through points, with a head at the last."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Badge:
    """A step's number in a circle."""

    x: float
    y: float
    text: str


Shape = Line | Box | Arrow | Badge


@dataclass
class Sheet:
    """The shapes placed so far and the height they take."""

    shapes: list[Shape] = field(default_factory=list)
    y: float = MARGIN
    tops: dict[Node, Box] = field(default_factory=dict)

    def write(self, x: float, y: float, lines: Sequence[str], *, small: bool = False, **look: bool) -> float:
        """Lines under each other from the top `y`; gives the height they take."""
        size, step = (SMALL, SMALL_LINE) if small else (SIZE, LINE)
        for order, text in enumerate(lines):
            self.shapes.append(Line(x, y + order * step + size + 2, text, size, **look))
        return len(lines) * step


def lay_out(rows: Sequence[ChartRow], language: str) -> Sheet:
    """The chart of `rows` in one language."""
    sheet = Sheet()
    _head(sheet, language)
    for _, section in groupby(rows, key=lambda row: (row.section, row.node[0] if row.node else "")):
        _section(sheet, list(section), language)
    sheet.y += MARGIN
    return sheet


def _head(sheet: Sheet, language: str) -> None:
    sheet.shapes.append(Box(MARGIN, sheet.y, WIDTH - 2 * MARGIN, LINE + PADDING, "head"))
    for x, words in ((LEFT_X, RESPONSIBLE), (BOX_X, WHAT), (RIGHT_X, WHEN)):
        sheet.write(x, sheet.y + PADDING / 2, [words.text(language)], bold=True, light=True)
    sheet.y += LINE + PADDING + PADDING


def _section(sheet: Sheet, rows: Sequence[ChartRow], language: str) -> None:
    _band(sheet, rows[0], language)
    boxes: list[Box] = []
    for row in rows:
        boxes.append(_row(sheet, row, language))
        if row.node:
            sheet.tops[row.node] = boxes[-1]
    for row, box, below in zip(rows, boxes, boxes[1:], strict=False):
        if row.leads_on:
            start = (CENTRE_X, box.y + box.height)
            sheet.shapes.append(Arrow((start, (CENTRE_X, below.y))))
    sheet.shapes.extend(_jumps(sheet, rows))
    sheet.y += 0 if rows[0].node else GAP - PADDING


def _band(sheet: Sheet, row: ChartRow, language: str) -> None:
    width = WIDTH - 2 * MARGIN - 2 * PADDING
    title = break_lines(row.section.text(language), width, SIZE)
    about = break_lines(row.about.text(language), width, SMALL) if row.about else ()
    height = len(title) * LINE + len(about) * SMALL_LINE + PADDING
    sheet.shapes.append(Box(MARGIN, sheet.y, WIDTH - 2 * MARGIN, height, "band"))
    top = sheet.y + PADDING / 2
    top += sheet.write(LEFT_X, top, title, bold=True)
    sheet.write(LEFT_X, top, about, small=True)
    sheet.y += height + PADDING


def _row(sheet: Sheet, row: ChartRow, language: str) -> Box:
    """One box with its cells; the tallest of the three makes the row's height."""
    what = break_lines(row.what.text(language), BOX_TEXT_WIDTH, SIZE)
    notes = [line for note in row.notes for line in break_lines(note.text(language), BOX_TEXT_WIDTH, SMALL)]
    left = break_lines(row.responsible.text(language), LEFT_WIDTH, SIZE)
    right = break_lines(row.when.text(language), RIGHT_WIDTH, SIZE)
    inside = len(what) * LINE + len(notes) * SMALL_LINE
    height = max(inside, len(left) * LINE, len(right) * LINE) + PADDING
    box = Box(BOX_X, sheet.y, BOX_WIDTH, height, "step")
    sheet.shapes.append(box)
    top = sheet.y + PADDING / 2
    sheet.write(LEFT_X, top, left)
    sheet.write(RIGHT_X, top, right)
    if row.number is not None:
        sheet.shapes.append(Badge(BOX_X + 24, top + LINE / 2, str(row.number)))
    below = top + sheet.write(BOX_TEXT_X, top, what)
    sheet.write(BOX_TEXT_X, below, notes, small=True, quiet=True)
    sheet.y += height + (GAP if row.node else PADDING)
    return box


def _jumps(sheet: Sheet, rows: Sequence[ChartRow]) -> Iterator[Arrow]:
    """Arrows beside the boxes: back at the left, ahead at the right; the notes tell what finds no lane."""
    used = {True: 0, False: 0}
    for row in rows:
        for node in row.jumps if row.node else ():
            start, end = sheet.tops[row.node], sheet.tops[node]  # type: ignore[index]
            back = end.y < start.y
            if used[back] == LANES:
                continue
            used[back] += 1
            away = LANE * (used[back] + 0.5)
            side = BOX_X if back else BOX_X + BOX_WIDTH
            lane = side - away if back else side + away
            middle = start.y + start.height / 2 + (used[back] - 1) * 5
            at = end.y + end.height / 2 - 6 + (used[back] - 1) * 5
            yield Arrow(((side, middle), (lane, middle), (lane, at), (side, at)))
