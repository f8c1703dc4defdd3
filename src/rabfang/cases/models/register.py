"""The numbered book of all cases, one for each agency and year."""

from django.db import models

from rabfang.agencies.models import Agency


class RegisterBook(models.Model):
    """One agency's register of one Buddhist-era year; `last_number` is the number given last.

    The row is the lock: whoever takes a number updates it in the transaction that stores the case, so a number
    exists exactly when its case does (no gap, no reuse).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="books")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="one_book_a_year")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}"
