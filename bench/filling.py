"""A register of any size at once: cases of three fiscal years in a few hundred profiles, and what is counted of them.

Every day brings its share of each profile, as many as the register is large. Rows are made in the database; the counts
are those that `reports.facts.adding` gives for one case of each day and profile, times how many there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

    from rabfang.reports.models import CaseFact, TimeFact

PROFILES = 199
YEARS = 3
WITHIN = 10  # days of the time standard
STEPS = ("intake.record", "ordered-work.order", "ordered-work.report")
CATEGORIES = ("street-light", "refuse", "trees", "smell", "other-service")
AREAS = ("770201", "770202", "770203", "770204", "770205")
CHANNELS = ("website", "telephone", "walk-in", "letter", "direct-line")
BATCH = 5_000


@dataclass(frozen=True)
class Group:
    """So many cases of one day and profile; `first` is the key of the first of them."""

    day: date
    profile: int
    first: int
    number: int


def fill(size: int) -> None:
    """Makes the register's cases and facts up to `size`, and every count anew."""
    from django.db import connection

    from rabfang.cases.models import Case
    from rabfang.core.clock import local_date, now
    from rabfang.reports.models import CaseFact, TimeFact

    made = Case.objects.count()
    groups = list(_groups(made, size, local_date(now())))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_number")
        cursor.execute("CREATE TABLE bench_number (k integer)")
        most = max(group.number for group in groups)
        cursor.executemany("INSERT INTO bench_number VALUES (%s)", [(k,) for k in range(most)])
    for model in (Case, CaseFact, TimeFact):
        _insert(model, groups)
    _count(size, local_date(now()))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _groups(made: int, size: int, today: date) -> Iterator[Group]:
    """What is to be added to `made` cases so that there are `size`."""
    from rabfang.thai.dates import fiscal_year, fiscal_year_span

    begin = fiscal_year_span(fiscal_year(today) - YEARS + 1)[0]
    days = (today - begin).days + 1
    key = made + 1
    for place in range(days):
        for profile in range(PROFILES):
            had, wanted = (_share(whole, days, place, profile) for whole in (made, size))
            if wanted > had:
                yield Group(begin + timedelta(days=place), profile, key, wanted - had)
                key += wanted - had


def _share(whole: int, days: int, place: int, profile: int) -> int:
    """How many of `whole` cases fall on one day and profile: spread evenly, without a pattern that repeats each day."""
    a_day, rest = divmod(whole, days)
    a_day += place < rest
    each, over = divmod(a_day, PROFILES)
    return each + ((profile * 61 + place * 17) % PROFILES < over)


