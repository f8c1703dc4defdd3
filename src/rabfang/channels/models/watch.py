"""That channels were looked at, when, and what was changed about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rabfang.agencies.models import Agency
from rabfang.channels.models.digests import Digest


class ChannelCheck(models.Model):
    """A channel was looked at on one day, and so many matters were found; none is a finding too (S4-9).

    Kept for good: `by` is the officer, empty when the system itself polled, which then has one row a day and counts up.
    `day` is when it was looked at, or when an occasion was held; `at` when that was entered. `source` names what the
    row stands for when something else of the office keeps it, as "occasion:7": one row each.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="channel_checks", db_index=False)
    channel = models.CharField(max_length=60)
    day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    found = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "channel", "day"], condition=Q(by=None, source=""), name="polled_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["agency", "channel", "source"], condition=~Q(source=""), name="check_once_a_source"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "channel", "-day"], name="check_of_channel"),
            models.Index(fields=["agency", "-day"], name="check_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.channel} {self.day}"


class ChannelChange(models.Model):
    """What was changed about a channel because of what people said of it (S4-10).

    A correction is a row of its own that `replaces` the one before, which stays.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="channel_changes")
    channel = models.CharField(max_length=60)
    day = models.DateField()
    what = models.CharField(max_length=1000)
    why = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        ordering = ["-day", "-id"]

    def __str__(self) -> str:
        return f"{self.channel} {self.day}"


class MissedNotice(models.Model):
    """One officer is to know of a round in which nobody looked at a channel; waits until a digest takes it along."""

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="missed_notices", db_index=False
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=60)
    first = models.DateField()
    last = models.DateField()
    created_at = models.DateTimeField()
    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, null=True, related_name="missed")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "agency", "channel", "last"], name="missed_notice_once"),
        ]
        indexes = [
            models.Index(fields=["officer"], name="missed_notice_waiting", condition=Q(digest__isnull=True)),
            models.Index(fields=["created_at"], name="missed_notice_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.last}"
