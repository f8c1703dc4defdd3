"""Received, ended, in progress and late: by each value of one dimension, and by outcome."""

from dataclasses import dataclass

from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Chart, Draws, Row, Series, Shows, Table
from rabfang.reports.contents.scope import TOTAL, Scope, columns, named, percent, rows_with_total
from rabfang.reports.figures.numbers import CLOSED, MERGED, RECEIVED, late_at, numbers, open_at
from rabfang.reports.figures.titles import Titles, titles

BY = {
    "kind": Words(th="จำแนกตามประเภทเรื่อง", en="By kind"),
    "category": Words(th="จำแนกตามหมวด", en="By category"),
    "channel": Words(th="จำแนกตามช่องทาง", en="By channel"),
    "owner": Words(th="จำแนกตามหน่วยที่รับผิดชอบ", en="By unit"),
    "group": Words(th="จำแนกตามกลุ่มผู้ร้อง", en="By group of complainants"),
    "area": Words(th="จำแนกตามพื้นที่", en="By area"),
    "urgency": Words(th="จำแนกตามชั้นความเร็ว", en="By urgency"),
}
OF = {
    "kind": Words(th="ประเภท", en="Kind"),
    "category": Words(th="หมวด", en="Category"),
    "channel": Words(th="ช่องทาง", en="Channel"),
    "owner": Words(th="หน่วย", en="Unit"),
    "group": Words(th="กลุ่มผู้ร้อง", en="Group"),
    "area": Words(th="ตำบล", en="Subdistrict"),
    "urgency": Words(th="ชั้นความเร็ว", en="Urgency"),
}
NONE = Words(th="ไม่มีเรื่องในช่วงนี้", en="No case in this time")
CARRIED, IN, DONE = Words(th="ยกมา", en="Carried over"), Words(th="รับใหม่", en="Received"), Words(th="ยุติ", en="Closed")
JOINED = Words(th="รวมเรื่อง", en="Joined")
LEFT, LATE = Words(th="คงค้าง", en="In progress"), Words(th="เกินกำหนด", en="Late")
KEPT = Words(th="ยุติภายในมาตรฐาน", en="Closed within standard")
SHARE = Words(th="ร้อยละ", en="Percent")


@dataclass(frozen=True)
class State:
    """The figures of one value: carried over + received = closed + joined + in progress; late ones are in progress."""

    carried: int
    received: int
    closed: int
    merged: int
    left: int
    late: int
    kept: int
    missed: int

    def __add__(self, other: "State") -> "State":
        return State(*(one + more for one, more in zip(vars(self).values(), vars(other).values(), strict=True)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was there at all."""
        return not any(vars(self).values())


NOTHING = State(0, 0, 0, 0, 0, 0, 0, 0)


def states_of(scope: Scope, by: str = "all") -> dict[str, State]:
    """The figures by each value that has any; a fixed number of queries."""
    carried, left = (open_at(scope.ids, day, by) for day in (scope.before, scope.last))
    late = late_at(scope.ids, scope.last, by, today=scope.today)
    moved = numbers(scope.ids, (RECEIVED, CLOSED, MERGED, "kept", "missed"), scope.first, scope.last, by)
    values = {value for _measure, value in moved} | set(carried) | set(left) | set(late)
    found = {
        value: State(
            carried[value],
            moved[RECEIVED, value],
            moved[CLOSED, value],
            moved[MERGED, value],
            left[value],
            late[value],
            moved["kept", value],
            moved["missed", value],
        )
        for value in values
    }
    return {value: state for value, state in found.items() if not state.is_empty}


def table_by(scope: Scope, by: str) -> tuple[Table, Titles]:
    """The table of one dimension, and the titles it used, for what is to be noted of them."""
    found = states_of(scope, by)
    names = titles(scope.offices, by, found, scope.first)
    rows = [_row(scope, names[value], found[value], (by, value)) for value in names.ordered(found)]
    whole = sum(found.values(), NOTHING)
    table = Table(
        key=f"by-{by}",
        title=BY[by],
        columns=columns(OF[by], CARRIED, IN, DONE, JOINED, LEFT, LATE, KEPT, (SHARE, Shows.PERCENT)),
        rows=rows_with_total(rows, _row(scope, TOTAL, whole, ("all", ""), is_total=True)),
        empty=NONE,
    )
    return table, names


def chart_of(table: Table) -> Chart:
    """Received and closed of each row, side by side."""
    rows = [row for row in table.rows if not row.is_total]
    return Chart(
        key=f"{table.key}-chart",
        title=table.title,
        draws=Draws.BARS,
        labels=tuple(row.cells[0].text or TOTAL for row in rows),
        series=(
            Series(title=IN, values=tuple(_figure(row, 2) for row in rows)),
            Series(title=DONE, values=tuple(_figure(row, 3) for row in rows)),
        ),
    )


def outcomes(scope: Scope) -> Table:
    """How the closed cases ended."""
    found = numbers(scope.ids, (CLOSED,), scope.first, scope.last, "outcome")
    whole = sum(found.values())
    names = titles(scope.offices, "outcome")
    rows = []
    for value in names.ordered(value for _measure, value in found):
        number = found[CLOSED, value]
        cells = (named(names[value]), scope.number(number, CLOSED, ("outcome", value)), percent(number, whole))
        rows.append(Row(cells=cells))
    return Table(
        key="outcomes",
        title=Words(th="ผลการดำเนินการของเรื่องที่ยุติ", en="How closed cases ended"),
        columns=columns(Words(th="ผล", en="Outcome"), DONE, (SHARE, Shows.PERCENT)),
        rows=tuple(rows),
        empty=Words(th="ไม่มีเรื่องที่ยุติในช่วงนี้", en="No case was closed in this time"),
    )


def _row(scope: Scope, title: Words, state: State, side: tuple[str, str], *, is_total: bool = False) -> Row:
    earlier = scope.over(scope.before, scope.before)
    cells = (
        named(title),
        earlier.number(state.carried, "open", side),
        scope.number(state.received, RECEIVED, side),
        scope.number(state.closed, CLOSED, side),
        scope.number(state.merged, MERGED, side),
        scope.number(state.left, "open", side),
        scope.number(state.late, "late", side),
        scope.number(state.kept, "kept", side),
        percent(state.kept, state.kept + state.missed),
    )
    return Row(cells=cells, is_total=is_total)


def _figure(row: Row, place: int) -> float | None:
    value = row.cells[place].value
    return float(value) if isinstance(value, int | float) else None
