"""What is searched of a case: its words in the form in which words are compared; and what makes two cases one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from rabfang.cases.models import Case


class SearchEntry(models.Model):
    """Subject, complainant and place of one case as `thai.text.search_key` folds them.

    On SQLite a full-text table over letters in threes follows this one by triggers; on PostgreSQL a trigram index
    covers it (migration 0001). Both find any run of three letters or more, however Thai words are cut.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")
    agency_id = models.BigIntegerField()
    key = models.TextField()

    def __str__(self) -> str:
        return self.key


class Trace(models.Model):
    """One thing that a case of the last weeks may share with another of the same matter (`search.traces`)."""

    agency_id = models.BigIntegerField()
    trace = models.BigIntegerField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["agency_id", "trace", "-case"], name="trace_newest")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.trace}"


class KeptApart(models.Model):
    """An officer looked at two cases and said that they are different matters: they are not shown together again."""

    first = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="kept_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="kept_apart_in_order"),
        ]
        indexes = [models.Index(fields=["second"], name="kept_apart_second")]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
