"""What must leave the building, written with the event that caused it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models.case import Case


class OutboxMessage(models.Model):
    """One message to one complainant about one event; the worker sends it, at least once, with a fixed id."""

    class State(models.TextChoices):
        QUEUED = "queued", _("รอส่ง")
        SENDING = "sending", _("กำลังส่ง")
        SENT = "sent", _("ส่งแล้ว")
        FAILED = "failed", _("ส่งไม่สำเร็จ")
        BOUNCED = "bounced", _("ตีกลับ")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outbox")
    about = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
    topic = models.CharField(max_length=30)
    way = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "about", "seq", "topic", "way"], name="message_once"),
        ]
        indexes = [models.Index(fields=["next_at"], name="outbox_waiting", condition=Q(next_at__isnull=False))]

    def __str__(self) -> str:
        return f"{self.topic} {self.case_id}-{self.seq}"
