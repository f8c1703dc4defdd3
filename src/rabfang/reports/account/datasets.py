"""The open data of an office as CSV and JSON: the same rows, made from what `published` and `corruption` tell.

The same figures give the same bytes.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rabfang.core.cells import csv_text
from rabfang.procedures.schema import Words
from rabfang.reports.account.corruption import Round
from rabfang.reports.account.dictionary import ALL, DICTIONARY, UNCLASSIFIED, Field
from rabfang.reports.account.published import Published, Told
from rabfang.reports.account.rows import CorruptionRow, DataSet, MonthRow, YearRow

EVERY = {
    "kind": Words(th="ทุกประเภท", en="Every kind"),
    "channel": Words(th="ทุกช่องทาง", en="Every channel"),
}


MONTHLY = (
    *("month", "fiscal_year", "kind", "kind_th", "kind_en", "channel", "channel_th", "channel_en"),
    *("received", "closed", "in_progress", "late", "within_standard_percent", "median_working_days", "hidden"),
)
YEARLY = (
    "fiscal_year",
    "first_day",
    "last_day",
    *MONTHLY[2:-1],
    "satisfied_percent",
    "answered_percent",
    "hidden",
)
CORRUPTION = tuple(CorruptionRow.model_fields)


def fields(names: tuple[str, ...]) -> tuple[Field, ...]:
    """The entries of the dictionary."""
    return tuple(DICTIONARY[name] for name in names)


def monthly_rows(account: Published) -> Iterator[MonthRow]:
    """Each month: the whole office, each kind, each channel."""
    for year in account.years:
        for month, whole in year.months.items():
            parts = {by: {value: year.cross[by][month, value] for value in year.by[by]} for by in year.by}
            for _told, line in _lines(account, whole, parts):
                yield MonthRow.model_validate(line | {"month": f"{month:%Y-%m}", "fiscal_year": year.year})


def yearly_rows(account: Published) -> Iterator[YearRow]:
    """Each fiscal year likewise; how satisfied people are, of the whole office."""
    for year in account.years:
        span = {"fiscal_year": year.year, "first_day": year.first, "last_day": year.last}
        for told, line in _lines(account, year.whole, year.by):
            said = {"satisfied_percent": told.satisfied, "answered_percent": told.answered}
            yield YearRow.model_validate(line | span | said)


def corruption_rows(rounds: list[Round], book: str, titles: Mapping[str, Words]) -> Iterator[CorruptionRow]:
    """The rounds of the confidential desk or of the ordinary register."""
    for one in rounds:
        title = titles.get(one.kind, EVERY["kind"])
        yield CorruptionRow(
            book=book,
            kind=one.kind or ALL,
            kind_th=title.th,
            kind_en=title.en,
            fiscal_year=one.year,
            first_day=one.first,
            last_day=one.last,
            received_least=one.least,
            received_most=one.most,
            done=one.done,
            in_progress=one.in_progress,
            hidden=one.least != one.most or one.least is None or one.done is None,
        )


def as_csv(data: DataSet) -> str:
    """The rows for a spreadsheet, headed by Thai titles with the fields' names."""
    names = [field.name for field in data.fields]
    head = [f"{field.title.th} / {field.title.en} ({field.name})" for field in data.fields]
    rows = ([_said(row[name]) for name in names] for row in (one.model_dump(mode="json") for one in data.rows))
    return csv_text([head, *rows])


def as_json(data: DataSet) -> str:
    """The rows with the dictionary and what is said of the data set."""
    return json.dumps(data.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _lines(
    account: Published, whole: Told, parts: Mapping[str, Mapping[str, Told]]
) -> Iterator[tuple[Told, dict[str, Any]]]:
    yield whole, _sides({}) | _numbers(whole)
    for by, told in parts.items():
        for value, one in told.items():
            yield one, _sides({by: (value or UNCLASSIFIED, account.titles[by][value])}) | _numbers(one)


def _sides(said: Mapping[str, tuple[str, Words]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for by, every in EVERY.items():
        key, title = said.get(by, (ALL, every))
        found |= {by: key, f"{by}_th": title.th, f"{by}_en": title.en}
    return found


def _numbers(told: Told) -> dict[str, Any]:
    return {
        "received": told.received,
        "closed": told.closed,
        "in_progress": told.in_progress,
        "late": told.late,
        "within_standard_percent": told.within,
        "median_working_days": told.median,
        "hidden": told.is_hidden,
    }


def _said(value: object) -> str:
    """As a CSV has it: nothing for None, true and false, numbers as they are."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
