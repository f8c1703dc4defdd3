"""Facts added up: numbers by day and month, and how long things took by month."""

from django.db import models


class Grain(models.TextChoices):
    """How long a time one count covers, from its `day` on."""

    DAY = "day"
    MONTH = "month"


class Count(models.Model):
    """How many cases of an office did `measure` within one day or month, those with `value` in one dimension.

    Measures and dimensions: `facts.adding`. What is not there is 0. A count never says which cases: that is asked of
    the register by the same words.
    """

    agency_id = models.BigIntegerField()
    grain = models.CharField(max_length=5, choices=Grain)
    measure = models.CharField(max_length=30)
    dimension = models.CharField(max_length=10)
    day = models.DateField()
    value = models.CharField(max_length=121, blank=True)
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "grain", "measure", "dimension", "day", "value"], name="count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.dimension}={self.value} {self.day}: {self.number}"


class Spread(models.Model):
    """How many times within one month something took so many working days: exact medians come from these.

    `key` is what was done ("close", a step, a standard); `is_net` whether days on which the matter stood still are left
    out.
    """

    agency_id = models.BigIntegerField()
    key = models.CharField(max_length=121)
    dimension = models.CharField(max_length=10)
    day = models.DateField()
    value = models.CharField(max_length=60, blank=True)
    is_net = models.BooleanField()
    days = models.PositiveIntegerField()
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "dimension", "key", "day", "value", "is_net", "days"], name="spread_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.days}: {self.number}"
