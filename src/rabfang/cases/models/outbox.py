"""What must leave the building, written with the event that caused it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models.case import Case


class Dispatch(models.Model):
    """A row that is sent, whatever it says: by one worker at a time, at least once, each with a fixed id.

    `next_at` is when it is tried next, empty when it is not to be tried; each table indexes it where it stands.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("รอส่ง")
        SENDING = "sending", _("กำลังส่ง")
        SENT = "sent", _("ส่งแล้ว")
        FAILED = "failed", _("ส่งไม่สำเร็จ")
        BOUNCED = "bounced", _("ตีกลับ")

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]


class OutboxMessage(Dispatch):
    """One message to one complainant about one event; or, when `matter` is not 0, about something that is no event of
    the case, such as a breach, by its id: each such is told once, whatever was told at the same event before."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outbox")
    about = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
    topic = models.CharField(max_length=30)
    way = models.CharField(max_length=20)
    matter = models.PositiveIntegerField(default=0)

    class Meta(Dispatch.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case", "about", "seq", "topic", "way", "matter"], name="message_once"),
        ]
        indexes = [models.Index(fields=["next_at"], name="outbox_waiting", condition=Q(next_at__isnull=False))]

    def __str__(self) -> str:
        return f"{self.topic} {self.case_id}-{self.seq}"
