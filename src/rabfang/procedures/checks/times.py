"""Times: each step has one, lengths are lengths, escalations and reminders come in order."""

from collections.abc import Iterator
from itertools import pairwise

from rabfang.procedures.checks.reports import RECURRING
from rabfang.procedures.places import at, entry, step_at
from rabfang.procedures.problems import Problem, problem
from rabfang.procedures.schema import Procedure
from rabfang.thai.periods import Period, Unit

Problems = Iterator[Problem]
_MINUTES = {Unit.AT_ONCE: 0, Unit.MINUTE: 1, Unit.HOUR: 60}
_DAY = 24 * 60


def each_step_has_one_time(procedure: Procedure) -> Problems:
    """A step's time is its own or the channel's, not both; what it counts from needs a time to count."""
    for path, step in procedure.steps():
        if step.within is not None and step.within_channel:
            yield problem(
                step_at(path, step.key, "within"),
                ("กำหนดทั้ง within และ within_channel", "Both within and within_channel are given"),
                ("เหลือไว้อย่างเดียว", "Leave one of them"),
            )
        if step.counted_from is not None and step.within is None and not step.within_channel:
            yield problem(
                step_at(path, step.key, "counted_from"),
                ("นับจากเหตุการณ์ แต่ไม่ได้กำหนดเวลา", "It counts from an event, but no time is given"),
                ('เพิ่ม within = "..." หรือลบ counted_from', 'Add within = "..." or take counted_from out'),
            )


def times_are_lengths(procedure: Procedure) -> Problems:
    """What must be done within a time has a length; "every week" is none."""
    for where, period in _lengths(procedure):
        if period.unit in RECURRING:
            yield problem(
                where,
                (f"“{period}” เป็นรอบเวลา ไม่ใช่ระยะเวลา", f'"{period}" recurs; it is not a length of time'),
                ('เขียนระยะเวลา เช่น "7 working days"', 'Write a length of time, such as "7 working days"'),
            )


def _lengths(procedure: Procedure) -> Iterator[tuple[str, Period]]:
    for channel in procedure.channel:
        yield at(entry("channel", channel.key), "take_up"), channel.take_up
    for path, step in procedure.steps():
        if step.within:
            yield step_at(path, step.key, "within"), step.within
    for rule in procedure.anytime:
        if rule.within:
            yield at(entry("anytime", rule.action), "within"), rule.within
    for standard in procedure.standard:
        yield at(entry("standard", standard.key), "within"), standard.within
    for order, escalation in enumerate(procedure.escalation, 1):
        yield at(entry("escalation", f"#{order}"), "after"), escalation.after


def escalations_come_in_order(procedure: Procedure) -> Problems:
    """Each escalation comes later than the one before it: they happen in the file's order."""
    rules = procedure.escalation
    for order, (earlier, later) in enumerate(pairwise(rules), 2):
        if _roughly(later.after) <= _roughly(earlier.after):
            yield problem(
                at(entry("escalation", f"#{order}"), "after"),
                (
                    f"“{later.after}” ไม่ช้ากว่าลำดับก่อนหน้า “{earlier.after}”",
                    f'"{later.after}" is not later than "{earlier.after}"',
                ),
                ("เรียงจากเร็วไปช้า", "Put the earlier one first"),
            )


def reminders_come_working_days_before(procedure: Procedure) -> Problems:
    """A reminder comes on a working day, so many working days before the due time."""
    reminder = procedure.reminder
    if reminder and reminder.before.unit != Unit.WORKING_DAY:
        yield problem(
            at("reminder", "before"),
            (f"“{reminder.before}” ไม่ได้นับเป็นวันทำการ", f'"{reminder.before}" does not count working days'),
            ('เขียนเป็นวันทำการ เช่น "1 working day"', 'Write working days, such as "1 working day"'),
        )


def _roughly(period: Period) -> int:
    """Minutes, good enough to tell which of two periods is longer."""
    if period.unit == Unit.SAME_DAY:
        return _DAY // 2
    if period.unit in _MINUTES:
        return _MINUTES[period.unit] * period.amount
    return period.amount * _DAY
