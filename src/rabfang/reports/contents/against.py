"""How an office does against its time standards: this fiscal year beside the last one."""

from collections.abc import Sequence

from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Chart, Draws, Row, Series, Shows, Table
from rabfang.reports.contents.scope import Scope, columns, named, percent
from rabfang.reports.contents.times import IN_TIME, STILL_LATE, TOO_LATE
from rabfang.reports.facts.adding import KEY
from rabfang.reports.facts.making import STEP
from rabfang.reports.figures.numbers import Number, late_at, numbers
from rabfang.reports.figures.titles import titles
from rabfang.thai.dates import fiscal_year

RESULTS = ("kept", "missed")
PICTURE = Words(th="ร้อยละที่ทำได้ตามมาตรฐานเวลา", en="Percent within each time standard")


def against_standards(this: Scope, before: Scope) -> tuple[Table, Chart]:
    """Each time standard of the whole case: the percent kept in both years, and what is late of it now."""
    found, earlier = (numbers(one.ids, RESULTS, one.first, one.last, KEY) for one in (this, before))
    late = late_at(this.ids, this.last, KEY, today=this.today)
    names = titles(this.offices, KEY)
    keys = names.ordered({key for _measure, key in (*found, *earlier) if STEP not in key} | set(late))
    years = [Words(th=f"ปี {year} (ร้อยละ)", en=f"Year {year}, %") for year in _years(this, before)]
    rows = [
        Row(
            cells=(
                named(names[key]),
                this.number(found["kept", key], "kept", key=key),
                this.number(found["missed", key], "missed", key=key),
                _share(found, key),
                _share(earlier, key),
                this.number(late[key], "late", key=key),
            )
        )
        for key in keys
    ]
    title = Words(th="เทียบมาตรฐานเวลา ปีงบประมาณนี้กับปีก่อน", en="Against standard, this fiscal year and the last")
    table = Table(
        key="against",
        title=title,
        columns=columns(
            Words(th="มาตรฐาน", en="Standard"),
            IN_TIME,
            TOO_LATE,
            *((year, Shows.PERCENT) for year in years),
            STILL_LATE,
        ),
        rows=tuple(rows),
        empty=Words(th="ยังไม่มีเรื่องที่ครบมาตรฐานเวลา", en="No time standard has ended yet"),
    )
    series = [
        Series(title=year, values=tuple(_value(one, key) for key in keys))
        for year, one in zip(years, (found, earlier), strict=True)
    ]
    labels = tuple(names[key] for key in keys)
    return table, Chart(
        key="against-chart", title=PICTURE, draws=Draws.BARS, labels=labels, series=tuple(series), shows=Shows.PERCENT
    )


def _share(found: Number, key: str) -> Cell:
    return percent(found["kept", key], found["kept", key] + found["missed", key])


def _value(found: Number, key: str) -> float | None:
    value = _share(found, key).value
    return float(value) if isinstance(value, int | float) else None


def _years(*scopes: Scope) -> Sequence[int]:
    return [fiscal_year(scope.first) for scope in scopes]
