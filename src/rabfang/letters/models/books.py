"""The books letters take their numbers from."""

from django.db import models

from rabfang.agencies.models import Agency


class NumberBook(models.Model):
    """One agency's book of one series and one Buddhist-era calendar year; `last_number` is the number given last.

    The row is the lock: whoever takes a number updates it in the transaction that issues the letter, so a number
    exists exactly when its letter does (no gap, no reuse).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letter_books")
    series = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "series", "year"], name="one_letter_book_a_year")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.series}/{self.year}"
