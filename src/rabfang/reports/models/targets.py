"""What an office wants to reach."""

from django.db import models
from django.db.models import Q


class Indicator(models.TextChoices):
    """The four indicators of the quality evidence (S4-7), in percent."""

    CONCLUDED = "concluded"
    SATISFIED = "satisfied"
    DISSATISFIED = "dissatisfied"
    IMPROVED = "improved"


class Target(models.Model):
    """The percent an office set itself for one indicator in one fiscal year (B.E.)."""

    agency_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=12, choices=Indicator)
    percent = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "year", "indicator"], name="target_once"),
            models.CheckConstraint(condition=Q(percent__gte=0, percent__lte=100), name="target_in_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}: {self.percent}"
