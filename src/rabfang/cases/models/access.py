"""Wrong tries at a case's secret, counted without keeping who tried."""

from django.db import models


class AccessAttempt(models.Model):
    """How often a bucket (a case, or a salted and rotating digest of a client) failed in one window."""

    bucket = models.CharField(max_length=80)
    window = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bucket", "window"], name="attempts_once_a_window")]

    def __str__(self) -> str:
        return self.bucket
