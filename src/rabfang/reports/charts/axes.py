"""The axes of a chart as leather draws them, and one whose labels are Thai words of any length."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from leather import Axis, theme

from rabfang.procedures.chart.lines import text_width
from rabfang.procedures.chart.svg import FONTS
from rabfang.reports.charts.inks import PAPER
from rabfang.reports.charts.text import INK, LEADING, QUIET, SIZE, column, text

GAP = 8.0  # between an axis and its labels
SLANT = 45

# leather keeps its look in this module, for a whole process; nothing else of ours draws with it.
theme.background_color = PAPER
theme.margin = 0.0
theme.tick_font_family = FONTS
theme.tick_font_size = SIZE
theme.tick_font_char_height = SIZE
theme.tick_font_char_width = 9
theme.tick_color, theme.zero_color, theme.label_color = "#c9d0d2", INK, QUIET
theme.legend_font_char_height = theme.legend_gap = 0  # the legend is our own: leather's cannot show a pattern


def figure_axis(ticks: Sequence[Decimal], write: Callable[[float], str]) -> Any:
    """The axis of the figures."""
    return Axis(list(ticks), lambda value, _place, _count: write(float(value)))


class LabelAxis(Axis):  # type: ignore[misc]  # leather has no types
    """Labels in lines, left of their bands or below them; slanted where they have no room to stand."""

    def __init__(self, labels: Sequence[Sequence[str]], room: float, *, slanted: bool, every: int) -> None:
        super().__init__()
        self._labels, self._room, self._slanted, self._every = labels, room, slanted, every

    def estimate_label_margin(self, scale: Any, orient: str) -> float:
        """The room that was planned for the labels."""
        return self._room + GAP

    def to_svg(self, width: float, height: float, scale: Any, orient: str) -> Element:
        """The labels and the line they stand at."""
        group = Element("g")
        is_left = orient == "left"
        end = {"x2": "0", "y2": str(height)} if is_left else {"x2": str(width), "y1": str(height), "y2": str(height)}
        SubElement(group, "line", {"x1": "0", "y1": "0", "stroke": INK} | end)
        for place in range(0, len(self._labels), self._every):
            at = scale.project(place, 0, height if is_left else width)
            if is_left:
                group.append(column(self._labels[place], -GAP, at, anchor="end"))
            elif self._slanted:
                group.append(self._slant(self._labels[place][0], at, height))
            else:
                middle = height + GAP + len(self._labels[place]) * LEADING / 2
                group.append(column(self._labels[place], at, middle, anchor="middle"))
        return group

    def _slant(self, label: str, x: float, height: float) -> Element:
        y = height + GAP + 4
        made = text(label, x, y, anchor="end")
        made.set("transform", f"rotate(-{SLANT} {x:.2f} {y:.2f})")
        return made


def slanted_room(label: str) -> float:
    """How far below its axis a slanted label reaches."""
    return text_width(label, SIZE) * math.sin(math.radians(SLANT)) + SIZE
