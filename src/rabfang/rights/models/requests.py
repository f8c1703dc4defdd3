"""What people ask for about their own data, each with its own clock (PDPA s.30-36)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case


class Request(models.Model):
    """One request in the office's register of them. `due_at` was computed when it came and does not move.

    What is said about a confidential case is sealed in its box (`rights/sealed.py`).
    `case` is the one from whose page it came; those that an officer confirmed as the person's are its `RequestCase`s.
    What it says of the person is emptied when their data is erased; number, dates and what became of it stay.
    """

    class Kind(models.TextChoices):
        ACCESS = "access", _("ขอดูและขอสำเนาข้อมูลของตน")
        CORRECT = "correct", _("ขอแก้ไขข้อมูลให้ถูกต้อง")
        ERASE = "erase", _("ขอให้ลบข้อมูล")
        RESTRICT = "restrict", _("ขอให้ระงับการใช้ข้อมูล")
        OBJECT = "object", _("คัดค้านการใช้ข้อมูล")

    class Came(models.TextChoices):
        TRACKING = "tracking", _("หน้าติดตามเรื่อง")
        RECEIPT = "receipt", _("ใบรับเรื่อง")
        COUNTER = "counter", _("มาติดต่อด้วยตนเอง")
        LETTER = "letter", _("หนังสือหรือจดหมาย")

    class State(models.TextChoices):
        OPEN = "open", _("รอดำเนินการ")
        ANSWERED = "answered", _("ดำเนินการแล้ว")
        REFUSED = "refused", _("ปฏิเสธพร้อมเหตุผล")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="data_requests", db_index=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    came = models.CharField(max_length=10, choices=Came)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="data_requests")
    name = models.CharField(_("ชื่อผู้ขอ"), max_length=200, blank=True)
    contact = models.CharField(_("ติดต่อกลับ"), max_length=400, blank=True)
    words = models.TextField(_("ขออะไร"), blank=True)
    identity = models.CharField(_("ตรวจตัวตนอย่างไร"), max_length=200, blank=True)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    entered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.TextField(_("คำตอบถึงผู้ขอ"), blank=True)
    ground = models.TextField(_("เหตุผลตามกฎหมาย"), blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="data_request_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="open", settled_at__isnull=True)
                | ~models.Q(state="open") & models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="data_request_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(ground=""), name="data_request_refused_with_ground"
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "due_at"], name="data_request_by_due")]

    def __str__(self) -> str:
        return self.number_text

    @property
    def number_text(self) -> str:
        """The number as people write it: "3/2569"."""
        return f"{self.number}/{self.year}"


class RequestCase(models.Model):
    """An officer confirmed that the case is of the person who asks."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["request", "case"], name="data_request_case_once")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.case_id}"
