"""Every table of every built-in report equals SQL written apart, on ten thousand cases over three fiscal years."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection

from rabfang.agencies.models import Agency
from rabfang.core.clock import now
from rabfang.core.shares import shares
from rabfang.procedures.schema import ReportForm, Words
from rabfang.reports.blocks import Content, Figures, Table
from rabfang.reports.contents.deeds import CAUSE, MOST
from rabfang.reports.contents.forms import content_of
from rabfang.reports.facts.making import DEEDS
from rabfang.reports.facts.rebuilding import rebuild
from rabfang.reports.figures.behind import cases_behind
from rabfang.reports.figures.titles import titles
from rabfang.reports.tests.generated import fill
from rabfang.reports.tests.oracle import TODAY, Oracle, length
from rabfang.reports.tests.oracle_lists import causes, open_lines, shares_of_year
from rabfang.thai.dates import fiscal_year_span

pytestmark = pytest.mark.django_db
BEFORE = date(2020, 1, 1)
POINTS = ("very-satisfied", "satisfied", "dissatisfied")
# A month that ends with its fiscal year, a week across the turn, a year with a pause over new year, one not over.
SPANS = (
    (ReportForm.SUMMARY, date(2026, 9, 1), date(2026, 9, 30)),
    (ReportForm.SUMMARY, date(2026, 9, 28), date(2026, 10, 4)),
    (ReportForm.OPEN_MATTERS, date(2026, 10, 1), date(2026, 10, 31)),
    (ReportForm.ANALYSIS, *fiscal_year_span(2569)),
    (ReportForm.ANALYSIS, *fiscal_year_span(2570)),
)
Said = dict[str, tuple[Any, ...]]


def test_every_report_equals_sql_written_apart(offices: dict[str, Agency], clock: Callable[[datetime], None]) -> None:
    town, other = offices["hat-kham"], offices["saraburi-treasury"]
    many = 10_000 if connection.vendor == "sqlite" else 3_000  # the same questions, a second dialect
    fill(town, many, seed=1)
    fill(other, 60, seed=2)
    assert rebuild(now()) == many + 60
    oracle = Oracle(town.pk)
    compared = 0
    for form, first, last in SPANS:
        content = content_of(form, Words(th="ก", en="a"), town, first, last, now())
        last = min(last, TODAY)
        for table in _tables(content):
            if table.key in LISTS:
                compared += LISTS[table.key](oracle, town, table, first, last)
                continue
            expected = _expected(oracle, town, table, first, last)
            assert _said(table) == expected, (form, first, table.key)
            compared += len(expected)
        _behind_agrees(town, content)
    assert compared > 300


def _tables(content: Content) -> Iterator[Table]:
    return (block for block in content.blocks if isinstance(block, Table))


def _said(table: Table) -> Said:
    return {
        (row.cells[0].text or Words(th="?", en="?")).th: tuple(cell.value for cell in row.cells[1:])
        for row in table.rows
        if not row.is_total
    }


def _expected(oracle: Oracle, office: Agency, table: Table, first: date, last: date) -> Said:
    """What a table should say by the titles of its rows."""
    kind, _by, dimension = table.key.partition("-by-")
    if table.key.startswith("by-"):
        kind, dimension = "by", table.key.removeprefix("by-")
    if kind == "by":
        return _named(office, dimension, _states(oracle, dimension, first, last))
    if kind == "ratings":
        return _named(office, dimension, _ratings(oracle, dimension, first, last))
    if kind == "years":
        return _named(office, dimension, _years(oracle, dimension, last))
    if kind == "lengths":
        found = {value: _both(taken) for value, taken in oracle.took(first, last, dimension).items()}
        return _named(office, dimension, found)
    simple = {"outcomes": _outcomes, "steps": _steps, "standards": _standards, "follow-ups": _deeds}
    dimension = {"outcomes": "outcome", "follow-ups": "owner"}.get(kind, "key")
    return _named(office, dimension, simple[kind](oracle, first, last))


def _states(oracle: Oracle, by: str, first: date, last: date) -> Said:
    carried, left, late = oracle.open_at(by, _before(first)), oracle.open_at(by, last), oracle.late_at(by, last)
    received, closed, merged = (oracle.by(by, day, first, last) for day in ("received", "closed", "merged"))
    kept, missed = (oracle.by(by, "closed", first, last, f"missed = {late}") for late in (0, 1))
    values = {value for found in (carried, left, late, received, closed, merged) for value in found}
    parts = (carried, received, closed, merged, left, late, kept)
    return {
        value: (*(part.get(value, 0) for part in parts), _percent(kept.get(value, 0), missed.get(value, 0)))
        for value in values
    }


def _ratings(oracle: Oracle, by: str, first: date, last: date) -> Said:
    given = [oracle.by(by, "rated", first, last, f"rating = '{point}'") for point in POINTS]
    closed = oracle.by(by, "closed", first, last)
    said: Said = {}
    for value in {value for found in (*given, closed) for value in found}:
        counts = [found.get(value, 0) for found in given]
        whole = closed.get(value, 0)
        parts = shares(counts) if sum(counts) else [None] * 3
        answered = round(100 * min(sum(counts), whole) / whole, 1) if whole else None
        said[value] = (*counts, *parts, whole, answered)
    return said


def _years(oracle: Oracle, by: str, last: date) -> Said:
    newest = last.year + 543 + (last.month > 9)
    found = []
    for year in (newest - 2, newest - 1, newest):
        begin, end = fiscal_year_span(year)
        found += [oracle.by(by, day, begin, min(end, last)) for day in ("received", "closed")]
    said: Said = {}
    for value in {value for one in found for value in one}:
        counts = [one.get(value, 0) for one in found]
        before, after = counts[2], counts[4]
        said[value] = (*counts, round(100 * (after - before) / before, 1) if before else None)
    return said


def _outcomes(oracle: Oracle, first: date, last: date) -> Said:
    found = oracle.by("outcome", "closed", first, last)
    return {value: (number, round(100 * number / sum(found.values()), 1)) for value, number in found.items()}


def _steps(oracle: Oracle, first: date, last: date) -> Said:
    in_time = oracle.steps_in_time(first, last)
    return {step: (*_both(taken), _percent(*in_time[step])) for step, taken in oracle.took_steps(first, last).items()}


def _standards(oracle: Oracle, first: date, last: date) -> Said:
    kept, missed = (
        oracle.by("all", "stopped", first, last, f"stopped IS NOT NULL AND missed = {late}").get("", 0)
        for late in (0, 1)
    )
    return {"completion": (kept, missed, _percent(kept, missed), oracle.late_at("all", last).get("", 0))}


def _deeds(oracle: Oracle, first: date, last: date) -> Said:
    found = [oracle.deeds(verb, first, last) for verb in DEEDS]
    return {value: tuple(one.get(value, 0) for one in found) for value in {value for one in found for value in one}}


def _open_cases(oracle: Oracle, office: Agency, table: Table, _first: date, last: date) -> int:
    """Every line in its order; how many are compared."""
    lines, whole = open_lines(oracle, last)
    kinds, owners = titles([office], "kind"), titles([office], "owner", {line[4] for line in lines})
    named = [(line[0], *line[1:3], kinds[line[3]].th, owners[line[4]].th, *line[5:]) for line in lines]
    said = [
        (row.cells[0].case, *(cell.text.th if cell.text else cell.value for cell in row.cells)) for row in table.rows
    ]
    assert said == named
    assert (table.note is not None) == (whole > len(lines))
    if table.note:
        assert f"{whole:,}" in table.note.th
    return len(lines)


def _repeated(oracle: Oracle, office: Agency, table: Table, first: date, last: date) -> int:
    """The most frequent causes; of equally frequent ones, which are shown is left open."""
    found = causes(oracle, first, last)
    names = [titles([office], by, {cause[place] for cause in found}) for place, by in enumerate(CAUSE)]
    expected = {}
    for cause, said in found.items():
        named = tuple(name[value].th for name, value in zip(names, cause, strict=True))
        expected[named] = (*said, _percent(said[2], said[0] - said[2]))
    rows = [(tuple(cell.text.th for cell in row.cells[:3] if cell.text), row.cells[3:]) for row in table.rows]
    for cause, cells in rows:
        assert tuple(cell.value for cell in cells) == expected[cause], cause
    shown = [cells[0].value for _cause, cells in rows]
    assert shown == sorted((said[0] for said in expected.values()), reverse=True)[: len(shown)]
    assert len(rows) == min(len(expected), MOST)
    return len(rows)


def _indicators(oracle: Oracle, _office: Agency, table: Table, _first: date, last: date) -> int:
    """Three of the four by year; the fourth is of the procedure, which no case tells."""
    newest = last.year + 543 + (last.month > 9)
    years = [fiscal_year_span(year) for year in (newest - 2, newest - 1, newest)]
    expected = zip(*(shares_of_year(oracle, begin, min(end, last)) for begin, end in years), strict=True)
    said = [tuple(cell.value for cell in row.cells[2:5]) for row in table.rows]
    assert said[:3] == list(expected)
    return 3


LISTS = {"open-cases": _open_cases, "repeated": _repeated, "indicators": _indicators}


def _both(taken: list[tuple[int, int]]) -> tuple[Any, ...]:
    gross, net = length(row[0] for row in taken), length(row[1] for row in taken)
    return (gross[0], *net[1:], *gross[1:])


def _percent(part: int, rest: int) -> float | None:
    return round(100 * part / (part + rest), 1) if part + rest else None


def _named(office: Agency, dimension: str, said: Said) -> Said:
    names = titles([office], dimension, said)
    named = {names[value].th: row for value, row in said.items()}
    assert len(named) == len(said)
    return named


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _behind_agrees(office: Agency, content: Content) -> None:
    """Each number that opens cases opens so many."""
    cells = [cell for table in _tables(content) for row in table.rows for cell in row.cells]
    cells += [figure.cell for block in content.blocks if isinstance(block, Figures) for figure in block.figures]
    opened = [cell for cell in cells if cell.behind is not None]
    assert opened
    for cell in opened:
        assert cell.behind is not None
        assert cases_behind([office.pk], cell.behind, today=TODAY).count() == cell.value, cell.behind
