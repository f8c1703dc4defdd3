"""The day by which work is ordered to be done (S4-3), instead of the procedure's own time."""

from datetime import date

from rabfang.cases.plan import Context
from rabfang.core.errors import Invalid
from rabfang.thai.deadlines import working_days_between
from rabfang.thai.periods import Period, Unit


def period_to(context: Context, due_on: date | None) -> Period | None:
    """The working days from now to the end of that day; None when no day is named.

    Kept as a length of time, so that it explains itself, stands still with a pause and follows the calendar like any
    other. Raises Invalid for a day gone by or one on which the office is closed.
    """
    if due_on is None:
        return None
    begins = context.calendar.legal_start(context.at).date()
    if due_on < begins:
        raise Invalid("must-be-later", field="due_on")
    if not context.calendar.is_working_day(due_on):
        opens = context.calendar.next_working_day(due_on)
        raise Invalid("closed-that-day", field="due_on", day=due_on, opens=opens)
    if due_on == begins:
        return Period(0, Unit.SAME_DAY)
    return Period(working_days_between(begins, due_on, context.calendar), Unit.WORKING_DAY)
