"""The tables of the corruption statistics: what `corruption` tells, as blocks."""

from collections.abc import Mapping, Sequence

from rabfang.procedures.schema import Words
from rabfang.reports.account.blocks import HIDDEN
from rabfang.reports.account.corruption import Round
from rabfang.reports.blocks import Cell, Row, Shows, Table
from rabfang.reports.contents.scope import columns, named
from rabfang.thai.dates import long_date

NONE = Words(th="ไม่มีเรื่องร้องเรียน", en="No complaint")
TOTAL = Words(th="เรื่องร้องเรียนทั้งหมด", en="All complaints")
DONE = Words(th="ดำเนินการแล้วเสร็จ", en="Finished")
LEFT = Words(th="อยู่ระหว่างดำเนินการ", en="In progress")
PERIOD = Words(th="ช่วงเวลาที่รับเรื่อง", en="Received within")


def desk_table(rounds: Sequence[Round]) -> Table:
    """The rounds of a confidential desk."""
    return Table(
        key="desk",
        title=Words(th="เรื่องที่แจ้งเป็นการลับ", en="Reported in confidence"),
        columns=columns(PERIOD, TOTAL, DONE, LEFT),
        rows=tuple(Row(cells=(named(_span(one)), *_cells(one)), is_total=one.is_year) for one in rounds),
        empty=Words(
            th="ยังไม่มีรอบหกเดือนที่สิ้นสุดตั้งแต่เปิดจุดรับเรื่อง",
            en="No half-year has ended since the confidential desk was opened",
        ),
    )


def register_table(rounds: Sequence[Round], titles: Mapping[str, Words]) -> Table:
    """The kinds of the ordinary register that are about corruption."""
    kind = Words(th="ประเภทเรื่อง", en="Kind")
    return Table(
        key="register",
        title=Words(th="เรื่องทุจริตและประพฤติมิชอบในทะเบียนทั่วไป", en="Corruption and misconduct in the ordinary register"),
        columns=columns(PERIOD, (kind, Shows.TEXT), TOTAL, DONE, LEFT),
        rows=tuple(Row(cells=(named(_span(one)), named(titles[one.kind]), *_cells(one))) for one in rounds),
        empty=Words(th="ยังไม่มีข้อมูล", en="There are no figures yet"),
    )


def _cells(one: Round) -> tuple[Cell, Cell, Cell]:
    if one.most == 0:
        return Cell(text=NONE), Cell(), Cell()
    return _number(one), _part(one.done), _part(one.in_progress)


def _number(one: Round) -> Cell:
    """The number, "fewer than" of one that is small, or the bounds between which a sum lies."""
    if one.least is None or one.most is None:
        return Cell(text=HIDDEN)
    if one.least == one.most:
        return Cell(value=one.most)
    if not one.is_year:
        return Cell(text=Words(th=f"น้อยกว่า {one.most + 1}", en=f"Fewer than {one.most + 1}"))
    return Cell(text=Words(th=f"{one.least} ถึง {one.most}", en=f"{one.least} to {one.most}"))


def _part(number: int | None) -> Cell:
    return Cell(text=HIDDEN) if number is None else Cell(value=number)


def _span(one: Round) -> Words:
    if one.is_year:
        return Words(th=f"ปีงบประมาณ {one.year}", en=f"Fiscal year {one.year}")
    th = f"{long_date(one.first)} ถึง {long_date(one.last)}"
    return Words(th=th, en=f"{long_date(one.first, english=True)} to {long_date(one.last, english=True)}")
