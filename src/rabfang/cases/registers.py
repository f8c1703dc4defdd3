"""Taking the next number of a register."""

from datetime import date

from django.db import connection

from rabfang.agencies.models import Agency
from rabfang.agencies.models.agency import RegisterYear
from rabfang.thai.dates import buddhist_year, fiscal_year

_TAKE = """
    INSERT INTO cases_registerbook (agency_id, year, last_number) VALUES (%s, %s, 1)
    ON CONFLICT (agency_id, year) DO UPDATE SET last_number = cases_registerbook.last_number + 1
    RETURNING last_number
"""


def register_year(agency: Agency, day: date) -> int:
    """The Buddhist-era year under which the agency books a case registered on `day`."""
    return fiscal_year(day) if agency.register_year == RegisterYear.FISCAL else buddhist_year(day)


def next_number(agency: Agency, year: int) -> int:
    """Takes the next number; must run in the transaction that stores the case.

    One statement opens the book or counts on in it, and locks its row until that transaction ends: a rollback gives
    the number back, and two writers never hold the same one.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [agency.pk, year])
        taken = cursor.fetchone()
    return int(taken[0])
