"""Second factors of officers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Factor(models.Model):
    """An app that shows codes, or a passkey. `secret` is sealed; `last_step` and `sign_count` keep either from
    being used twice with the same answer."""

    class Kind(models.TextChoices):
        TOTP = "totp", _("แอปยืนยันตัวตน")
        PASSKEY = "passkey", _("พาสคีย์")

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=60, blank=True)
    secret = models.TextField()
    credential = models.CharField(max_length=1400, blank=True)
    last_step = models.BigIntegerField(default=0)
    sign_count = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["officer"], condition=Q(kind="totp"), name="factor_one_app"),
            models.UniqueConstraint(fields=["credential"], condition=Q(kind="passkey"), name="factor_passkey_once"),
            models.CheckConstraint(condition=Q(kind__in=("totp", "passkey")), name="factor_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.officer_id}"


class RecoveryCode(models.Model):
    """One code of paper for the day on which the telephone is gone, hashed as a password is."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    hashed = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.officer_id}"
