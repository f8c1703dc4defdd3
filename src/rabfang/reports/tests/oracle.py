"""The figures of reports in SQL, written apart from `facts` and `figures`: the register's own tables and nothing else.

Temporary tables hold the working days of the calendar, the spans in which cases stood still, and one row a case.
"""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

Rows = list[tuple[Any, ...]]
TODAY = date(2026, 11, 23)  # on which these tests run; it is not over


class Oracle:
    """Answers for one office from the register of this moment."""

    def __init__(self, office: int) -> None:
        self.office = office
        for name in ("o_day", "o_still", "o_case", "o_step"):
            self.run(f"DROP TABLE IF EXISTS {name}")
        self.run(
            f"""CREATE TEMPORARY TABLE o_day AS
            WITH RECURSIVE days(day) AS (
                SELECT {self.as_date("'2023-09-01'")} UNION ALL SELECT {self.next_day("day")} FROM days
                WHERE day < {self.as_date("'2027-03-01'")})
            SELECT days.day, {self.moment("day", "coalesce(h.closes_at, a.closes_at)")} AS closes
            FROM days JOIN agencies_agency a ON a.id = {office}
            LEFT JOIN agencies_holiday h ON h.day = days.day AND h.agency_id IS NULL
            WHERE {self.weekday("days.day")} NOT IN (0, 6) AND (h.id IS NULL OR h.opens_at IS NOT NULL)
               OR h.opens_at IS NOT NULL"""
        )
        self.run("CREATE INDEX o_day_at ON o_day (day)")
        status = self.said("status")
        self.run(
            f"""CREATE TEMPORARY TABLE o_still AS
            SELECT case_id, began, ended FROM (
                SELECT e.case_id, {self.local("at")} AS began, {status} AS status,
                    {self.local("lead(at) OVER (PARTITION BY e.case_id ORDER BY seq)")} AS ended
                FROM cases_event e JOIN cases_case c ON c.id = e.case_id
                WHERE c.agency_id = {office} AND {status} IS NOT NULL) spans
            WHERE status IN ('paused', 'closed', 'merged') AND ended IS NOT NULL"""
        )
        self.run("CREATE INDEX o_still_of ON o_still (case_id)")
        self.run(
            f"""CREATE TEMPORARY TABLE o_case AS
            SELECT c.id, c.status, {self.local("received_at")} AS received_at, {self.day("received_at")} AS received,
                {self.local("closed_at")} AS closed_at, {self.day("closed_at")} AS closed,
                CASE WHEN c.status = 'merged' THEN {
                self.day("(SELECT max(at) FROM cases_event m WHERE m.case_id = c.id AND m.action = 'merge')")
            } END AS merged,
                CASE WHEN rating <> '' THEN {
                self.day("(SELECT max(at) FROM cases_event r WHERE r.case_id = c.id AND r.action = 'rate')")
            } END AS rated,
                rating, kind, category, channel, "group", urgency, outcome, subdistrict AS area,
                coalesce((SELECT CASE WHEN unit_id IS NULL THEN 'p' || partner_id ELSE 'u' || unit_id END
                    FROM cases_assignment g WHERE g.case_id = c.id AND is_lead ORDER BY number DESC LIMIT 1), '')
                    AS owner,
                (SELECT max(CASE WHEN late THEN 1 ELSE 0 END) FROM cases_clock k WHERE k.case_id = c.id
                    AND k.bound = 'office' AND k.key NOT LIKE '%.%' AND (k.late OR k.stopped_at IS NOT NULL)) AS missed,
                (SELECT min({self.day("due_at")}) FROM cases_clock k WHERE k.case_id = c.id AND k.bound = 'office'
                    AND k.key NOT LIKE '%.%') AS due,
                (SELECT max({self.day("stopped_at")}) FROM cases_clock k WHERE k.case_id = c.id AND k.bound = 'office'
                    AND k.key NOT LIKE '%.%') AS stopped
            FROM cases_case c WHERE c.agency_id = {office} AND c.status <> 'void'"""
        )
        step = self.said("step")
        self.run(
            f"""CREATE TEMPORARY TABLE o_step AS
            SELECT case_id, step, min(left_at) AS done_at FROM (
                SELECT case_id, step, (SELECT min(n.at) FROM cases_event n WHERE n.case_id = s.case_id AND n.seq > s.seq
                    AND ({self.said("step", "n.")} <> s.step OR {self.said("status", "n.")} = 'closed')) AS left_at
                FROM (SELECT e.case_id, e.seq, {step} AS step FROM cases_event e JOIN o_case c ON c.id = e.case_id
                    WHERE {step} IS NOT NULL) s) t
            WHERE left_at IS NOT NULL GROUP BY case_id, step"""
        )

    def by(self, dimension: str, day: str, first: date, last: date, more: str = "1 = 1") -> dict[str, int]:
        """How many cases whose `day` lies within these, by a dimension."""
        value = "''" if dimension == "all" else f'"{dimension}"'
        rows = self.ask(
            f"SELECT {value}, count(*) FROM o_case WHERE {day} BETWEEN %s AND %s AND {more} GROUP BY 1", first, last
        )
        return dict(rows)

    def open_at(self, dimension: str, last: date, more: str = "1 = 1") -> dict[str, int]:
        """How many were open at the end of a day."""
        ended = (
            f"(closed IS NULL OR closed > {self.as_date('%s')}) AND (merged IS NULL OR merged > {self.as_date('%s')})"
        )
        value = "''" if dimension == "all" else f'"{dimension}"'
        sql = f"SELECT {value}, count(*) FROM o_case WHERE received <= %s AND {ended} AND {more} GROUP BY 1"
        return dict(self.ask(sql, last, last, last))

    def late_at(self, dimension: str, last: date) -> dict[str, int]:
        """How many of them were past their standard; what is due today is not yet."""
        said, today = (self.as_date(repr(day.isoformat())) for day in (last, TODAY))
        late = f"due <= {said} AND due < {today} AND (stopped IS NULL OR stopped > {said})"
        return self.open_at(dimension, last, late)

    def took(self, first: date, last: date, value: str = "''") -> dict[str, list[tuple[int, int]]]:
        """(gross, net) of each case closed within these days, by a value."""
        rows = self.ask(
            f"SELECT {value}, {self.working('c.received_at', 'c.closed_at', 'c.id')} FROM o_case c "
            "WHERE closed BETWEEN %s AND %s",
            first,
            last,
        )
        return _grouped(rows)

    def took_steps(self, first: date, last: date) -> dict[str, list[tuple[int, int]]]:
        """The same for each step first done within these days, from the receipt on."""
        done = self.local("s.done_at")
        rows = self.ask(
            f"SELECT step, {self.working('c.received_at', done, 'c.id')} FROM o_step s "
            f"JOIN o_case c ON c.id = s.case_id WHERE {self.day('s.done_at')} BETWEEN %s AND %s",
            first,
            last,
        )
        return _grouped(rows)

    def steps_in_time(self, first: date, last: date) -> dict[str, tuple[int, int]]:
        """(in time, late) of each step first done within these days that has a clock."""
        rows = self.ask(
            f"""SELECT step, sum(1 - late), sum(late) FROM (
                SELECT s.case_id, s.step, max(CASE WHEN k.late THEN 1 ELSE 0 END) AS late
                FROM o_step s JOIN cases_clock k ON k.case_id = s.case_id AND k.key = s.step
                WHERE {self.day("s.done_at")} BETWEEN %s AND %s GROUP BY s.case_id, s.step) t GROUP BY step""",
            first,
            last,
        )
        return {step: (in_time, late) for step, in_time, late in rows}

    def deeds(self, verb: str, first: date, last: date) -> dict[str, int]:
        """How often a verb happened, by who has the lead of the case."""
        sql = f"""SELECT owner, count(*) FROM cases_event e JOIN o_case c ON c.id = e.case_id
            WHERE action = %s AND {self.day("e.at")} BETWEEN %s AND %s GROUP BY owner"""
        return dict(self.ask(sql, verb, first, last))

    def working(self, since: str, until: str, case: str) -> str:
        """SQL of two columns: working days after the legal start up to a moment, all, and those not stood still on."""
        counted_from = f"""(SELECT min(d.day) FROM o_day d WHERE d.closes > {since})"""
        days = f"SELECT count(*) FROM o_day d WHERE d.day > {counted_from} AND d.day <= {self.day_of(until)}"
        still = f"""SELECT 1 FROM o_still p WHERE p.case_id = {case}
            AND p.began < d.closes AND p.ended >= d.closes AND p.began < p.ended"""
        return f"({days}), ({days} AND NOT EXISTS ({still}))"

    def ask(self, sql: str, *values: date | str) -> Rows:
        """The rows of a question."""
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())

    def run(self, sql: str) -> None:
        """A statement without an answer."""
        with connection.cursor() as cursor:
            cursor.execute(sql)

    # The two dialects.

    @property
    def lite(self) -> bool:
        """Whether this is SQLite."""
        return connection.vendor == "sqlite"

    def local(self, moment: str) -> str:
        """A stored moment as Bangkok's wall time, to the second."""
        return (
            f"datetime({moment}, '+7 hours')"
            if self.lite
            else f"date_trunc('second', ({moment}) AT TIME ZONE 'Asia/Bangkok')"
        )

    def day(self, moment: str) -> str:
        """Its day."""
        return f"date({moment}, '+7 hours')" if self.lite else f"(({moment}) AT TIME ZONE 'Asia/Bangkok')::date"

    def day_of(self, wall: str) -> str:
        """The day of a wall time."""
        return f"date({wall})" if self.lite else f"({wall})::date"

    def as_date(self, text: str) -> str:
        """A text as a date."""
        return f"date({text})" if self.lite else f"({text})::date"

    def next_day(self, day: str) -> str:
        """The day after."""
        return f"date({day}, '+1 day')" if self.lite else f"({day} + 1)"

    def weekday(self, day: str) -> str:
        """0 for a Sunday."""
        return f"CAST(strftime('%w', {day}) AS INTEGER)" if self.lite else f"extract(dow FROM {day})"

    def moment(self, day: str, hour: str) -> str:
        """A wall time of a day and an hour."""
        return f"datetime(days.{day} || ' ' || {hour})" if self.lite else f"(days.{day} + {hour})"

    def said(self, column: str, table: str = "") -> str:
        """What an event set a column of the case to."""
        if self.lite:
            return f"json_extract({table}effects, '$.case.{column}')"
        return f"{table}effects -> 'case' ->> '{column}'"


def length(taken: Iterable[int]) -> tuple[int, float, int]:
    """How many, the median, and the least that nine in ten do not exceed."""
    rising = sorted(taken)
    enough = rising[math.ceil(len(rising) * 9 / 10) - 1]
    return len(rising), float(statistics.median(rising)), enough


def _grouped(rows: Rows) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for value, gross, net in rows:
        found[value].append((gross, net))
    return found
