"""Adding differences to the counts in place, whatever others read meanwhile."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models

from rabfang.reports.facts.adding import Length, Slot
from rabfang.reports.models import Count, Spread

ROWS = 90  # a statement: SQLite takes 999 values in one
SLOT = ("grain", "measure", "dimension", "day", "value")
LENGTH = ("key", "dimension", "day", "value", "is_net", "days")


def add_counts(agency_id: int, slots: Mapping[Slot, int]) -> None:
    """Adds each number to its count, making those that are not there."""
    _add(Count, SLOT, agency_id, slots.items())


def add_lengths(agency_id: int, lengths: Mapping[Length, int]) -> None:
    """Adds each number to its row of the spread."""
    _add(Spread, LENGTH, agency_id, lengths.items())


def _add(
    model: type[models.Model], columns: Sequence[str], agency_id: int, numbers: Iterable[tuple[tuple[Any, ...], int]]
) -> None:
    rows = [(agency_id, *place, number) for place, number in sorted(numbers) if number]
    table, names = model._meta.db_table, ", ".join(f'"{name}"' for name in ("agency_id", *columns))
    for first in range(0, len(rows), ROWS):
        some = rows[first : first + ROWS]
        marks = ", ".join([f"({', '.join(['%s'] * (len(columns) + 2))})"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} ({names}, number) VALUES {marks} ON CONFLICT ({names}) "  # noqa: S608 # nosec B608 - own names
                f"DO UPDATE SET number = {table}.number + excluded.number",
                [value for row in some for value in row],
            )
