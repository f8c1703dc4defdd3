"""Reports: they recur, in periods that fill the fiscal year, and are due once (S0-5, S1-9)."""

from collections.abc import Iterator

from rabfang.procedures.places import at, entry
from rabfang.procedures.problems import Problem, problem
from rabfang.procedures.schema import Procedure
from rabfang.thai.periods import MONTHS_A_YEAR, Unit

Problems = Iterator[Problem]
RECURRING = frozenset({Unit.MONTH_DAY, Unit.WEEK, Unit.MONTH, Unit.FISCAL_YEAR})
DATED = frozenset({Unit.MONTH_DAY, Unit.FISCAL_YEAR})  # what says itself when its report is due
LENGTHS = frozenset({Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH_DAY})
EVERY = '"every week", "every month", "every 6 months", "day 10 of the next month", "after the fiscal year"'
WITHIN = '"7 working days", "15 calendar days", "day 10 of the next month"'


def reports_recur(procedure: Procedure) -> Problems:
    """A report is owed again and again, in periods of which whole ones make a fiscal year."""
    for report in procedure.report:
        where = at(entry("report", report.key), "every")
        if report.every.unit not in RECURRING:
            yield problem(
                where,
                (f"“{report.every}” ไม่ใช่รอบเวลา", f'"{report.every}" does not recur'),
                (f"เขียน เช่น {EVERY}", f"Write such as {EVERY}"),
            )
        if report.every.unit == Unit.MONTH and MONTHS_A_YEAR % report.every.amount:
            yield problem(
                where,
                (f"“{report.every}” แบ่งปีงบประมาณไม่ลงตัว", f'"{report.every}" does not divide the fiscal year'),
                ("ใช้ 1, 2, 3, 4, 6 หรือ 12 เดือน", "Use 1, 2, 3, 4, 6 or 12 months"),
            )


def reports_are_due_once(procedure: Procedure) -> Problems:
    """`within` counts days from the period's end, or names a day of the next month where periods end with months; what
    says itself when it is due has none.
    """
    for report in procedure.report:
        if report.within is None:
            continue
        where = at(entry("report", report.key), "within")
        if report.every.unit in DATED:
            yield problem(
                where,
                (
                    f"“{report.every}” บอกกำหนดส่งอยู่แล้ว",
                    f'"{report.every}" says already when it is due',
                ),
                ("ลบ within", "Take within out"),
            )
        elif report.within.unit not in LENGTHS:
            yield problem(
                where,
                (f"“{report.within}” ใช้เป็นกำหนดส่งรายงานไม่ได้", f'A report cannot be due within "{report.within}"'),
                (f"เขียน เช่น {WITHIN}", f"Write such as {WITHIN}"),
            )
        elif report.every.unit == Unit.WEEK and report.within.unit == Unit.MONTH_DAY:
            yield problem(
                where,
                ("สัปดาห์ไม่ได้สิ้นสุดพร้อมเดือน", "Weeks do not end with months"),
                ('เขียนเป็นวัน เช่น "2 working days"', 'Write days, such as "2 working days"'),
            )
