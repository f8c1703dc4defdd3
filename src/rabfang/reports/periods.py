"""The spans that reports are about, and what they are called."""

from datetime import date, timedelta

from rabfang.procedures.schema import Words
from rabfang.thai.dates import ENGLISH_MONTHS, MONTHS, buddhist_year, fiscal_year, fiscal_year_span, long_date

ONE_DAY = timedelta(days=1)


def period_words(first: date, last: date) -> Words:
    """ "พฤศจิกายน 2569", "ปีงบประมาณ 2570", one day, or both dates."""
    if first == last:
        return Words(th=long_date(first), en=long_date(first, english=True))
    if (first, last) == fiscal_year_span(fiscal_year(first)):
        year = fiscal_year(first)
        return Words(th=f"ปีงบประมาณ {year}", en=f"fiscal year {year}")
    if first.day == 1 and (last + ONE_DAY).day == 1 and (first.year, first.month) == (last.year, last.month):
        year = buddhist_year(first)
        return Words(th=f"{MONTHS[first.month - 1]} {year}", en=f"{ENGLISH_MONTHS[first.month - 1]} {year}")
    return Words(
        th=f"{long_date(first)} ถึง {long_date(last)}",
        en=f"{long_date(first, english=True)} to {long_date(last, english=True)}",
    )
