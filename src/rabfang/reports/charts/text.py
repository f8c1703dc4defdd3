"""Words in a chart: real text, in presentation attributes only (the page's policy allows no style in a drawing)."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from rabfang.procedures.chart.lines import break_lines, text_width

SIZE = 14
SMALL = 13  # figures beside bars
LEADING = 19  # from one line of Thai to the next: marks above and below find room
INK, QUIET = "#0b0c0c", "#484c4d"
_DOWN = 0.35  # from the middle of a line to where its letters stand, of the size


def text(
    words: str, x: float, y: float, *, size: int = SIZE, anchor: str = "start", bold: bool = False, fill: str = INK
) -> Element:
    """Words on a line whose middle is at `y`."""
    made = Element("text", {"x": str(x), "y": str(y + size * _DOWN), "font-size": str(size), "fill": fill})
    if anchor != "start":
        made.set("text-anchor", anchor)
    if bold:
        made.set("font-weight", "700")
    made.text = words
    return made


def column(lines: Sequence[str], x: float, middle: float, *, anchor: str) -> Element:
    """Lines below each other around the middle."""
    made = Element("g")
    top = middle - (len(lines) - 1) * LEADING / 2
    for order, line in enumerate(lines):
        made.append(text(line, x, top + order * LEADING, anchor=anchor))
    return made


def figure(words: str, x: float, y: float, *, anchor: str = "middle", bold: bool = False) -> Element:
    """A figure beside what it counts."""
    return text(words, x, y, size=SMALL, anchor=anchor, bold=bold)


def figure_on(words: str, x: float, y: float) -> Element:
    """A figure upon a pattern, on a ground of its own."""
    made = Element("g")
    width = text_width(words, SMALL) + 4
    SubElement(made, "rect", x=str(x - width / 2), y=str(y - 8), width=str(width), height="16", rx="2", fill="#ffffff")
    made.append(figure(words, x, y))
    return made


def cut(words: str, width: float, most: int, size: int = SIZE) -> tuple[str, ...]:
    """The words in at most so many lines; what does not fit is left to the table beside the chart."""
    lines = break_lines(words, width, size)
    if len(lines) <= most:
        return lines
    last = next(iter(break_lines(lines[most - 1], width - text_width("…", size), size)), "")
    return (*lines[: most - 1], f"{last}…")
