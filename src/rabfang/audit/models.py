"""The table of recorded acts on settings."""

from django.db import models


class AuditEntry(models.Model):
    """One act: who, when, what, on which thing, with old and new values. Rows are only ever added."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    agency_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=60)
    target = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["agency_id", "-id"], name="audit_by_agency")]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"
