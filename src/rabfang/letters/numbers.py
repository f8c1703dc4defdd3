"""Taking the next number of a book of letters."""

from datetime import date

from django.db import connection

from rabfang.agencies.models import Agency
from rabfang.letters.kinds import Series
from rabfang.thai.dates import buddhist_year

_TAKE = """
    INSERT INTO letters_numberbook (agency_id, series, year, last_number) VALUES (%s, %s, %s, 1)
    ON CONFLICT (agency_id, series, year) DO UPDATE SET last_number = letters_numberbook.last_number + 1
    RETURNING last_number
"""


def year_of(day: date) -> int:
    """The book's year for a letter of that date: the calendar year B.E. (correspondence rules 2526)."""
    return buddhist_year(day)


def next_number(agency: Agency, series: Series, year: int) -> int:
    """Takes the next number; must run in the transaction that issues the letter.

    One statement opens the book or counts on in it, and locks its row until that transaction ends: a rollback gives
    the number back, and two officers never hold the same one.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [agency.pk, series.value, year])
        taken = cursor.fetchone()
    return int(taken[0])


def reference_of(prefix: str, series: Series, number: int | str, year: int) -> str:
    """The whole number as it is printed: "พล 0017/12", of an order "12/2569"."""
    if series == Series.ORDER:
        return f"{number}/{year}"
    return f"{prefix}/{number}" if prefix else f"{number}/{year}"
