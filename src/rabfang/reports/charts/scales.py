"""Where things stand in a chart: labels in bands of their own width, figures between round ticks."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Any

from leather import Linear
from leather.scales import Scale

from rabfang.reports.blocks import Chart, Draws, Shows


class Bands(Scale):  # type: ignore[misc]  # leather has no types
    """Labels beside or below each other, each in a band as wide as it needs; the value of a label is its place."""

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = tuple(widths)
        self._ends = (0.0, *accumulate(widths))

    def contains(self, v: float) -> bool:
        """Whether a label stands at that place."""
        return 0 <= v < len(self.widths)

    def project(self, value: int, range_min: float, range_max: float) -> float:
        """The middle of a band."""
        low, high = self.project_interval(value, range_min, range_max)
        return (low + high) / 2

    def project_interval(self, value: int, range_min: float, range_max: float) -> tuple[float, float]:
        """Both ends of a band."""
        unit = (range_max - range_min) / (self._ends[-1] or 1)
        return range_min + self._ends[value] * unit, range_min + self._ends[value + 1] * unit

    def ticks(self) -> list[int]:
        """Every place."""
        return list(range(len(self.widths)))


def reach(chart: Chart) -> tuple[float, float]:
    """The least and the greatest figure that must find room: always zero, and the whole of a percentage."""
    if chart.draws is Draws.STACK:
        tops = [sum(_given(values)) for values in zip(*(one.values for one in chart.series), strict=True)]
    else:
        tops = [value for one in chart.series for value in _given(one.values)]
    highest = max(tops, default=0)
    return min(0, *tops, 0), max(100, highest) if chart.shows is Shows.PERCENT else highest


def figures(span: tuple[float, float], shows: Shows, most: int) -> tuple[Any, list[Decimal]]:
    """The scale of the figures and at most so many of its ticks; cases are counted in whole ones."""
    low, high = span
    scale = Linear(low, high) if low < high else Linear(0, 1)
    ticks = [Decimal(tick) for tick in scale.ticks()]
    if shows is Shows.NUMBER:
        ticks = [tick for tick in ticks if tick == tick.to_integral_value()]
    zero = ticks.index(Decimal(0)) if Decimal(0) in ticks else 0
    step = _step(len(ticks) - 1, max(2, most))
    return scale, ticks[zero % step :: step]


def _step(steps: int, most: int) -> int:
    """Every how-manieth tick is shown: the fewest left out with which the last one is shown as the first is."""
    least = max(1, -(-(steps + 1) // most))
    return next((step for step in range(least, steps) if steps % step == 0), max(least, steps) if steps else 1)


def _given(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]
