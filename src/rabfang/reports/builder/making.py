"""A question's answer: a table, and a chart of it; each figure opens the cases behind it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from rabfang.agencies.models import Agency
from rabfang.cases.models import Rating
from rabfang.core.clock import local_date
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Block, Cell, Chart, Column, Content, Draws, Row, Series, Shows, Table, Where
from rabfang.reports.builder.question import (
    COLUMNS,
    MEASURE,
    MEASURES,
    ROWS,
    SPELL,
    STOCK,
    Bucket,
    Measure,
    Question,
    Spell,
    months_after,
)
from rabfang.reports.contents.scope import TOTAL
from rabfang.reports.contents.states import OF
from rabfang.reports.figures.behind import LATE, OPEN, RATED
from rabfang.reports.figures.lengths import length_of
from rabfang.reports.figures.numbers import CLOSED, RECEIVED
from rabfang.reports.figures.tallies import DAYS, Tally, Wanted, tallies
from rabfang.reports.figures.titles import Titles, titles
from rabfang.reports.periods import period_words
from rabfang.thai.dates import fiscal_year, fiscal_year_span, short_date

PARTS = {
    Measure.RECEIVED: (RECEIVED,),
    Measure.CLOSED: (CLOSED,),
    Measure.OPEN: (OPEN,),
    Measure.LATE: (LATE,),
    Measure.WITHIN: ("kept", "missed"),
    Measure.MEDIAN: (DAYS,),
    Measure.SATISFIED: tuple(Rating.values),
}
BEHIND = {Measure.WITHIN: "kept", Measure.MEDIAN: CLOSED, Measure.SATISFIED: RATED}
SHOWS = {Measure.WITHIN: Shows.PERCENT, Measure.MEDIAN: Shows.DAYS, Measure.SATISFIED: Shows.PERCENT}
DRAWN_ROWS, DRAWN_COLUMNS = 30, 6  # what a picture has room for


def answer(question: Question, office: Agency, title: Words, as_of: datetime, day: date | None = None) -> Content:
    """The answer as a report, as of a moment; its period is seen from `day`, or from that moment.

    `builder.question.wrong_with` has found nothing wrong.
    """
    made = _Answer(question, office, as_of, day or local_date(as_of))
    blocks: list[Block] = [made.table]
    if made.chart:
        blocks.insert(0, made.chart)
    return Content(
        title=title,
        office=Words(th=office.name_th, en=office.name_en),
        first=made.first,
        last=max(made.first, made.last),
        period=period_words(made.first, made.last) if question.period is Spell.DAYS else SPELL[question.period],
        as_of=as_of,
        blocks=tuple(blocks),
        notes=made.notes,
    )


@dataclass(frozen=True)
class _Line:
    """A row or column: what it is called, which days it covers where it is a span, which values it has."""

    title: Words
    span: date | None = None
    value: str | None = None

    @property
    def key(self) -> date | str | None:
        """What its tallies stand under."""
        return self.span if self.value is None else self.value


class _Answer:
    """One question over one office."""

    def __init__(self, question: Question, office: Agency, as_of: datetime, day: date) -> None:
        self.question, self.office = question, office
        self.first, self.last = question.span(day)
        parts = {part for measure in question.measures for part in PARTS[measure]}
        self.wanted = Wanted(
            offices=[office.pk],
            first=self.first,
            last=self.last,
            today=local_date(as_of),
            measures=sorted(parts),
            dimensions=question.dimensions,
            only=dict(question.only),
            span_of=SPAN_OF[question.bucket] if question.bucket else None,
            daily=question.bucket is Bucket.WEEK,
        )
        self.tallies = tallies(self.wanted)

    @cached_property
    def names(self) -> dict[str, Titles]:
        """The titles of every dimension it touches."""
        seen: dict[str, set[str]] = {by: {value} for by, value in self.question.only}
        for _span, values in self.tallies:
            for by, value in zip(self.question.dimensions, values, strict=True):
                seen.setdefault(by, set()).add(value)
        return {by: titles([self.office], by, seen.get(by, ()), self.first) for by in self.wanted.touched}

    @property
    def notes(self) -> tuple[Words, ...]:
        """What is to be known of the values, and which cases alone are counted."""
        only = [
            Words(
                th=f"เฉพาะ{OF[by].th} “{self.names[by][value].th}”",
                en=f"Only {OF[by].en.lower()} “{self.names[by][value].en}”",
            )
            for by, value in self.question.only
        ]
        return tuple(dict.fromkeys([*only, *(note for names in self.names.values() for note in names.notes)]))

    @cached_property
    def rows(self) -> list[_Line]:
        """Every span of the period, or every value that occurs."""
        if self.question.bucket:
            return [_Line(self._called(span), span=span) for span in self.wanted.spans]
        return self._values(self.question.rows, 0)

    @cached_property
    def columns(self) -> list[_Line]:
        """The values that stand beside each other; one column without a name where there are none."""
        if self.question.columns not in OF:
            return []
        return self._values(self.question.columns, 0 if self.question.bucket else 1)

    def _values(self, by: str, place: int) -> list[_Line]:
        names = self.names[by]
        return [_Line(names[value], value=value) for value in names.ordered(at[place] for _span, at in self.tallies)]

    def _called(self, span: date) -> Words:
        end = _end_of(self.question.bucket, span)
        if self.question.bucket is Bucket.YEAR:
            year = fiscal_year(span)
            return Words(th=f"ปีงบประมาณ {year}", en=f"Fiscal year {year}")
        if self.question.bucket is Bucket.MONTH:
            return period_words(span, end)
        first, last = max(span, self.first), min(end, self.last)
        return Words(th=_between(first, last), en=_between(first, last, english=True))

    @cached_property
    def sums(self) -> dict[tuple[date | str | None, date | str | None], Tally]:
        """The tallies by row and column, and of all of a row, a column and the whole under None."""
        found: dict[tuple[date | str | None, date | str | None], Tally] = defaultdict(Tally)
        for (span, values), tally in self.tallies.items():
            row, column = span or values[0], values[-1] if self.question.columns in OF else None
            for place in {(row, column), (row, None), (None, column), (None, None)}:
                found[place] += tally
        return found

    def tally(self, row: _Line | None, column: _Line | None) -> Tally:
        """What falls into a row and a column; all of them for None."""
        return self.sums.get((row.key if row else None, column.key if column else None), Tally())

    def cell(self, measure: Measure, row: _Line | None, column: _Line | None) -> Cell:
        """One figure; nothing for what cannot be added up over time."""
        if measure in STOCK and self.question.bucket and row is None:
            return Cell()
        value = figure(measure, self.tally(row, column))
        is_any = value is not None if measure is Measure.MEDIAN else bool(value)
        return Cell(value=value, behind=self._behind(measure, row, column) if is_any else None)

    def _behind(self, measure: Measure, row: _Line | None, column: _Line | None) -> Where:
        first, last = self.first, self.last
        if row and row.span:
            first, last = max(first, row.span), min(last, _end_of(self.question.bucket, row.span))
        sides = dict(self.question.only)
        lines = [(self.question.rows, row), (self.question.columns, column)]
        sides |= {by: line.value for by, line in lines if line and line.value is not None}
        if measure in STOCK:
            first = last
        said = BEHIND.get(measure, measure.value)
        return Where(measure=said, first=first, last=last, sides=tuple(sides.items()))

    @cached_property
    def table(self) -> Table:
        """Rows and columns, and their totals where there is more than one to add."""
        question = self.question
        beside: list[tuple[Measure, _Line | None, Words]]
        if self.columns:
            beside = [(question.measure, column, column.title) for column in self.columns]
            beside += [(question.measure, None, TOTAL)] if len(self.columns) > 1 else []
        else:
            beside = [(measure, None, MEASURE[measure]) for measure in question.measures]
        rows = [self._row(row, row.title, beside) for row in self.rows]
        if len(rows) > 1 and not (question.bucket and set(question.measures) <= set(STOCK)):
            rows.append(self._row(None, TOTAL, beside))
        heads = [Column(title=title, shows=SHOWS.get(measure, Shows.NUMBER)) for measure, _column, title in beside]
        return Table(
            key="made",
            title=called(question),
            columns=(Column(title=ROWS[question.rows], shows=Shows.TEXT), *heads),
            rows=tuple(rows),
            empty=Words(th="ไม่มีเรื่องตามที่เลือก", en="No case is as was asked"),
        )

    def _row(self, row: _Line | None, title: Words, beside: Sequence[tuple[Measure, _Line | None, Words]]) -> Row:
        cells = [self.cell(measure, row, column) for measure, column, _title in beside]
        return Row(cells=(Cell(text=title), *cells), is_total=row is None)

    @cached_property
    def chart(self) -> Chart | None:
        """A picture, where there is something to compare and room for it."""
        question, many = self.question, len(self.rows)
        if many < 2 or (many > DRAWN_ROWS and not question.bucket) or len(self.columns) > DRAWN_COLUMNS:
            return None
        lines: list[tuple[Words, Measure, _Line | None]]
        lines = [(column.title, question.measure, column) for column in self.columns]
        if not lines:
            measures = [one for one in question.measures if one not in SHOWS] or [question.measure]
            lines = [(MEASURE[measure], measure, None) for measure in measures]
        title = called(question)
        return Chart(
            key="made-chart",
            title=Words(th=f"แผนภูมิ: {title.th}", en=f"Chart: {title.en}"),
            draws=Draws.LINE if question.bucket else Draws.BARS,
            labels=tuple(row.title for row in self.rows),
            series=tuple(
                Series(title=title, values=tuple(_drawn(self.cell(measure, row, column)) for row in self.rows))
                for title, measure, column in lines
            ),
            shows=SHOWS.get(lines[0][1], Shows.NUMBER),
        )


def figure(measure: Measure, tally: Tally) -> float | None:
    """A measure of a tally: a number, a percent with one decimal, or working days; None where there is nothing."""
    numbers = tally.numbers
    if measure is Measure.MEDIAN:
        return length_of(tally.days).median if tally.days else None
    if measure is Measure.WITHIN:
        return _percent(numbers["kept"], numbers["kept"] + numbers["missed"])
    if measure is Measure.SATISFIED:
        rated = sum(numbers[point] for point in Rating.values)
        return _percent(rated - numbers[Rating.DISSATISFIED.value], rated)
    return numbers[measure.value]


def called(question: Question) -> Words:
    """What a table of it is called."""
    what = COLUMNS[MEASURES] if question.columns == MEASURES else MEASURE[question.measure]
    by = ROWS[question.rows]
    th, en = f"{what.th} แยกตาม{by.th}", f"{what.en} by {by.en.lower()}"
    if question.columns in OF:
        beside = OF[question.columns]
        return Words(th=f"{th}และ{beside.th}", en=f"{en} and {beside.en.lower()}")
    return Words(th=th, en=en)


def _between(first: date, last: date, *, english: bool = False) -> str:
    """ "2 - 8 พ.ย. 2569", "30 พ.ย. - 6 ธ.ค. 2569"."""
    end = short_date(last, english=english)
    if first == last:
        return end
    start = short_date(first, english=english).split()
    known = 3 if first.year != last.year else 2 if first.month != last.month else 1
    return f"{' '.join(start[:known])} - {end}"


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _drawn(cell: Cell) -> float | None:
    return float(cell.value) if isinstance(cell.value, int | float) else None


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _year(day: date) -> date:
    return fiscal_year_span(fiscal_year(day))[0]


SPAN_OF = {Bucket.WEEK: _week, Bucket.MONTH: lambda day: day.replace(day=1), Bucket.YEAR: _year}


def _end_of(bucket: Bucket | None, span: date) -> date:
    if bucket is Bucket.WEEK:
        return span + timedelta(days=6)
    return (
        fiscal_year_span(fiscal_year(span))[1] if bucket is Bucket.YEAR else months_after(span, 1) - timedelta(days=1)
    )
