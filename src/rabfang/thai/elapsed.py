"""How many working days something took, counted as its deadline was."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from rabfang.thai.counting import merged, paused_on
from rabfang.thai.due import Pause
from rabfang.thai.working_time import BANGKOK, WorkingCalendar

ONE_DAY = timedelta(days=1)


def working_days_taken(
    calendar: WorkingCalendar, received_at: datetime, done_at: datetime, pauses: Iterable[Pause] = ()
) -> int:
    """The working days from receipt until it was done, the day of receipt not counted (CCC s.193/3).

    What is done on the day that a standard of n working days ends on took n, what is done the same day 0. Days on which
    the matter stood still as the office closed are left out. Done on a day off, it took until the working day before.
    ValueError for a naive moment.
    """
    first = calendar.legal_start(received_at).astimezone(BANGKOK).date()
    last = done_at.astimezone(BANGKOK).date()
    taken = calendar.working_days_after(first, last)
    for pause in merged(pauses):
        begin = max(first + ONE_DAY, pause.start.astimezone(BANGKOK).date())
        end = min(last, pause.end.astimezone(BANGKOK).date())
        days = (begin + ONE_DAY * ahead for ahead in range((end - begin).days + 1))
        taken -= sum(calendar.is_working_day(day) and paused_on(calendar, day, (pause,)) for day in days)
    return taken
