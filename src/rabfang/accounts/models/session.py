"""What a browser's session holds, and for an officer's: since when, last used when, on what kind of device."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """One session. Its key is stored hashed and its content sealed: a copy of the table opens none.

    No address is kept, and of the browser only what its reader needs to know it again.
    """

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions")
    begun_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField()
    device = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-used_at"]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.begun_at}"
