"""The statistics page of an office: what `published` tells, as blocks."""

from collections.abc import Sequence
from datetime import date

from rabfang.procedures.schema import Words
from rabfang.reports.account.published import YEARS, Published, Told, Year
from rabfang.reports.blocks import Block, Cell, Chart, Draws, Figure, Figures, Row, Series, Shows, Table
from rabfang.reports.contents.scope import columns, named
from rabfang.reports.contents.states import BY, DONE, IN, LATE, LEFT, NONE, OF
from rabfang.thai.dates import (
    ENGLISH_MONTHS,
    ERA,
    MONTHS,
    SHORT_MONTHS,
    fiscal_year,
    fiscal_year_span,
    long_date,
)

HIDDEN = Words(th="ไม่แสดง", en="Not shown")
WITHIN = Words(th="ยุติภายในมาตรฐาน (ร้อยละ)", en="Closed within standard, %")
MEDIAN = Words(th="มัธยฐานวันทำการ", en="Median working days")
SATISFIED = Words(th="พอใจและพอใจมาก (ร้อยละ)", en="Satisfied or very satisfied, %")
ANSWERED = Words(th="ตอบแบบประเมิน (ร้อยละ)", en="Answered, %")
NO_DATA = Words(th="ยังไม่มีข้อมูล", en="There are no figures yet")


def blocks_of(account: Published) -> list[Block]:
    """The figures of this year, then three years: as a whole, by month, by kind and by channel; none without a year."""
    if not account.years:
        return []
    chart, table = _month_chart(account), _months(account)
    blocks: list[Block] = [_main(account.years[-1]), _years(account), *([chart] if table.rows else []), table]
    for by in ("kind", "channel"):
        values, bars = _values(account, by)
        blocks += [bars, values] if bars else [values]
    return blocks


def notes_of(account: Published) -> list[Words]:
    """What is to be known of the figures."""
    least = account.least
    notes = [
        Words(
            th=f"จำนวนที่รับหรือยุติน้อยกว่า {least} เรื่องไม่แสดง และไม่แสดงจำนวนอื่นที่ทำให้คำนวณย้อนกลับได้",
            en=f"Fewer than {least} cases received or closed are not shown, nor what would give them away",
        ),
        Words(
            th="นับเป็นวันทำการตั้งแต่รับจนยุติ รวมเวลาที่พัก มัธยฐานคือครึ่งหนึ่งของเรื่องใช้เวลาไม่เกินนี้",
            en="Working days from receipt to closing, pauses counted; half of the cases took no longer than the median",
        ),
        Words(
            th="เรื่องนับตามที่เป็นอยู่ขณะนี้ เรื่องที่เปิดอีกครั้งหรือจำแนกใหม่จึงทำให้ตัวเลขเดือนก่อนเปลี่ยนได้",
            en="A case counts as it stands now: one that is reopened or filed anew changes figures of earlier months",
        ),
    ]
    for by in ("kind", "channel"):
        notes += account.titles[by].notes
    return [*notes, *began_note(account)]


def began_note(account: Published) -> list[Words]:
    """Since when there are figures, where that is within these years."""
    if not account.began or account.began <= fiscal_year_span(fiscal_year(account.as_of) - YEARS + 1)[0]:
        return []
    th, en = long_date(account.began), long_date(account.began, english=True)
    return [
        Words(
            th=f"หน่วยงานเริ่มใช้ระบบนี้เมื่อ {th} ก่อนหน้านั้นไม่มีข้อมูล",
            en=f"The office has used this system since {en}: no figures before",
        )
    ]


def _main(year: Year) -> Figures:
    told = year.whole
    shown = (
        (IN, Shows.NUMBER, _cell(told, told.received)),
        (DONE, Shows.NUMBER, _cell(told, told.closed)),
        (LEFT, Shows.NUMBER, Cell(value=told.in_progress)),
        (WITHIN, Shows.PERCENT, Cell(value=told.within)),
        (Words(th="ระยะเวลาโดยปกติ", en="Usually took"), Shows.DAYS, Cell(value=told.median)),
        (SATISFIED, Shows.PERCENT, Cell(value=told.satisfied)),
        (ANSWERED, Shows.PERCENT, Cell(value=told.answered)),
    )
    return Figures(
        key="main", figures=tuple(Figure(title=title, shows=shows, cell=cell) for title, shows, cell in shown)
    )


