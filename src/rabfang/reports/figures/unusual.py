"""What comes far more often than it used to: the last four whole weeks against the twelve before them.

A value is unusual when it came at least `MORE` times more often than in four usual weeks, at least half as often again,
and when chance alone would bring so many in less than one of a hundred such spans. If nothing had changed, each of the
cases of all sixteen weeks would have come within the last four with a chance of a quarter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log

from rabfang.reports.figures.numbers import ONE_DAY, RECEIVED, by_dimension, first_day

LOOKED_AT = ("kind", "category", "area")
WEEK = timedelta(weeks=1)
LATELY, BEFORE = 4, 12  # weeks
SHARE = LATELY / (LATELY + BEFORE)
MORE = 3
TIMES = 1.5
CHANCE = 0.01
NEGLIGIBLE = 1e-12


@dataclass(frozen=True)
class Rise:
    """A value of a dimension that came `number` times lately, and `usual` times in four weeks before that."""

    dimension: str
    value: str
    number: int
    usual: float


@dataclass(frozen=True)
class Weeks:
    """The last four whole weeks, Monday to Sunday, and the twelve before."""

    first: date
    last: date
    before: date

    @classmethod
    def until(cls, today: date) -> "Weeks":
        """The weeks that were over before this day."""
        last = today - timedelta(days=today.weekday() + 1)
        first = last - LATELY * WEEK + ONE_DAY
        return cls(first, last, first - BEFORE * WEEK)


def rises(offices: Sequence[int], weeks: Weeks) -> list[Rise] | None:
    """What is unusual, the greatest rise first; None while the office has counted for less than all these weeks.

    Three queries.
    """
    began = first_day(offices, RECEIVED)
    if began is None or began > weeks.before + WEEK:
        return None
    lately = by_dimension(offices, RECEIVED, weeks.first, weeks.last, LOOKED_AT)
    before = by_dimension(offices, RECEIVED, weeks.before, weeks.first - ONE_DAY, LOOKED_AT)
    found = [
        Rise(by, value, number, before[by, value] * LATELY / BEFORE)
        for (by, value), number in lately.items()
        if value and is_unusual(number, before[by, value])
    ]
    return sorted(found, key=lambda one: (one.usual - one.number, one.dimension, one.value))


def is_unusual(lately: int, before: int) -> bool:
    """Whether so many in the last four weeks are far more than the twelve before let expect."""
    usual = before * LATELY / BEFORE
    return lately >= usual + MORE and lately >= usual * TIMES and by_chance(lately, before) < CHANCE


def by_chance(lately: int, before: int) -> float:
    """How likely at least so many of all would fall into the last four weeks if nothing had changed.

    The upper tail of the binomial distribution: two Poisson rates compared exactly. Asked only above its mean, where
    the terms fall quickly.
    """
    whole = lately + before
    term = exp(
        lgamma(whole + 1) - lgamma(lately + 1) - lgamma(before + 1) + lately * log(SHARE) + before * log(1 - SHARE)
    )
    total = 0.0
    for number in range(lately, whole + 1):
        total += term
        term *= (whole - number) / (number + 1) * SHARE / (1 - SHARE)
        if term < NEGLIGIBLE:
            break
    return total
