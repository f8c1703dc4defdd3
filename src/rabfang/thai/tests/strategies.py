"""Random offices, moments, pauses, each both for the oracle and for the code it judges."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from rabfang.thai.deadlines import Pause
from rabfang.thai.tests.oracle import Hours, Office, Span
from rabfang.thai.working_time import BANGKOK, DayOff, OfficeHours, WorkingCalendar

FIRST = date(2027, 9, 1)  # so that 30 September, 31 December and 29 February 2028 come up
DAYS = 200
MINUTES_A_DAY = 24 * 60

days = st.integers(0, DAYS + 90).map(lambda ahead: FIRST + timedelta(days=ahead))
hours: st.SearchStrategy[Hours] = st.tuples(st.integers(0, 16 * 12), st.integers(1, 8 * 12 - 1)).map(
    lambda pair: (pair[0] * 5, (pair[0] + pair[1]) * 5)
)
_edges = st.sampled_from([0, 8 * 60 + 29, 8 * 60 + 30, 16 * 60 + 29, 16 * 60 + 30, 23 * 60 + 59])
moments: st.SearchStrategy[datetime] = st.builds(
    lambda ahead, minute: datetime.combine(FIRST, time()) + timedelta(days=ahead, minutes=minute),
    st.integers(0, DAYS),
    st.one_of(_edges, st.integers(0, MINUTES_A_DAY - 1)),
)
offices = st.builds(
    Office,
    usual=st.one_of(st.just((510, 990)), hours),
    holidays=st.one_of(st.just(set()), st.sets(days, max_size=60)),
    own_hours=st.dictionaries(days, hours, max_size=8),
    weekend=st.dictionaries(st.sampled_from([5, 6]), hours, max_size=2),
)
spans: st.SearchStrategy[Span] = st.builds(
    lambda start, minutes: (start, start + timedelta(minutes=minutes)),
    moments,
    st.one_of(st.integers(0, 600), st.integers(0, 20 * MINUTES_A_DAY)),
)


@st.composite
def spans_near(draw: st.DrawFn, received: datetime) -> list[Span]:
    """Up to four pauses in the weeks after a moment, overlapping or not."""
    begins = [received + timedelta(minutes=draw(st.integers(-500, 30 * MINUTES_A_DAY))) for _ in range(4)]
    lengths = [draw(st.one_of(st.integers(0, 600), st.integers(0, 9 * MINUTES_A_DAY))) for _ in range(4)]
    both = [(start, start + timedelta(minutes=minutes)) for start, minutes in zip(begins, lengths, strict=True)]
    return both[: draw(st.integers(0, 4))]


def calendar(office: Office) -> WorkingCalendar:
    """The same office as the product sees it."""
    return WorkingCalendar(
        _hours(office.usual),
        days_off={day: DayOff("วันหยุด") for day in office.holidays},
        special_hours={day: _hours(own) for day, own in office.own_hours.items()},
        working_weekend={weekday: _hours(own) for weekday, own in office.weekend.items()},
    )


def aware(moment: datetime) -> datetime:
    """The wall time in its zone."""
    return moment.replace(tzinfo=BANGKOK)


def pauses(rows: list[Span]) -> list[Pause]:
    """The same spans as the product takes them."""
    return [Pause(aware(start), aware(end)) for start, end in rows]


def _hours(own: Hours) -> OfficeHours:
    return OfficeHours(_time(own[0]), _time(own[1]))


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
