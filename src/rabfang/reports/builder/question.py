"""What an officer asks for: as data that an address or a saved table can hold."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from rabfang.procedures.schema import Words
from rabfang.reports.contents.states import OF
from rabfang.reports.facts.adding import DIMENSIONS
from rabfang.thai.dates import fiscal_year, fiscal_year_span

ONE_DAY = timedelta(days=1)
YEAR = 366
LONGEST, LONGEST_CROSSED = 10 * YEAR, 3 * YEAR  # days


class Bucket(StrEnum):
    """Spans of time as rows."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Measure(StrEnum):
    """What is counted."""

    RECEIVED = "received"
    CLOSED = "closed"
    OPEN = "open"
    LATE = "late"
    WITHIN = "within"
    MEDIAN = "median"
    SATISFIED = "satisfied"


class Spell(StrEnum):
    """Over which days, seen from the day on which it is asked."""

    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    THIS_QUARTER = "this-quarter"
    LAST_QUARTER = "last-quarter"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    TWELVE_MONTHS = "twelve-months"
    DAYS = "days"


NONE, MEASURES = "", "measures"  # columns besides dimensions
STOCK = (Measure.OPEN, Measure.LATE)  # what stands at the end of a span, whenever it began
BUCKET = {
    Bucket.WEEK: Words(th="สัปดาห์", en="Week"),
    Bucket.MONTH: Words(th="เดือน", en="Month"),
    Bucket.YEAR: Words(th="ปีงบประมาณ", en="Fiscal year"),
}
ROWS: Mapping[str, Words] = {**OF, **{str(key): title for key, title in BUCKET.items()}}
COLUMNS: Mapping[str, Words] = {
    NONE: Words(th="ไม่แยก", en="None"),
    MEASURES: Words(th="ทุกตัวเลข", en="Every measure"),
    **OF,
}
MEASURE = {
    Measure.RECEIVED: Words(th="รับใหม่", en="Received"),
    Measure.CLOSED: Words(th="ยุติ", en="Closed"),
    Measure.OPEN: Words(th="คงค้าง", en="In progress"),
    Measure.LATE: Words(th="ค้างเกินมาตรฐาน", en="Past standard, not done"),
    Measure.WITHIN: Words(th="ยุติภายในมาตรฐาน (ร้อยละ)", en="Closed within standard, %"),
    Measure.MEDIAN: Words(th="วันทำการจนยุติ (มัธยฐาน)", en="Working days to close, median"),
    Measure.SATISFIED: Words(th="พอใจขึ้นไป (ร้อยละ)", en="Satisfied or better, %"),
}
SPELL = {
    Spell.THIS_MONTH: Words(th="เดือนนี้", en="This month"),
    Spell.LAST_MONTH: Words(th="เดือนก่อน", en="Last month"),
    Spell.THIS_QUARTER: Words(th="ไตรมาสนี้", en="This quarter"),
    Spell.LAST_QUARTER: Words(th="ไตรมาสก่อน", en="Last quarter"),
    Spell.THIS_YEAR: Words(th="ปีงบประมาณนี้", en="This fiscal year"),
    Spell.LAST_YEAR: Words(th="ปีงบประมาณก่อน", en="Last fiscal year"),
    Spell.TWELVE_MONTHS: Words(th="12 เดือนล่าสุด", en="The last 12 months"),
    Spell.DAYS: Words(th="กำหนดวันเอง", en="From a day to a day"),
}


class Question(BaseModel):
    """Rows, columns, measure, period and filters. `first` and `last` only with the period of days of one's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: str
    columns: str = NONE
    measure: Measure = Measure.RECEIVED
    period: Spell = Spell.THIS_YEAR
    first: date | None = None
    last: date | None = None
    only: tuple[tuple[str, str], ...] = ()

    @property
    def bucket(self) -> Bucket | None:
        """The spans that are its rows; None where the rows are values."""
        return None if self.rows in OF else Bucket(self.rows)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is shown: all measures side by side, or one."""
        return tuple(Measure) if self.columns == MEASURES else (self.measure,)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Rows and columns that are dimensions, in this order."""
        return tuple(by for by in (self.rows, self.columns) if by in OF)

    @property
    def crossed(self) -> tuple[str, ...]:
        """Every dimension it touches; more than one cannot be read from the counts."""
        asked = (*self.dimensions, *(by for by, _value in self.only))
        return tuple(by for by in DIMENSIONS if by in asked)

    def span(self, today: date) -> tuple[date, date]:
        """The first and last day, as of a day; not beyond it."""
        first, last = self._whole_span(today)
        return first, min(last, today)

    def _whole_span(self, today: date) -> tuple[date, date]:
        month, year = today.replace(day=1), fiscal_year(today)
        quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        spans = {
            Spell.THIS_MONTH: (month, months_after(month, 1) - ONE_DAY),
            Spell.LAST_MONTH: (months_after(month, -1), month - ONE_DAY),
            Spell.THIS_QUARTER: (quarter, months_after(quarter, 3) - ONE_DAY),
            Spell.LAST_QUARTER: (months_after(quarter, -3), quarter - ONE_DAY),
            Spell.THIS_YEAR: fiscal_year_span(year),
            Spell.LAST_YEAR: fiscal_year_span(year - 1),
            Spell.TWELVE_MONTHS: (months_after(month, -11), today),
        }
        return spans.get(self.period) or (self.first or today, self.last or today)


def months_after(month: date, many: int) -> date:
    """The first day of the month so many months later."""
    place = month.year * 12 + month.month - 1 + many
    return date(place // 12, place % 12 + 1, 1)


def wrong_with(question: Question, today: date) -> tuple[str, str] | None:
    """The field and the code of what cannot be answered; None for a good question."""
    if question.period == Spell.DAYS:
        if not question.first or not question.last:
            return ("first" if not question.first else "last"), "required"
        if question.last < question.first:
            return "last", "before-the-first"
    first, last = question.span(today)
    if question.rows == question.columns:
        return "columns", "same-as-rows"
    is_long = question.bucket == Bucket.WEEK or len(question.crossed) > 1
    if (last - first).days > (LONGEST_CROSSED if is_long else LONGEST):
        return "period", "too-long-crossed" if is_long else "too-long-span"
    stock = set(question.measures) & set(STOCK)
    if stock and question.bucket and len(question.crossed) > 1:
        return "measure", "not-over-time"
    return None
