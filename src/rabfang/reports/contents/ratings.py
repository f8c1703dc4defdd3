"""How satisfied people are, in percent that add up, and how many of those who could say it did (C-2, S4-10)."""

from rabfang.cases.models import Rating
from rabfang.core.shares import shares
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Row, Shows, Table
from rabfang.reports.contents.scope import TOTAL, Scope, columns, named, percent, rows_with_total
from rabfang.reports.contents.states import BY, OF
from rabfang.reports.figures.numbers import CLOSED, numbers
from rabfang.reports.figures.titles import titles

POINTS = (Rating.VERY_SATISFIED, Rating.SATISFIED, Rating.DISSATISFIED)
POINT = {
    Rating.VERY_SATISFIED: Words(th="พอใจมาก", en="Very satisfied"),
    Rating.SATISFIED: Words(th="พอใจ", en="Satisfied"),
    Rating.DISSATISFIED: Words(th="ไม่พอใจ", en="Dissatisfied"),
}
SHARE = {
    Rating.VERY_SATISFIED: Words(th="พอใจมาก (ร้อยละ)", en="Very satisfied, %"),
    Rating.SATISFIED: Words(th="พอใจ (ร้อยละ)", en="Satisfied, %"),
    Rating.DISSATISFIED: Words(th="ไม่พอใจ (ร้อยละ)", en="Dissatisfied, %"),
}


def ratings_by(scope: Scope, by: str) -> Table:
    """Ratings given within these days, by each value of one dimension; answers beside what was closed."""
    found = numbers(scope.ids, (*(point.value for point in POINTS), CLOSED), scope.first, scope.last, by)
    names = titles(scope.offices, by, {value for _measure, value in found})
    values = names.ordered(value for _measure, value in found)
    rows = [
        _row(scope, names[value], [found[point.value, value] for point in POINTS], found[CLOSED, value], (by, value))
        for value in values
    ]
    whole = [sum(found[point.value, value] for value in values) for point in POINTS]
    closed = sum(found[CLOSED, value] for value in values)
    numbers_of = [POINT[point] for point in POINTS]
    shares_of = [(SHARE[point], Shows.PERCENT) for point in POINTS]
    return Table(
        key=f"ratings-by-{by}",
        title=Words(th=f"ความพึงพอใจ {BY[by].th}", en=f"Satisfaction, {BY[by].en.lower()}"),
        columns=columns(
            OF[by],
            *numbers_of,
            *shares_of,
            Words(th="ยุติ", en="Closed"),
            (Words(th="ตอบกลับ (ร้อยละ)", en="Answered, %"), Shows.PERCENT),
        ),
        rows=rows_with_total(rows, _row(scope, TOTAL, whole, closed, ("all", ""), is_total=True)),
        note=Words(
            th="ตอบกลับ คือผู้ให้คะแนนต่อเรื่องที่ยุติในช่วงนี้ ไม่ใช่ต่อผู้ที่ถูกถาม",
            en="Answered: those who rated, of the cases closed in this time, not of those who were asked",
        ),
        empty=Words(th="ยังไม่มีผู้ให้คะแนนในช่วงนี้", en="Nobody rated the handling in this time"),
    )


def _row(
    scope: Scope, title: Words, counts: list[int], closed: int, side: tuple[str, str], *, is_total: bool = False
) -> Row:
    rated = sum(counts)
    given = [scope.number(number, point.value, side) for number, point in zip(counts, POINTS, strict=True)]
    parts = [Cell(value=part) if rated else Cell() for part in shares(counts)]
    answered = percent(min(rated, closed), closed)
    return Row(cells=(named(title), *given, *parts, scope.number(closed, CLOSED, side), answered), is_total=is_total)
