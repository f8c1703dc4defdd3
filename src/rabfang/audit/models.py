"""The tables of acts and looks. Rows of entries and seals are only ever added; triggers refuse all else."""

from django.db import models
from django.db.models import Q

from rabfang.audit.sealing import SealRow


class Kind(models.TextChoices):
    """Whether something was done, or something was looked at."""

    ACT = "act"
    LOOK = "look"


class AuditEntry(models.Model):
    """One act or look: when, who in which role and for whom, what, on which thing, by its number in its office's chain.

    `agency_id` is empty for what all offices share. `facts` hold old and new values of settings, or counts and keys:
    never the content of a case, never who a complainant is. `previous` and `hash` chain it (ADR 17).
    """

    agency_id = models.BigIntegerField(null=True)
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=4, choices=Kind, default=Kind.ACT)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, default="", blank=True)
    for_id = models.BigIntegerField(null=True)
    for_name = models.CharField(max_length=200, default="", blank=True)
    action = models.CharField(max_length=60)
    target = models.CharField(max_length=200)
    case_id = models.BigIntegerField(null=True)
    case_number = models.CharField(max_length=40, default="", blank=True)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "number"], name="audit_number_once"),
            models.UniqueConstraint(
                fields=["number"], condition=Q(agency_id__isnull=True), name="audit_shared_number_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="audit_kind"),
        ]
        # An auditor asks for a period, of everybody, of one person, of one action, on one thing or on one case.
        indexes = [
            models.Index(fields=["agency_id", "at", "number"], name="audit_by_time"),
            models.Index(fields=["agency_id", "kind", "at", "number"], name="audit_by_kind"),
            models.Index(fields=["agency_id", "actor_id", "at", "number"], name="audit_by_person"),
            models.Index(fields=["agency_id", "action", "at", "number"], name="audit_by_action"),
            models.Index(fields=["agency_id", "target", "at", "number"], name="audit_by_target"),
            models.Index(
                fields=["agency_id", "case_number", "at", "number"],
                name="audit_by_case",
                condition=Q(case_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"


class AuditBook(models.Model):
    """Where an office's chain ends: the last number and hash. Held by a writer until its transaction ends.

    `office` is the agency's id, or 0 for the chain of what all offices share. A trigger lets it go on by one only.
    """

    office = models.PositiveBigIntegerField(primary_key=True)
    last_number = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.office}: {self.last_number}"


class AuditSeal(SealRow):
    """A seal over the entries of all offices, by id."""
