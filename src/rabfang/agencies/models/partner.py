"""Other agencies with which an office works: by letter or, when they use this system too, directly."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models.agency import Agency


class Partner(models.Model):
    """An entry of an office's address book of other agencies, which can be given a part of a case (S1-6, S4-3).

    `office` is that agency in this system: its officers then see the part and report themselves. Without it the
    agency is outside: it is written to, and an officer of this office enters what it answers.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="partners")
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="partner_of")
    name = models.CharField(_("ชื่อหน่วยงาน"), max_length=200)
    addressee = models.CharField(_("เรียนถึง"), max_length=200, blank=True)
    address = models.CharField(_("ที่อยู่"), max_length=300, blank=True)
    telephone = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    email = models.EmailField(_("อีเมล"), blank=True)
    is_active = models.BooleanField(_("เปิดใช้"), default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="partner_named_once"),
            models.UniqueConstraint(fields=["agency", "office"], name="partner_office_once"),
            models.CheckConstraint(
                condition=Q(office__isnull=True) | ~Q(office=F("agency")), name="partner_is_another"
            ),
        ]

    def __str__(self) -> str:
        return self.name
