"""How often something was tried in vain."""

from django.db import models


class Tries(models.Model):
    """Failures in one window of time, for an account, a known browser or a client, each as a digest of the day."""

    bucket = models.CharField(max_length=60)
    window = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["bucket", "window"], name="tries_once")]

    def __str__(self) -> str:
        return f"{self.bucket} {self.failures}"
