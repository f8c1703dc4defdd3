"""Posters that hang somewhere and lead to the office's form."""

from django.db import models

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case


class Poster(models.Model):
    """One place where a poster hangs. `code` stands in the link of its QR code; `place` is told in every case from it.

    `link` is where the code leads instead of the office's form: to its account of a chat.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posters", db_index=False)
    code = models.CharField(max_length=12, unique=True)
    channel = models.CharField(max_length=60)
    place = models.CharField(max_length=200)
    link = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["agency", "-id"], name="poster_of_agency")]

    def __str__(self) -> str:
        return self.place


class PosterCase(models.Model):
    """That a case came from a poster."""

    poster = models.ForeignKey(Poster, on_delete=models.PROTECT, related_name="cases")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="from_poster")

    def __str__(self) -> str:
        return f"{self.poster_id}-{self.case_id}"