def _facts(group: Group, today: date) -> "tuple[CaseFact, list[TimeFact]]":
    """The facts of one case of a group."""
    from rabfang.agencies.models import Unit
    from rabfang.reports.models import CaseFact, TimeFact

    units = _remembered("units", lambda: sorted(Unit.objects.filter(agency=_agency()).values_list("pk", flat=True)))
    p = group.profile
    took = 1 + p % 9 if p % 8 else 10 + p % 21  # one in eight takes longer than its standard
    closed = group.day + timedelta(days=took)
    is_closed, due = closed <= today, group.day + timedelta(days=WITHIN)
    late = took > WITHIN if is_closed else due < today
    fact = CaseFact(
        agency_id=_agency().pk,
        status="closed" if is_closed else "open",
        received_on=group.day,
        closed_on=closed if is_closed else None,
        rated_on=closed if is_closed and p % 5 == 0 else None,
        due_on=None if is_closed else due,
        kind=("service-quality", "information", "outside")[p % 3],
        category=CATEGORIES[p % 5],
        channel=CHANNELS[p // 5 % 5],
        group=("", "resident")[p % 2],
        owner=f"u{units[p % len(units)]}" if p % 4 else "",
        area=AREAS[p // 3 % 5],
        urgency="normal" if p % 10 else "urgent",
        step="" if is_closed else STEPS[p % 3],
        outcome="solved" if is_closed else "",
        rating=("satisfied", "dissatisfied")[p % 2] if is_closed and p % 5 == 0 else "",
        gross=took if is_closed else None,
        net=took if is_closed else None,
        in_time=not late if is_closed or late else None,
        deeds=[["expedite", due.isoformat()]] if late else [],
    )
    standard = TimeFact(
        key="completion",
        done_on=fact.closed_on,
        due_on=due,
        gross=fact.gross,
        net=fact.net,
        late=late if is_closed or late else None,
    )
    return fact, [standard]


def _insert(model: "type[Model]", groups: list[Group]) -> None:
    """One row for each case of each group: a row of a group, times the numbers below how many it has."""
    from django.db import connection, transaction

    from rabfang.core.clock import local_date, now

    fields = [field for field in model._meta.concrete_fields if not (field.primary_key and field.name == "id")]
    is_case = model._meta.model_name == "case"
    keyed = [field.column for field in fields]
    columns = ["id", *keyed] if is_case else keyed
    today = local_date(now())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_group")
        named = ", ".join(f'"{field.column}" {field.db_type(connection)}' for field in fields)
        cursor.execute(f"CREATE TABLE bench_group ({named}, first_key bigint, many integer)")
        marks = ", ".join(["%s"] * (len(fields) + 2))
        for start in range(0, len(groups), BATCH):
            rows = []
            for group in groups[start : start + BATCH]:
                values = _values(model, group, today)
                rows.append(
                    [field.get_db_prep_save(values.get(field.attname), connection) for field in fields]
                    + [group.first, group.number]
                )
            cursor.executemany(f"INSERT INTO bench_group VALUES ({marks})", rows)  # noqa: S608 - own marks
        key = "first_key + k"
        taken = [key if name in ("case_id", "number", "id") else f'"{name}"' for name in columns]
        quoted = ", ".join(f'"{name}"' for name in columns)
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({quoted}) SELECT {', '.join(taken)} "  # noqa: S608 - own names
            "FROM bench_group CROSS JOIN bench_number WHERE k < many"
        )


def _values(model: "type[Model]", group: Group, today: date) -> dict[str, Any]:
    """What one row of a group says, by attribute."""
    fact, times = _facts(group, today)
    name = model._meta.model_name
    if name == "casefact":
        return vars(fact)
    if name == "timefact":
        return vars(times[0])
    from rabfang.cases.models import Case
    from rabfang.procedures.models import ProcedureVersion
    from rabfang.thai.dates import fiscal_year

    version = _remembered("version", lambda: ProcedureVersion.objects.get(agency=_agency()).pk)
    at = _moment(group.day)
    said = {
        name: getattr(fact, name) for name in ("kind", "category", "channel", "group", "urgency", "outcome", "rating")
    }
    case = Case(
        agency_id=_agency().pk,
        procedure_id=version,
        year=fiscal_year(group.day),
        number=0,
        head="h" * 64,
        secret_hash="s" * 64,
        status=fact.status,
        step=fact.step or "ordered-work.close",
        subject="ไฟถนนดับ",
        subdistrict=fact.area,
        received_at=at,
        legal_at=at,
        entered_at=at,
        registered_at=at,
        due_at=_moment(fact.due_on) if fact.due_on else None,
        closed_at=_moment(fact.closed_on) if fact.closed_on else None,
        **said,
    )
    return vars(case)


def _count(size: int, today: date) -> None:
    """Every count and spread of a register of that size."""
    from collections import Counter

    from rabfang.reports.facts.adding import Length, Slot, counted, spread
    from rabfang.reports.facts.writing import add_counts, add_lengths
    from rabfang.reports.models import Count, Spread

    Count.objects.all().delete()
    Spread.objects.all().delete()
    slots: Counter[Slot] = Counter()
    lengths: Counter[Length] = Counter()
    for group in _groups(0, size, today):
        fact, times = _facts(group, today)
        for slot, number in counted(fact, times).items():
            slots[slot] += number * group.number
        for length, number in spread(fact, times).items():
            lengths[length] += number * group.number
    add_counts(_agency().pk, slots)
    add_lengths(_agency().pk, lengths)


def _moment(day: date) -> datetime:
    """Nine in the morning in Bangkok."""
    return datetime.combine(day, time(2, 0), UTC)


def _agency() -> Any:
    from rabfang.agencies.models import Agency

    return _remembered("agency", lambda: Agency.objects.get(slug="hat-kham"))


_known: dict[str, Any] = {}


def _remembered(name: str, read: Any) -> Any:
    if name not in _known:
        _known[name] = read()
    return _known[name]
