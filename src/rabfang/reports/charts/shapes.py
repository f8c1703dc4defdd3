"""Bars beside or on each other, and lines, as shapes for leather: with patterns, marks and the figures themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from leather import Line, Series, Shape

from rabfang.procedures.chart.lines import text_width
from rabfang.reports.charts.inks import PAPER, fill_of, ink_of, mark
from rabfang.reports.charts.text import SMALL, figure, figure_on
from rabfang.reports.values import NOTHING

Write = Callable[[float], str]
LINE = 15.0  # from one figure at the end of a line to the next


def points(name: str, values: Sequence[float | None], bases: Sequence[float] = (), *, across: bool = False) -> Any:
    """A series for leather: for each label its place, where the figure ends, where it begins, and the figure."""
    starts = bases or [0.0] * len(values)
    pairs = enumerate(zip(values, starts, strict=True))
    rows = [(place, start + (value or 0), start, value) for place, (value, start) in pairs]
    return Series(rows, x=int(across), y=int(not across), name=name)


@dataclass(frozen=True)
class Place:
    """Which of the bars of a label this one is."""

    order: int
    of: int = 1  # how many stand beside each other
    thick: float = 0


class Bars(Shape):  # type: ignore[misc]  # leather has no types
    """One series of bars, across the sheet or upright; `totals` are written after the last part of a stack."""

    def __init__(
        self,
        place: Place,
        name: str,
        write: Write | None,
        *,
        across: bool,
        totals: Sequence[str] | None = None,
        parts: bool = False,
    ) -> None:
        self._place, self._name, self._write = place, name, write
        self._across, self._totals, self._parts = across, totals, parts

    def validate_series(self, series: Any) -> None:
        """Whatever `points` makes can be drawn."""

    def legend_to_svg(self, series: Any, palette: Any) -> list[Any]:
        """Nothing: the legend is our own."""
        return []

    def to_svg(self, width: float, height: float, x_scale: Any, y_scale: Any, series: Any, palette: Any) -> Element:
        """The bars and their figures."""
        group = Element("g")
        bands, scale = (y_scale, x_scale) if self._across else (x_scale, y_scale)
        for datum in series.data():
            place, top, base, value = datum.row
            if self._across:
                middle = bands.project(place, 0, height)
                start, end = (float(scale.project(one, 0, width)) for one in (base, top))
            else:
                middle = bands.project(place, 0, width)
                start, end = (float(scale.project(one, height, 0)) for one in (base, top))
            middle += (self._place.order - (self._place.of - 1) / 2) * self._place.thick if self._place.of > 1 else 0
            if value:
                group.append(self._bar(start, end, middle))
            self._figures(group, place, start, end, middle, value)
        return group

    def _bar(self, start: float, end: float, middle: float) -> Element:
        low, long = min(start, end), abs(end - start)
        edge = middle - self._place.thick / 2
        order = self._place.order
        box = (low, edge, long, self._place.thick) if self._across else (edge, low, self._place.thick, long)
        return Element(
            "rect",
            dict(zip(("x", "y", "width", "height"), map(str, box), strict=True))
            | {"fill": fill_of(order, self._name), "stroke": ink_of(order).colour},
        )

    def _figures(
        self, group: Element, place: int, start: float, end: float, middle: float, value: float | None
    ) -> None:
        if self._parts and value and self._write:
            said, centre = self._write(value), (start + end) / 2
            room = text_width(said, SMALL) + 10
            if self._across and abs(end - start) >= room and self._place.thick >= 16:
                group.append(figure_on(said, centre, middle))
            elif not self._across and abs(end - start) >= 20 and self._place.thick >= room:
                group.append(figure_on(said, middle, centre))
        said = self._after(place, value)
        if said and self._across:
            group.append(figure(said, max(start, end) + 5, middle, anchor="start", bold=self._totals is not None))
        elif said:
            group.append(figure(said, middle, min(start, end) - 9, bold=self._totals is not None))

    def _after(self, place: int, value: float | None) -> str:
        """What stands behind a bar's end."""
        if self._totals is not None:
            return self._totals[place]
        if self._parts or self._write is None:
            return ""
        return NOTHING if value is None else self._write(value)


