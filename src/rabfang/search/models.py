"""What is searched of a case: its words in the form in which words are compared."""

from django.db import models

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
