"""The statistics of corruption complaints that the transparency assessment asks for (O29; MOIT, two rounds a year).

Of a confidential desk only the half-years of the fiscal year that are over are told, so that no figure moves on the
day on which somebody reports. None is told, since the assessment asks for it; fewer than the least is told as that and
no more. A year is the sum of what is told of its halves: where one is hidden, the span in which its total lies.

Of kinds of the ordinary register that are about corruption the fiscal years stand here as the statistics page has them.
What is finished is told of all years of a kind or of none: what was closed in a year, which that page tells, would give
the missing one away. The two registers are never added up: the sum less the one would be the other.
"""

from dataclasses import dataclass
from datetime import date, datetime

from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.procedures.queries import version_of, versions
from rabfang.reports.account.published import Published
from rabfang.reports.disclosure import LEAST_OF_ALL, is_small
from rabfang.reports.figures.cohorts import Span, cohorts
from rabfang.reports.figures.numbers import ONE_DAY
from rabfang.thai.dates import fiscal_year, fiscal_year_span
from rabfang.vault.queries import desk_of_receipts

YEARS = 3


@dataclass(frozen=True)
class Round:
    """What is told of the cases received within one time.

    `least` and `most` are the bounds of their number, the number itself where both are one, None where it is not told.
    `done` and `in_progress` are None where they are not told.
    """

    year: int
    first: date
    last: date
    least: int | None
    most: int | None
    done: int | None = None
    in_progress: int | None = None
    is_year: bool = True
    kind: str = ""


def last_half(at: datetime) -> date:
    """The last day of the last half of a fiscal year that is over: 31 March or 30 September."""
    today = local_date(at)
    ends = [date(year, month, day) for year in (today.year - 1, today.year) for month, day in ((3, 31), (9, 30))]
    return max(end for end in ends if end < today)


def rounds_of_desk(office: Agency, at: datetime, least: int) -> list[Round] | None:
    """The half-years of the office's confidential desk since it was opened, and the years they make up, the oldest
    first; None where there never was one. Two queries."""
    desk = desk_of_receipts(office)
    if desk is None:
        return None
    until, least = last_half(at), max(least, LEAST_OF_ALL)
    halves = [span for span in _halves(until) if span[1] >= local_date(desk.opened_at)]
    found = cohorts([desk.agency_id], halves, until)
    rounds: list[Round] = []
    for span in halves:
        rounds.append(_half(span, *found[span], least))
        if len(rounds) > 1 and rounds[-2].year == rounds[-1].year:
            rounds.append(_both(rounds[-2], rounds[-1]))
    return rounds


def rounds_of_register(account: Published) -> list[Round]:
    """The fiscal years of each kind of the ordinary register that is about corruption; one query a kind.

    A case that was joined to another is finished: the statistics page counts it as received, and so must these.
    """
    rounds = []
    for kind in corruption_kinds(account.office):
        told = {(year.first, year.last): (year.year, year.by["kind"][kind].received) for year in account.years}
        found = cohorts([account.office.pk], list(told), account.as_of, [kind])
        left = {span: received - done for span, (received, done) in found.items()}
        done = {span: number - left[span] for span, (_year, number) in told.items() if number is not None}
        is_told = not any(is_small((number,), account.least) for number in done.values())
        for span, (year, number) in told.items():
            parts = (done[span], left[span]) if is_told and span in done else (None, None)
            rounds.append(Round(year, span[0], span[1], number, number, parts[0], parts[1], kind=kind))
    return rounds


def corruption_kinds(office: Agency) -> list[str]:
    """The kinds that a procedure of the office, the newest first, says are about corruption."""
    procedures = [version_of(version.pk)[1] for version in versions(office)]
    return list(dict.fromkeys(kind.key for procedure in procedures for kind in procedure.kind if kind.corruption))


def _halves(until: date) -> list[Span]:
    """Of three fiscal years, the halves that are over by `until`."""
    newest = fiscal_year(until)
    halves = []
    for year in range(newest - YEARS + 1, newest + 1):
        first, last = fiscal_year_span(year)
        middle = date(last.year, 4, 1)
        halves += [(first, middle - ONE_DAY), (middle, last)]
    return [span for span in halves if span[1] <= until]


def _half(span: Span, received: int, done: int, least: int) -> Round:
    year = fiscal_year(span[0])
    if is_small((received,), least):
        return Round(year, *span, 1, least - 1, is_year=False)
    return Round(year, *span, received, received, *_parts(received, done, least), is_year=False)


def _parts(received: int, done: int, least: int) -> tuple[int | None, int | None]:
    """What is done of a number that is told, and what is in progress; neither where one is small."""
    parts = (done, received - done)
    return (None, None) if is_small(parts, least) else parts


def _both(one: Round, other: Round) -> Round:
    """The year of two halves, from what is told of them."""
    done, left = _added(one.done, other.done), _added(one.in_progress, other.in_progress)
    return Round(
        one.year, one.first, other.last, _added(one.least, other.least), _added(one.most, other.most), done, left
    )


def _added(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
