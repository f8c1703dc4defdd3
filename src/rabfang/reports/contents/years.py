"""Three fiscal years side by side (S4-8): received and closed, by type, group of complainants and channel."""

from collections.abc import Sequence

from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Chart, Draws, Row, Series, Shows, Table
from rabfang.reports.contents.scope import TOTAL, Scope, columns, named, rows_with_total
from rabfang.reports.contents.states import BY, OF
from rabfang.reports.figures.numbers import CLOSED, RECEIVED, Number, numbers
from rabfang.reports.figures.titles import Titles, titles
from rabfang.thai.dates import fiscal_year, fiscal_year_span

YEARS = 3


def years_of(scope: Scope) -> list[tuple[int, Scope]]:
    """The fiscal year of the scope's last day and the two before it, the oldest first; none goes beyond that day."""
    newest = fiscal_year(scope.last)
    spans = [(year, fiscal_year_span(year)) for year in range(newest - YEARS + 1, newest + 1)]
    return [(year, scope.over(first, min(last, scope.last))) for year, (first, last) in spans]


def three_years(scope: Scope, by: str) -> tuple[Table, Titles]:
    """Received and closed in each of three fiscal years, how receipts changed from the year before; and the titles."""
    years = years_of(scope)
    found = [numbers(one.ids, (RECEIVED, CLOSED), one.first, one.last, by) for _year, one in years]
    names = titles(scope.offices, by, {value for each in found for _measure, value in each}, years[0][1].first)
    values = names.ordered(value for each in found for _measure, value in each)
    rows = [_row(names[value], [one for _year, one in years], found, [value], (by, value)) for value in values]
    total = _row(TOTAL, [one for _year, one in years], found, values, ("all", ""), is_total=True)
    headings: list[Words | tuple[Words, Shows]] = []
    for year, one in years:
        headings += [_heading("รับ", "Received", year, one), _heading("ยุติ", "Closed", year, one)]
    change = Words(th="รับเปลี่ยนจากปีก่อน (ร้อยละ)", en="Change of receipts, %")
    table = Table(
        key=f"years-by-{by}",
        title=Words(th=f"เปรียบเทียบสามปีงบประมาณ {BY[by].th}", en=f"Three fiscal years, {BY[by].en.lower()}"),
        columns=columns(OF[by], *headings, (change, Shows.PERCENT)),
        rows=rows_with_total(rows, total),
        note=_note(scope),
        empty=Words(th="ไม่มีเรื่องในสามปีนี้", en="No case in these three years"),
    )
    return table, names


def chart_of(scope: Scope, table: Table) -> Chart:
    """Receipts of each row, one bar a year."""
    rows = [row for row in table.rows if not row.is_total]
    return Chart(
        key=f"{table.key}-chart",
        title=table.title,
        draws=Draws.BARS,
        labels=tuple(row.cells[0].text or TOTAL for row in rows),
        series=tuple(
            Series(title=_year(year), values=tuple(_number(row.cells[1 + 2 * place]) for row in rows))
            for place, (year, _one) in enumerate(years_of(scope))
        ),
    )


def _row(
    title: Words,
    years: Sequence[Scope],
    found: Sequence[Number],
    values: Sequence[str],
    side: tuple[str, str],
    *,
    is_total: bool = False,
) -> Row:
    cells = [named(title)]
    received = []
    for one, numbers_of in zip(years, found, strict=True):
        counts = [sum(numbers_of[measure, value] for value in values) for measure in (RECEIVED, CLOSED)]
        cells += [one.number(counts[0], RECEIVED, side), one.number(counts[1], CLOSED, side)]
        received.append(counts[0])
    before, now = received[-2:]
    cells.append(Cell(value=round(100 * (now - before) / before, 1)) if before else Cell())
    return Row(cells=tuple(cells), is_total=is_total)


def _heading(th: str, en: str, year: int, scope: Scope) -> Words:
    return Words(th=f"{th} {_year(year).th}", en=f"{en} {_year(year).en}")


def _year(year: int) -> Words:
    return Words(th=str(year), en=str(year))


def _note(scope: Scope) -> Words | None:
    """Says so where the newest year is not over: it is compared as far as it has come."""
    ends = fiscal_year_span(fiscal_year(scope.last))[1]
    if scope.last >= ends:
        return None
    year = fiscal_year(scope.last)
    return Words(
        th=f"ปีงบประมาณ {year} ยังไม่สิ้นสุด นับถึงวันสุดท้ายของรายงานนี้",
        en=f"Fiscal year {year} is not over: counted up to the last day of this report",
    )


def _number(cell: Cell) -> float | None:
    return float(cell.value) if isinstance(cell.value, int | float) else None
