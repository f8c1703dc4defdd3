"""What an office sets once for all its letters: its head and its own texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency
from rabfang.documents.models import StoredFile


class Letterhead(models.Model):
    """How an agency's papers begin and end. `reference` stands before the number: "พล 0017".

    `emblem` is the office's own picture (ตราหน่วยงาน), PNG or JPEG.
    """

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="letterhead")
    reference = models.CharField(_("รหัสหนังสือ"), max_length=40, blank=True)
    unit = models.CharField(_("ส่วนราชการเจ้าของเรื่อง"), max_length=200, blank=True)
    telephone = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    emblem = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    thai_digits = models.BooleanField(_("ใช้เลขไทย"), default=True)

    def __str__(self) -> str:
        return self.reference


class LetterTemplate(models.Model):
    """An agency's own text in place of the one that comes with the system."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letter_templates")
    key = models.CharField(max_length=40)
    subject = models.CharField(_("เรื่อง"), max_length=300)
    addressee = models.CharField(_("ถึง"), max_length=300, blank=True)
    salutation = models.CharField(_("คำขึ้นต้น"), max_length=300, blank=True)
    references = models.TextField(_("อ้างถึง"), blank=True)
    enclosures = models.TextField(_("สิ่งที่ส่งมาด้วย"), blank=True)
    body = models.TextField(_("ข้อความ"))
    after = models.TextField(_("ข้อความต่อจากรายชื่อ"), blank=True)
    closing = models.CharField(_("คำลงท้าย"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="one_letter_template_a_key")]

    def __str__(self) -> str:
        return self.key
