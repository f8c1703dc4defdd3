"""What an office says of the personal data it keeps, and how long it keeps what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency


class PrivacySettings(models.Model):
    """An office's own part of its privacy notice, and its periods in place of those of `periods.toml`."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="privacy_settings")
    protector = models.CharField(_("เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล"), max_length=200, blank=True)
    contact = models.CharField(_("ติดต่อได้ที่"), max_length=400, blank=True)
    added_th = models.TextField(_("ข้อความเพิ่มเติม"), blank=True)
    added_en = models.TextField(_("ข้อความเพิ่มเติมภาษาอังกฤษ"), blank=True)
    request_days = models.PositiveSmallIntegerField(_("ตอบคำขอภายใน (วัน)"))
    request_source = models.CharField(_("ที่มาของกำหนดตอบคำขอ"), max_length=200)
    breach_hours = models.PositiveSmallIntegerField(_("แจ้งเหตุละเมิดภายใน (ชั่วโมง)"))
    breach_source = models.CharField(_("ที่มาของกำหนดแจ้งเหตุ"), max_length=200)

    def __str__(self) -> str:
        return str(self.agency_id)


class RetentionPeriod(models.Model):
    """How long cases of a kind are kept once they are over, and what then; an empty kind stands for all others."""

    class After(models.TextChoices):
        DESTROY = "destroy", _("ทำลาย")
        ARCHIVE = "archive", _("ส่งมอบหอจดหมายเหตุแห่งชาติ แล้วลบ")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="retention_periods")
    kind = models.CharField(max_length=60, blank=True)
    years = models.PositiveSmallIntegerField(_("เก็บไว้กี่ปีหลังยุติ"))
    after = models.CharField(_("เมื่อพ้นเวลา"), max_length=10, choices=After, default=After.DESTROY)
    source = models.CharField(_("ที่มา"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind"], name="one_retention_a_kind"),
            models.CheckConstraint(condition=models.Q(years__gt=0), name="retention_is_some_years"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.kind} {self.years}"
