"""Which cases changed since their facts were made."""

from django.db import models

from rabfang.agencies.models import CalendarChange
from rabfang.cases.models import Case


class Mark(models.Model):
    """A case whose facts are to be made anew; written in the transaction of what happened to it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)
    agency_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["agency_id"], name="mark_by_agency")]

    def __str__(self) -> str:
        return str(self.case_id)


class Folding(models.Model):
    """One row an office: whoever makes its facts and counts holds it, so that two never add the same."""

    agency_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.agency_id)


class FollowedChange(models.Model):
    """A change of working time that the facts have followed: the cases it touches are marked."""

    change = models.OneToOneField(CalendarChange, on_delete=models.CASCADE, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return str(self.change_id)
