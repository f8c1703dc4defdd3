"""Who holds which role, since when, and who acts for them meanwhile."""

from django.db import models
from django.db.models import F, Q

from rabfang.agencies.models.agency import Agency, Unit
from rabfang.agencies.models.officer import Officer


class RoleHolding(models.Model):
    """An officer holds a role of the agency's procedure, for the whole agency or for one unit."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="holdings")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="holdings")
    role = models.SlugField(max_length=60)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="holding_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.officer_id}"


class Delegation(models.Model):
    """One officer acts in another's holding, from a day to a day, both included (รักษาราชการแทน)."""

    holding = models.ForeignKey(RoleHolding, on_delete=models.PROTECT, related_name="delegations")
    to = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="delegations_received")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="delegation_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.holding_id} -> {self.to_id}"
