"""What officers are told, and the mails that tell them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Case, Dispatch


class Digest(Dispatch):
    """One mail to one officer about everything that waited to be told."""

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digests", db_index=False
    )

    class Meta(Dispatch.Meta):
        indexes = [
            models.Index(fields=["officer", "created_at"], name="digest_of_the_day"),
            models.Index(fields=["next_at"], name="digest_waiting", condition=Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.created_at:%Y-%m-%d}"


class Notice(models.Model):
    """One officer is to know of one event of a case; waits until a digest takes it along."""

    class Reason(models.TextChoices):
        OVERDUE = "overdue", _("เกินกำหนด")
        CHASED = "chased", _("ถูกติดตาม")
        OBJECTED = "objected", _("ผู้ร้องคัดค้านผล รอท่านพิจารณา")
        REMINDER = "reminder", _("ใกล้ครบกำหนด")
        ASSIGNED = "assigned", _("ได้รับมอบหมายใหม่")
        RETURNED = "returned", _("ส่งกลับให้รายงานเพิ่ม")

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices", db_index=False
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices", db_index=False)
    seq = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=Reason)
    urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, null=True, related_name="notices")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "case", "seq", "reason"], name="notice_once"),
        ]
        indexes = [
            models.Index(fields=["officer", "-id"], name="notice_of_officer"),
            models.Index(fields=["officer"], name="notice_waiting", condition=Q(digest__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.case_id}-{self.seq}"
