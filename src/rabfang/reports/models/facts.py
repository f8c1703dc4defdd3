"""What is counted of a case: one row a case, one row each step and time standard of it."""

from django.db import models
from django.db.models import Q

from rabfang.cases.models import Case


class CaseFact(models.Model):
    """What figures say of one case, by days in Bangkok; made from the case alone (`facts.reading`), never typed.

    A void case has none: its number was used by mistake. `owner` is who had the lead of it last: "u12" a unit, "p3" a
    partner, empty nobody. `gross` and `net` are the working days from receipt to its closing, `net` without the days
    on which it stood still. `in_time` says whether every time standard of the office was kept; empty while none has
    ended. `due_on` is the day on which what runs is due; `step` where it waits ("path.step"), empty once it has ended.
    `deeds` are follow-ups and the like: [verb, day] each.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="fact")
    agency_id = models.BigIntegerField()
    status = models.CharField(max_length=10)
    received_on = models.DateField()
    closed_on = models.DateField(null=True)
    merged_on = models.DateField(null=True)
    rated_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    kind = models.CharField(max_length=60, blank=True)
    category = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=60)
    group = models.CharField(max_length=60, blank=True)
    owner = models.CharField(max_length=24, blank=True)
    area = models.CharField(max_length=6, blank=True)
    urgency = models.CharField(max_length=20)
    step = models.CharField(max_length=121, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    rating = models.CharField(max_length=20, blank=True)
    gross = models.PositiveIntegerField(null=True)
    net = models.PositiveIntegerField(null=True)
    in_time = models.BooleanField(null=True)
    deeds = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["agency_id", "received_on"], name="fact_by_receipt"),
            models.Index(fields=["agency_id", "closed_on"], name="fact_by_closing"),
            models.Index(fields=["agency_id", "due_on"], name="fact_by_due", condition=Q(due_on__isnull=False)),
            models.Index(fields=["agency_id", "rated_on"], name="fact_by_rating", condition=Q(rated_on__isnull=False)),
            models.Index(fields=["agency_id", "step"], name="fact_by_step", condition=~Q(step="")),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.status}"


class TimeFact(models.Model):
    """When a step of a case was first done, or a time standard of it ended, and how long that took.

    `key` is "path.step" or a standard's key. `gross` and `net` are working days: for a step from the receipt of the
    case, for a standard from what it is counted from. `late` is empty where no time was set. A standard has its last
    day in `due_on`, empty while it stands still, and no `done_on` while it runs.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=121)
    done_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    gross = models.PositiveIntegerField(null=True)
    net = models.PositiveIntegerField(null=True)
    late = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="time_fact_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"
