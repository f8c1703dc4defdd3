"""What the actions on holidays share: the facts of a day, their check, and the calendar's change."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from rabfang.agencies.actions.changes import hold, needed
from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Agency, CalendarChange, Holiday, Officer
from rabfang.core.errors import Invalid, NotAllowed, NotFound
from rabfang.thai.dates import long_date

FIELDS = ("day", "name", "opens_at", "closes_at", "source", "announced_on", "is_draft")
WORKING_TIME = ("day", "opens_at", "closes_at")


@dataclass(frozen=True)
class DayFacts:
    """One day as an officer enters it; without hours the office is closed."""

    day: date
    name: str
    source: str
    opens_at: time | None = None
    closes_at: time | None = None
    announced_on: date | None = None

    def checked(self) -> "DayFacts":
        """Cleaned; Invalid by field when a text is missing or the hours are none."""
        if (self.opens_at is None) != (self.closes_at is None):
            raise Invalid("hours-both", field="closes_at" if self.closes_at is None else "opens_at")
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise Invalid("hours-order", field="closes_at")
        return replace(self, name=needed("name", self.name), source=needed("source", self.source, at_most=300))


def permit(agency: Agency | None, by: Officer) -> None:
    """An office's own days are its own; the days of all are changed by an office that stands under no other."""
    if agency is None:
        if by.agency.parent_id is not None:
            raise NotAllowed("national-days-not-yours")
    elif agency.pk != by.agency_id:
        raise NotFound("not-found")


def held_day(holiday: Holiday | int, by: Officer) -> Holiday:
    """The stored day with its calendar held until the transaction ends; NotFound when it is gone or another's."""
    pk = holiday if isinstance(holiday, int) else holiday.pk
    rows = Holiday.objects.select_related("agency").filter(pk=pk)
    row = rows.first()
    if row is not None:
        permit(row.agency, by)
        hold_calendar(row.agency)  # always before the day itself: writers of one calendar never wait in a circle
        row = rows.first()
    if row is None:
        raise NotFound("not-found")
    return row


def refuse_twice(agency: Agency | None, day: date, other_than: int | None = None) -> None:
    """Invalid when the day is in the same table already."""
    hold_calendar(agency)
    same = Holiday.objects.filter(agency=agency, day=day)
    if (same if other_than is None else same.exclude(pk=other_than)).exists():
        raise Invalid("day-taken", field="day", day=day)


def hold_calendar(agency: Agency | None) -> None:
    """Holds what two writers of one calendar share: the office's row, or every office's."""
    if agency is None:
        list(Agency.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    else:
        hold(agency)


def calendar_changed(agency: Agency | None, because: str, at: datetime, first_day: date | None = None) -> None:
    """Every process reads the calendar anew, due times and figures are to follow; none before `first_day` changed."""
    touch_calendars(agency)
    CalendarChange.objects.create(agency=agency, because=because[:300], at=at, first_day=first_day)


def because(what: str, day: date, name: str) -> str:
    """The reason that cases' events will keep, in the office's own language whoever acts."""
    return f"{what} {long_date(day)} ({name})"
