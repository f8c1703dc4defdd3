"""Taking the next number of a register."""

from datetime import date

from django.db.models import F

from rabfang.agencies.models import Agency
from rabfang.agencies.models.agency import RegisterYear
from rabfang.cases.models import RegisterBook
from rabfang.thai.dates import buddhist_year, fiscal_year


def register_year(agency: Agency, day: date) -> int:
    """The Buddhist-era year under which the agency books a case registered on `day`."""
    return fiscal_year(day) if agency.register_year == RegisterYear.FISCAL else buddhist_year(day)


def next_number(agency: Agency, year: int) -> int:
    """Takes the next number; must run in the transaction that stores the case.

    The update locks the book's row until that transaction ends, so a rollback gives the number back and two
    writers never hold the same one.
    """
    books = RegisterBook.objects.filter(agency=agency, year=year)
    if not books.update(last_number=F("last_number") + 1):
        RegisterBook.objects.bulk_create([RegisterBook(agency=agency, year=year)], ignore_conflicts=True)
        books.update(last_number=F("last_number") + 1)
    return books.values_list("last_number", flat=True).get()
