"""What came in by itself, kept before anything is made of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.documents.models import StoredFile


class Incoming(models.Model):
    """One message from outside: an e-mail, a line of a chat. It becomes a case, joins one, or is held to be looked at.

    `way` and `account` say where it came in ("email" and the mailbox's id); `external_id` is what makes it the same
    message when it comes twice. `raw` is an e-mail as it came, `body` the text of what a platform sent.
    `reply_id` is what an answer refers to so that the sender's program shows both together (a mail's Message-ID).
    `received_at` is the office's own server's time; `said_at` what the sender claims, believed nowhere.
    `seq` is the event of `case` that it became. `next_at` is when a worker looks at it again; empty once settled.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รอประมวลผล")
        CASE = "case", _("เป็นเรื่องใหม่")
        MESSAGE = "message", _("เพิ่มในเรื่องเดิม")
        HELD = "held", _("รอเจ้าหน้าที่ดู")
        DONE = "done", _("ไม่ต้องดำเนินการ")

    class Reason(models.TextChoices):
        """Why it was held, or needs nothing."""

        SPAM = "spam", _("คล้ายจดหมายขยะ")
        AUTOMATIC = "automatic", _("ข้อความตอบอัตโนมัติ")
        BOUNCE = "bounce", _("จดหมายตีกลับ")
        LIST = "list", _("จดหมายจากกลุ่มหรือรายชื่อ")
        UNREADABLE = "unreadable", _("อ่านไม่ได้")
        EMPTY = "empty", _("ไม่มีข้อความ")
        CLOSED = "closed", _("เรื่องเดิมยุติแล้ว")
        FAILED = "failed", _("ประมวลผลไม่สำเร็จ")
        TALK = "talk", _("บทสนทนา")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="incoming")
    channel = models.CharField(max_length=60)
    way = models.CharField(max_length=20)
    account = models.BigIntegerField()
    external_id = models.CharField(max_length=200)
    reply_id = models.CharField(max_length=250, blank=True)
    received_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)
    sender = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    raw = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="incoming")
    seq = models.PositiveIntegerField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["way", "account", "external_id"], name="incoming_once"),
            models.CheckConstraint(
                condition=Q(state__in=["case", "message"]) | Q(seq=None), name="incoming_seq_of_case"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["case", "message"]) | Q(case__isnull=False, seq__isnull=False),
                name="incoming_settled_has_case",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "-id"], name="incoming_by_state"),
            models.Index(fields=["sender", "-id"], name="incoming_by_sender"),
            models.Index(fields=["next_at"], name="incoming_waiting", condition=Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.subject or self.sender or self.external_id
