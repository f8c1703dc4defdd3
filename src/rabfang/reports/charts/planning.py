"""Where the parts of a chart find room: upright where the labels can stand below their bars, across where not."""

from collections.abc import Sequence
from dataclasses import dataclass

from rabfang.procedures.chart.lines import longest_word, text_width
from rabfang.reports.charts.axes import slanted_room
from rabfang.reports.charts.text import LEADING, SIZE, cut

UPRIGHT = 250.0  # how high upright bars and lines may grow
THICKEST, THINNEST = 46.0, 15.0  # a bar, and one that still has room for its figure beside it
BESIDE = 9.0  # of a bar among many, which has none
AIR = 10.0  # between the bars of two labels
MOST_LINES = 3  # below a bar; beside one there may be another
SHARE = 0.42  # of the width, for labels left of their bars


@dataclass(frozen=True)
class Plan:
    """`bands`: how wide each label's place is; `room`: what the labels need; `every`: each label, or each second."""

    across: bool
    labels: tuple[tuple[str, ...], ...]
    bands: tuple[float, ...]
    room: float
    thick: float
    slanted: bool = False
    every: int = 1
    figures: bool = True  # whether a bar has room for its figure

    @property
    def lead(self) -> float:
        """How far the first of the slanted labels reaches out to the left of the bands."""
        return slanted_room(self.labels[0][0]) - self.bands[0] / 2 if self.slanted else 0

    @property
    def height(self) -> float:
        """How high the bars and lines stand."""
        return sum(self.bands) if self.across else UPRIGHT


def plan_bars(labels: Sequence[str], width: float, beside: int, widest: float, left: float) -> Plan:
    """For so many bars at each label; `widest` is the widest figure beside one, `left` the room left of bars across."""
    band = width / len(labels)
    stand = band - 8
    roomy = stand * MOST_LINES * 0.9
    if all(longest_word(label, SIZE) <= stand and text_width(label, SIZE) <= roomy for label in labels):
        lines = tuple(cut(label, stand, MOST_LINES) for label in labels)
        thick = min(THICKEST, (band - AIR) / beside)
        if thick >= max(THINNEST, widest):
            return Plan(False, lines, (band,) * len(labels), max(map(len, lines)) * LEADING, thick)
    lines = tuple(cut(label, left, MOST_LINES + 1) for label in labels)
    room = max(text_width(line, SIZE) for label in lines for line in label)
    thick = 22.0 if beside == 1 else THINNEST if beside * len(labels) <= 120 else BESIDE
    bands = tuple(max(beside * thick, len(label) * LEADING) + AIR for label in lines)
    return Plan(True, lines, bands, room, thick, figures=thick >= THINNEST)


def plan_lines(labels: Sequence[str], width: float) -> Plan:
    """For lines, which run from left to right; labels stand, or lean, or only some of them are written."""
    band = width / len(labels)
    bands = (band,) * len(labels)
    stand = band - 8
    if all(longest_word(label, SIZE) <= stand for label in labels):
        lines = tuple(cut(label, stand, MOST_LINES) for label in labels)
        return Plan(False, lines, bands, max(map(len, lines)) * LEADING, 0)
    every = max(1, -int(-LEADING // band))
    leaning = tuple((cut(label, 130, 1)[0],) for label in labels)
    return Plan(False, leaning, bands, max(slanted_room(label[0]) for label in leaning), 0, slanted=True, every=every)