class Lines(Line):  # type: ignore[misc]  # leather has no types
    """One series as a line with dashes and marks of its own; it is broken where there is no figure."""

    def __init__(self, order: int) -> None:
        ink = ink_of(order)
        super().__init__(ink.colour, 2.2, ink.dashes or "none")
        self._order = order

    def legend_to_svg(self, series: Any, palette: Any) -> list[Any]:
        """Nothing: the legend is our own."""
        return []

    def to_svg(self, width: float, height: float, x_scale: Any, y_scale: Any, series: Any, palette: Any) -> Element:
        """leather's line, then the marks."""
        rows = [datum.row for datum in series.data()]
        if all(value is None for _place, _top, _base, value in rows):
            return Element("g")
        known = Series([(place, value) for place, _top, _base, value in rows], name=series.name)
        group: Element = super().to_svg(width, height, x_scale, y_scale, known, palette)
        for place, value in ((row[0], row[3]) for row in rows if row[3] is not None):
            x, y = x_scale.project(place, 0, width), float(y_scale.project(value, height, 0))
            group.append(mark(x, y, self._order))
        return group


class LastFigures(Shape):  # type: ignore[misc]  # leather has no types
    """The figure at the end of each line; with one line, the figure at each point that leaves it room."""

    def __init__(self, runs: Sequence[Sequence[float | None]], write: Write) -> None:
        self._runs, self._write = runs, write

    def validate_series(self, series: Any) -> None:
        """Whatever `points` makes can be drawn."""

    def legend_to_svg(self, series: Any, palette: Any) -> list[Any]:
        """Nothing: the legend is our own."""
        return []

    def to_svg(self, width: float, height: float, x_scale: Any, y_scale: Any, series: Any, palette: Any) -> Element:
        """The figures, no two upon each other."""
        group = Element("g")
        if len(self._runs) == 1:
            stand: list[tuple[float, float, float]] = []
            for place, value in _known(self._runs[0]):
                x, y = x_scale.project(place, 0, width), float(y_scale.project(value, height, 0))
                half = text_width(self._write(value), SMALL) / 2
                level = y + 15 if self._is_hollow(place) else y - 13
                if all(abs(x - at) > half + wide + 3 or abs(level - other) > LINE for at, other, wide in stand):
                    group.append(_haloed(self._write(value), x, level))
                    stand.append((x, level, half))
            return group
        self._ends(group, width, height, x_scale, y_scale)
        return group

    def _is_hollow(self, place: int) -> bool:
        """Whether the line comes down to that point and goes up again: then its figure stands below."""
        values = self._runs[0]
        beside = [values[one] for one in (place - 1, place + 1) if 0 <= one < len(values)]
        here = values[place] or 0
        return here > 0 and len(beside) == 2 and all(value is not None and value > here for value in beside)

    def _ends(self, group: Element, width: float, height: float, x_scale: Any, y_scale: Any) -> None:
        ends = sorted(
            (float(y_scale.project(value, height, 0)), x_scale.project(place, 0, width), value)
            for place, value in (known[-1] for known in map(_known, self._runs) if known)
        )
        lowest = -LINE
        for order, (y, x, value) in enumerate(ends):
            # Pushed down where they would touch, and up where the rest would leave the drawing.
            lowest = max(min(y, height - (len(ends) - 1 - order) * LINE), lowest + LINE)
            group.append(figure(self._write(value), x + 9, lowest, anchor="start"))


def _haloed(words: str, x: float, y: float) -> Element:
    """A figure that a line may pass behind."""
    made = figure(words, x, y)
    made.attrib.update({"stroke": PAPER, "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"})
    return made


def _known(values: Sequence[float | None]) -> list[tuple[int, float]]:
    return [(place, value) for place, value in enumerate(values) if value is not None]


def sample(order: int, name: str, *, line: bool) -> Element:
    """What stands before a series' name in the legend."""
    made = Element("g")
    ink = ink_of(order)
    if line:
        look = {"stroke": ink.colour, "stroke-width": "2.2"} | ({"stroke-dasharray": ink.dashes} if ink.dashes else {})
        SubElement(made, "line", {"x1": "0", "y1": "0", "x2": "30", "y2": "0"} | look)
        made.append(mark(15, 0, order))
    else:
        box = {"x": "0", "y": "-7", "width": "22", "height": "14", "stroke": ink.colour}
        SubElement(made, "rect", box | {"fill": fill_of(order, name)})
    return made