def _years(account: Published) -> Table:
    rows = []
    for year in account.years:
        told = year.whole
        numbers = [told.received, told.closed]
        cells = [_cell(told, number) for number in numbers]
        cells += [
            Cell(value=value)
            for value in (told.in_progress, told.late, told.within, told.median, told.satisfied, told.answered)
        ]
        rows.append(Row(cells=(named(_named(year)), *cells)))
    percents = [(title, Shows.PERCENT) for title in (SATISFIED, ANSWERED)]
    return Table(
        key="years",
        title=Words(th="สามปีงบประมาณ", en="Three fiscal years"),
        columns=columns(
            Words(th="ปีงบประมาณ", en="Fiscal year"),
            *(IN, DONE, LEFT, LATE),
            (WITHIN, Shows.PERCENT),
            (MEDIAN, Shows.DAYS),
            *percents,
        ),
        rows=tuple(rows),
        note=_not_over(account),
        empty=NO_DATA,
    )


def _months(account: Published) -> Table:
    """A line a month of the fiscal year, receipts and closings of each of the three years."""
    rows = [
        Row(cells=(named(_month(place)), *_beside([_in_month(year, place) for year in account.years])))
        for place in range(12)
    ]
    return Table(
        key="by-month",
        title=Words(th="จำแนกตามเดือน", en="By month"),
        columns=columns(Words(th="เดือน", en="Month"), *_headings(account)),
        rows=tuple(rows) if _any(account) else (),
        empty=NONE,
    )


def _month_chart(account: Published) -> Chart:
    return Chart(
        key="by-month-chart",
        title=Words(th="เรื่องที่รับในแต่ละเดือน", en="Received in each month"),
        draws=Draws.LINE,
        labels=tuple(_month(place, short=True) for place in range(12)),
        series=tuple(
            Series(title=_named(year), values=tuple(_height(_in_month(year, place)) for place in range(12)))
            for year in account.years
        ),
    )


def _values(account: Published, by: str) -> tuple[Table, Chart | None]:
    """A line each kind or channel; those of which there was none in any year are left out."""
    names = account.titles[by]
    values = [
        value for value in account.years[0].by[by] if any(_is_something(year.by[by][value]) for year in account.years)
    ]
    rows = [
        Row(cells=(named(names[value]), *_beside([year.by[by][value] for year in account.years]))) for value in values
    ]
    table = Table(
        key=f"by-{by}",
        title=BY[by],
        columns=columns(OF[by], *_headings(account)),
        rows=tuple(rows),
        empty=Words(th="ไม่มีเรื่องในสามปีนี้", en="No case in these three years"),
    )
    if not any(_height(year.by[by][value]) for year in account.years for value in values):
        return table, None
    series = tuple(
        Series(title=_named(year), values=tuple(_height(year.by[by][value]) for value in values))
        for year in account.years
    )
    received = Words(th=f"เรื่องที่รับ {BY[by].th}", en=f"Received, {BY[by].en.lower()}")
    labels = tuple(names[value] for value in values)
    return table, Chart(key=f"by-{by}-chart", title=received, draws=Draws.BARS, labels=labels, series=series)


def _beside(years: Sequence[Told | None]) -> list[Cell]:
    cells = []
    for told in years:
        cells += [_cell(told, told.received), _cell(told, told.closed)] if told else [Cell(), Cell()]
    return cells


def _headings(account: Published) -> list[Words]:
    return [
        Words(th=f"{title.th} {year.year}", en=f"{title.en} {year.year}")
        for year in account.years
        for title in (IN, DONE)
    ]


def _in_month(year: Year, place: int) -> Told | None:
    """The month at that place of the fiscal year, October first; None while it is not over."""
    month = date(year.year - ERA - (place < 3), (place + 9) % 12 + 1, 1)
    return year.months.get(month)


def _month(place: int, *, short: bool = False) -> Words:
    number = (place + 9) % 12
    english = ENGLISH_MONTHS[number]
    return Words(th=(SHORT_MONTHS if short else MONTHS)[number], en=english[:3] if short else english)


def _named(year: Year) -> Words:
    return Words(th=str(year.year), en=str(year.year))


def _cell(told: Told, value: int | None) -> Cell:
    return Cell(text=HIDDEN) if told.is_hidden else Cell(value=value)


def _height(told: Told | None) -> float | None:
    return None if told is None or told.received is None else float(told.received)


def _is_something(told: Told) -> bool:
    return told.is_hidden or bool(told.received or told.closed)


def _any(account: Published) -> bool:
    return any(_is_something(told) for year in account.years for told in year.months.values())


def _not_over(account: Published) -> Words | None:
    """Says so where the newest year is not over."""
    newest = account.years[-1]
    if account.as_of >= fiscal_year_span(newest.year)[1]:
        return None
    said = MONTHS[account.as_of.month - 1], ENGLISH_MONTHS[account.as_of.month - 1]
    return Words(
        th=f"ปีงบประมาณ {newest.year} นับถึงสิ้นเดือน{said[0]}",
        en=f"Fiscal year {newest.year} is counted up to the end of {said[1]}",
    )
