"""The offices below one another, side by side: a province over its offices. Numbers only, unless cases may be seen."""

from collections.abc import Collection

from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Chart, Draws, Row, Series, Shows, Table, Where
from rabfang.reports.contents.scope import TOTAL, Scope, columns, percent, rows_with_total
from rabfang.reports.contents.states import IN, KEPT, LATE, LEFT, SHARE
from rabfang.reports.figures.behind import OPEN, PAST
from rabfang.reports.figures.moment import late_now_by_office
from rabfang.reports.figures.numbers import BEFORE_ALL, CLOSED, MERGED, RECEIVED, by_office

PICTURE = Words(th="เกินกำหนดและคงค้างของแต่ละหน่วยงาน", en="Late and in progress in each office")


def offices_of(agency: Agency) -> list[Agency]:
    """The public offices right below this one; a confidential desk is none of them."""
    return list(agency.children.filter(is_public=True))


def side_by_side(scope: Scope, seen: Collection[int] = ()) -> tuple[Table, Chart]:
    """Late, in progress, received, and closed within standard, of each office; those of `seen` open their cases."""
    late = late_now_by_office(scope.ids, scope.as_of)
    until = by_office(scope.ids, (RECEIVED, CLOSED, MERGED), BEFORE_ALL, scope.last)
    found = by_office(scope.ids, (RECEIVED, "kept", "missed"), scope.first, scope.last)
    figures = {
        office.pk: (
            late[office.pk],
            until[office.pk, RECEIVED] - until[office.pk, CLOSED] - until[office.pk, MERGED],
            found[office.pk, RECEIVED],
            found[office.pk, "kept"],
            found[office.pk, "missed"],
        )
        for office in scope.offices
    }
    order = sorted(scope.offices, key=lambda office: (-figures[office.pk][0], office.name_th))
    rows = [_row(scope, _named(office), figures[office.pk], opens=office.pk in seen) for office in order]
    whole = tuple(sum(column) for column in zip(*figures.values(), strict=True))
    total = _row(scope, TOTAL, whole, opens=False, is_total=True) if rows else None
    title = Words(th="ผลงานของแต่ละหน่วยงาน", en="Each office")
    table = Table(
        key="offices",
        title=title,
        columns=columns(Words(th="หน่วยงาน", en="Office"), LATE, LEFT, IN, KEPT, (SHARE, Shows.PERCENT)),
        rows=rows_with_total(rows, total),
        empty=Words(th="ไม่มีหน่วยงานในสังกัด", en="There is no office below"),
    )
    series = (
        Series(title=LATE, values=tuple(float(figures[office.pk][0]) for office in order)),
        Series(title=LEFT, values=tuple(float(figures[office.pk][1]) for office in order)),
    )
    labels = tuple(_named(office) for office in order)
    return table, Chart(key="offices-chart", title=PICTURE, draws=Draws.BARS, labels=labels, series=series)


def _row(scope: Scope, title: Words, figures: tuple[int, ...], *, opens: bool, is_total: bool = False) -> Row:
    late, left, received, kept, missed = figures
    now = scope.over(local_date(scope.as_of), local_date(scope.as_of))
    said = (
        (late, now.where(PAST)),
        (left, now.where(OPEN)),
        (received, scope.where(RECEIVED)),
        (kept, scope.where("kept")),
    )
    cells = [Cell(value=number, behind=_opened(where, number, opens=opens)) for number, where in said]
    return Row(cells=(Cell(text=title), *cells, percent(kept, kept + missed)), is_total=is_total)


def _opened(where: Where, number: int, *, opens: bool) -> Where | None:
    return where if opens and number else None


def _named(office: Agency) -> Words:
    return Words(th=office.name_th, en=office.name_en)
