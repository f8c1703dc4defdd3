"""What is listed in reports and what their indicators say, in SQL written apart; of an office with one standard."""

from datetime import date
from typing import Any

from rabfang.reports.tests.oracle import TODAY, Oracle

Line = tuple[Any, ...]
LONGEST = 200
POINTS = ("very-satisfied", "satisfied", "dissatisfied")


def open_lines(oracle: Oracle, last: date) -> tuple[list[Line], int]:
    """(id, number, subject, kind, owner, received, age, due, late, followed up) of what is open, the first due first;
    and how many there are.
    """
    end, midnight = oracle.as_date(f"'{last}'"), f"'{last} 23:59:00'"
    age = oracle.working("c.received_at", midnight if oracle.lite else f"timestamp {midnight}", "c.id").split(", (")[0]
    after = "(SELECT min(w.day) FROM o_day w WHERE w.day >= c.due)"
    late = f"(SELECT count(*) FROM o_day d WHERE d.day > {after} AND d.day <= {end})"
    today = oracle.as_date(f"'{TODAY}'")
    hurried = f"""(SELECT count(*) FROM cases_event e WHERE e.case_id = c.id AND {oracle.day("e.at")} <= {end}
        AND action IN ('expedite', 'remind', 'escalate'))"""
    sql = f"""SELECT c.id, r.number || '/' || r.year, r.subject, c.kind, c.owner, c.received, {age}, c.due,
            CASE WHEN c.due <= {end} AND c.due < {today} THEN {late} END, {hurried}
        FROM (SELECT id, kind, owner, received, received_at, closed, merged,
                CASE WHEN stopped IS NULL OR stopped > {end} THEN due END AS due FROM o_case) c
        JOIN cases_case r ON r.id = c.id
        WHERE c.received <= {end} AND (closed IS NULL OR closed > {end}) AND (merged IS NULL OR merged > {end})
        ORDER BY c.due IS NULL, c.due, c.received, c.id"""
    found = oracle.ask(sql)
    return [(*row[:5], _day(row[5]), row[6], _day(row[7]), *row[8:]) for row in found[:LONGEST]], len(found)


def causes(oracle: Oracle, first: date, last: date) -> dict[Line, Line]:
    """(received, still open, solved) of each subject, place and unit that came three times or more."""
    end = oracle.as_date(f"'{last}'")
    ended = f"(closed IS NULL OR closed > {end}) AND (merged IS NULL OR merged > {end})"
    here = "o.category = c.category AND o.area = c.area AND o.owner = c.owner"
    sql = f"""SELECT category, area, owner, count(*),
            (SELECT count(*) FROM o_case o WHERE {here} AND received <= {end} AND {ended}),
            sum(CASE WHEN outcome = 'solved' THEN 1 ELSE 0 END)
        FROM o_case c WHERE received BETWEEN %s AND %s AND category <> ''
        GROUP BY category, area, owner HAVING count(*) >= 3"""
    return {row[:3]: row[3:] for row in oracle.ask(sql, first, last)}


def shares_of_year(oracle: Oracle, first: date, last: date) -> tuple[float | None, ...]:
    """Percent concluded, satisfied and dissatisfied."""
    carried = oracle.open_at("all", date.fromordinal(first.toordinal() - 1)).get("", 0)
    received, closed, merged = (
        oracle.by("all", day, first, last).get("", 0) for day in ("received", "closed", "merged")
    )
    given = [oracle.by("all", "rated", first, last, f"rating = '{point}'").get("", 0) for point in POINTS]
    return (
        _percent(closed, carried + received - merged),
        _percent(given[0] + given[1], sum(given)),
        _percent(given[2], sum(given)),
    )


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _day(said: Any) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) else said
