"""Links that let somebody set a password, and the mails that accounts send."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Dispatch


class Link(models.Model):
    """A link that works once and for a period. What stands in its address is computed from `nonce` and the
    installation's key, and stored nowhere."""

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("คำเชิญ")
        RESET = "reset", _("ตั้งรหัสผ่านใหม่")

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=10, choices=Purpose)
    nonce = models.CharField(max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="link_open_once_for_officer",
            ),
            models.CheckConstraint(condition=Q(purpose__in=("invitation", "reset")), name="link_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.officer_id}"


class AccountMail(Dispatch):
    """One mail about an account. A forgotten password is asked for by address alone (`address`, sealed): whether
    an account has it is found out when the mail would be made, never while somebody waits for the page."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("คำเชิญ")
        RESET = "reset", _("ตั้งรหัสผ่านใหม่")
        ASKED = "asked", _("ขอตั้งรหัสผ่านใหม่")
        PASSWORD_SET = "password-set", _("ตั้งรหัสผ่านแล้ว")
        FACTOR_ADDED = "factor-added", _("เพิ่มขั้นที่สอง")
        FACTOR_REMOVED = "factor-removed", _("นำขั้นที่สองออก")
        FACTOR_RESET = "factor-reset", _("ล้างขั้นที่สอง")

    kind = models.CharField(max_length=20, choices=Kind)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="mails")
    address = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="th")

    class Meta(Dispatch.Meta):
        indexes = [models.Index(fields=["next_at"], name="account_mail_waiting", condition=Q(next_at__isnull=False))]

    def __str__(self) -> str:
        return f"{self.kind} {self.officer_id}"
