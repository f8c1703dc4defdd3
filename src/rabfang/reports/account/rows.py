"""The rows of the open data and the files that hold them; `schemas/` keeps the JSON schema of each file."""

import json
from datetime import date
from pathlib import Path

from rabfang.procedures.schema import Part
from rabfang.reports.account.dictionary import Field, Metadata

SCHEMAS = Path(__file__).with_name("schemas")


class Sides(Part):
    """Of which kind and channel a row is."""

    kind: str
    kind_th: str
    kind_en: str
    channel: str
    channel_th: str
    channel_en: str


class Numbers(Part):
    """What is told of these cases; None is not told (`hidden`), or is none of this row's."""

    received: int | None
    closed: int | None
    in_progress: int | None
    late: int | None
    within_standard_percent: float | None
    median_working_days: float | None
    hidden: bool


class MonthRow(Numbers, Sides):
    """One month."""

    month: str
    fiscal_year: int


class YearRow(Numbers, Sides):
    """One fiscal year, or as much of it as is over."""

    fiscal_year: int
    first_day: date
    last_day: date
    satisfied_percent: float | None
    answered_percent: float | None


class CorruptionRow(Part):
    """One half-year or fiscal year of one register."""

    book: str
    kind: str
    kind_th: str
    kind_en: str
    fiscal_year: int
    first_day: date
    last_day: date
    received_least: int | None
    received_most: int | None
    done: int | None
    in_progress: int | None
    hidden: bool


class MonthlyFile(Part):
    """cases-monthly.json."""

    metadata: Metadata
    fields: tuple[Field, ...]
    rows: tuple[MonthRow, ...]


class YearsFile(Part):
    """three-years.json."""

    metadata: Metadata
    fields: tuple[Field, ...]
    rows: tuple[YearRow, ...]


class CorruptionFile(Part):
    """corruption.json."""

    metadata: Metadata
    fields: tuple[Field, ...]
    rows: tuple[CorruptionRow, ...]


DataSet = MonthlyFile | YearsFile | CorruptionFile


def schema_of(model: type[DataSet]) -> str:
    """The JSON schema of a file, as `schemas/` keeps it."""
    return json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
