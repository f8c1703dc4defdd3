"""Personal data that came into wrong hands, was lost or was changed, and who must be told (PDPA s.37(4))."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case


class Breach(models.Model):
    """One breach: what, since when known, by when the committee must be told, and what was done.

    `asked` holds by what the affected cases were looked for, so that the list can be explained.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="breaches")
    what = models.TextField(_("เกิดอะไรขึ้น"))
    data = models.CharField(_("ข้อมูลอะไรที่รั่วไหล สูญหาย หรือถูกแก้ไข"), max_length=300)
    known_at = models.DateTimeField()
    due_at = models.DateTimeField()
    high_risk = models.BooleanField(default=False)
    measures = models.TextField(_("ดำเนินการแก้ไขอย่างไร"), blank=True)
    asked = models.JSONField(default=dict)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True)
    reported_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    report_note = models.CharField(_("เลขที่หนังสือหรือหลักฐานการแจ้ง"), max_length=300, blank=True)
    late_reason = models.CharField(_("เหตุที่แจ้งเกินกำหนด"), max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"breach {self.pk}"


class BreachCase(models.Model):
    """A case whose people are affected; `told_at` and `way` once they were told."""

    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    way = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["breach", "case"], name="breach_case_once")]

    def __str__(self) -> str:
        return f"{self.breach_id} {self.case_id}"
