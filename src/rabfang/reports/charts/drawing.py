"""A chart as SVG text, drawn by leather: real text, no script, no style, nothing told by colour alone.

The same chart gives the same bytes. The table beside it has every figure, so it may leave out what finds no room.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

import leather
from django.utils.translation import gettext as _

from rabfang.procedures.chart.lines import text_width
from rabfang.procedures.chart.svg import FONTS
from rabfang.reports.blocks import Chart, Draws
from rabfang.reports.charts.axes import GAP, LabelAxis, figure_axis
from rabfang.reports.charts.inks import PAPER, patterns
from rabfang.reports.charts.planning import SHARE, Plan, plan_bars, plan_lines
from rabfang.reports.charts.scales import Bands, figures, reach
from rabfang.reports.charts.shapes import Bars, LastFigures, Lines, Place, Write, points, sample
from rabfang.reports.charts.text import LEADING, SIZE, SMALL, cut, text
from rabfang.reports.values import Hand

WIDE, NARROW = 720, 340  # for a desk or a sheet, and for a telephone
ROW = 23  # from one row of the legend to the next
TALLEST = 960  # what a sheet holds of a drawing as wide as WIDE
ON_PAPER = f"'Rabfang Laksaman', {FONTS}"  # the font of our printing, which no screen has
_LONG = re.compile(r"-?\d+\.\d{3,}")


def draw(chart: Chart, *, width: int = WIDE, thai_digits: bool = False, name: str = "") -> str:
    """An `<svg>` element in the active language; `name` makes its identifiers unique on a page."""
    return _Drawing(chart, width, Hand.of_reader(thai_digits=thai_digits), name).svg()


def draw_parts(chart: Chart, *, width: int = WIDE, thai_digits: bool = False, tallest: int = TALLEST) -> list[str]:
    """As `draw`, for paper, in as many pieces as sheets need; every piece has the same scale."""
    return [one.svg().replace(FONTS, ON_PAPER) for one in _pieces(chart, width, thai_digits, tallest)]


def _pieces(chart: Chart, width: int, thai_digits: bool, tallest: int) -> "list[_Drawing]":
    hand = Hand.of_reader(thai_digits=thai_digits)
    whole = _Drawing(chart, width, hand, "")
    if whole.is_empty or not whole.plan.across or whole.height <= tallest:
        return [whole]
    room = tallest - (whole.height - whole.plan.height)
    cuts, used = [0], 0.0
    for place, band in enumerate(whole.plan.bands):
        if used + band > room and place > cuts[-1]:
            cuts.append(place)
            used = 0
        used += band
    ends = zip(cuts, [*cuts[1:], len(chart.labels)], strict=True)
    return [_Drawing(_piece(chart, *one), width, hand, "", span=whole.span) for one in ends]


def _piece(chart: Chart, first: int, end: int) -> Chart:
    series = tuple(one.model_copy(update={"values": one.values[first:end]}) for one in chart.series)
    return chart.model_copy(update={"labels": chart.labels[first:end], "series": series})


class _Drawing:
    """One chart on one width."""

    def __init__(
        self, chart: Chart, width: int, hand: Hand, name: str, *, span: tuple[float, float] | None = None
    ) -> None:
        self.chart, self.width, self.hand = chart, width, hand
        self.name = re.sub(r"[^A-Za-z0-9_-]+", "-", f"chart-{name or chart.key}-{width}")
        self.is_empty = all(value is None for one in chart.series for value in one.values)
        self.legend = _legend([hand.words(one.title) for one in chart.series], width, self._is_line)
        if self.is_empty:
            return
        self.span = span or reach(chart)
        every = [self._write(value) for one in chart.series for value in one.values if value is not None]
        every += self._totals()
        self.widest = max(text_width(one, SMALL) for one in every)
        self.ticks_room = text_width(self._tick(self.span[1]), SIZE) + 2 * GAP
        self.plan = self._planned()
        self.top = len(self.legend) * ROW + (24 if self.legend else 20)
        self.foot = SIZE + GAP * 2 if self.plan.across else self.plan.room + GAP * 2
        self.height = round(self.top + self.plan.height + self.foot)

    @property
    def _is_line(self) -> bool:
        return self.chart.draws is Draws.LINE

    def _write(self, value: float) -> str:
        return self.hand.value(value, self.chart.shows)

    def _tick(self, value: float) -> str:
        """A round figure at the axis: "75%"."""
        return self._write(value).replace(self.hand.digits(".0%"), "%")

    def _totals(self) -> list[str]:
        """What stands at the end of each stack."""
        if self.chart.draws is not Draws.STACK:
            return []
        stacks = zip(*(one.values for one in self.chart.series), strict=True)
        return [self.hand.value(_sum(stack), self.chart.shows) for stack in stacks]

    def _planned(self) -> Plan:
        labels = [self.hand.words(label) for label in self.chart.labels]
        room = self.width - self.ticks_room
        if self._is_line:
            return plan_lines(labels, room - self.widest - GAP)
        beside = len(self.chart.series) if self.chart.draws is Draws.BARS else 1
        return plan_bars(labels, room, beside, self.widest, self.width * SHARE)

    def svg(self) -> str:
        """The whole drawing."""
        height = LEADING * 3 if self.is_empty else self.height
        root = Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {self.width} {height}",
                "width": "100%",
                "role": "img",
                "aria-labelledby": f"{self.name}-title {self.name}-description",
                "font-family": FONTS,
            },
        )
        SubElement(root, "title", id=f"{self.name}-title").text = self.hand.words(self.chart.title)
        SubElement(root, "desc", id=f"{self.name}-description").text = _("ตารางที่อยู่คู่กับแผนภูมินี้มีตัวเลขเดียวกัน")
        SubElement(root, "rect", width=str(self.width), height=str(height), fill=PAPER)
        if self.is_empty:
            root.append(text(_("ไม่มีตัวเลขที่จะแสดงเป็นแผนภูมิ"), self.width / 2, LEADING * 1.5, anchor="middle"))
        else:
            root.append(patterns(len(self.chart.series), self.name))
            self._draw_legend(root)
            root.append(self._body())
        for one in root.iter():
            for key, value in one.attrib.items():
                one.set(key, _LONG.sub(lambda found: f"{float(found[0]):.2f}", value))
        return tostring(root, encoding="unicode")

    def _draw_legend(self, root: Element) -> None:
        for row, entries in enumerate(self.legend):
            for x, order, words in entries:
                group = SubElement(root, "g", transform=f"translate({x:.2f} {row * ROW + 12:.2f})")
                group.append(sample(order, self.name, line=self._is_line))
                group.append(text(words, 36 if self._is_line else 28, 0))

    def _body(self) -> Element:
        """What leather draws: axes and shapes."""
        plan, chart = self.plan, leather.Chart()
        labels = LabelAxis(plan.labels, plan.room, slanted=plan.slanted, every=plan.every)
        across = self.width - plan.room - self.widest - GAP * 2
        most = int(across // (self.ticks_room + 4)) if plan.across else 8
        scale, ticks = figures(self.span, self.chart.shows, most)
        values, bands = figure_axis(ticks, self._tick), Bands(plan.bands)
        if plan.across:
            along, upward = (scale, values), (bands, labels)
        else:
            along, upward = (bands, labels), (scale, values)
        chart.set_x_scale(along[0])
        chart.set_x_axis(along[1])
        chart.set_y_scale(upward[0])
        chart.set_y_axis(upward[1])
        self._add(chart)
        right = self.widest + GAP if plan.across or self._is_line else 0
        left = max(0, plan.lead - values.estimate_label_margin(scale, "left")) if plan.slanted else 0
        made: Element = chart.to_svg_group(self.width - right - left, self.height - self.top)
        made.set("transform", f"translate({left} {self.top})")
        return made

    def _add(self, chart: leather.Chart) -> None:
        series, plan = self.chart.series, self.plan
        write: Write | None = self._write if plan.figures else None
        bases = [0.0] * len(self.chart.labels)
        totals = self._totals()
        for order, one in enumerate(series):
            title = self.hand.words(one.title)
            if self._is_line:
                chart.add_series(points(title, one.values), Lines(order))
            elif self.chart.draws is Draws.BARS:
                place = Place(order, len(series), plan.thick)
                chart.add_series(
                    points(title, one.values, across=plan.across), Bars(place, self.name, write, across=plan.across)
                )
            else:
                last = totals if order == len(series) - 1 else None
                part = Bars(Place(order, 1, plan.thick), self.name, write, across=plan.across, totals=last, parts=True)
                chart.add_series(points(title, one.values, bases, across=plan.across), part)
                bases = [base + (value or 0) for base, value in zip(bases, one.values, strict=True)]
        if self._is_line:
            runs = [one.values for one in series]
            chart.add_series(points("", runs[0]), LastFigures(runs, self._write))


def _sum(stack: Sequence[float | None]) -> float | None:
    known = [value for value in stack if value is not None]
    return sum(known) if known else None


def _legend(titles: Sequence[str], width: float, is_line: bool) -> list[list[tuple[float, int, str]]]:
    """Rows of (x, series, words); none for a single series, whose name is the title's."""
    rows: list[list[tuple[float, int, str]]] = []
    x = 0.0
    for order, title in enumerate(titles if len(titles) > 1 else ()):
        words = cut(title, width - 50, 1)[0]
        need = (36 if is_line else 28) + text_width(words, SIZE) + 18
        if not rows or x + need > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, order, words))
        x += need
    return rows
