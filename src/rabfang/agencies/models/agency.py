"""An office and the units inside it."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class RegisterYear(models.TextChoices):
    """The year by which an office numbers its register (the office's choice; saraban counts calendar years)."""

    FISCAL = "fiscal", _("ปีงบประมาณ (1 ตุลาคม - 30 กันยายน)")
    CALENDAR = "calendar", _("ปีปฏิทิน (1 มกราคม - 31 ธันวาคม)")


class AsksIn(models.TextChoices):
    """In which days the wait is counted after which a complainant is asked how satisfied they are."""

    WORKING_DAYS = "working-days", _("วันทำการ")
    DAYS = "days", _("วันตามปฏิทิน")


class OpenAgencies(models.Manager["Agency"]):
    """Every office but the confidential desks, which nobody comes across unless they ask for one."""

    def get_queryset(self) -> models.QuerySet["Agency"]:
        return super().get_queryset().filter(confidential_of__isnull=True)


class Agency(models.Model):
    """An office that hears people; offices form a tree (province > office).

    `asks_after` is how many days after closing a complainant is asked how satisfied they are; 0 for never.

    A confidential desk is an office of its own with the people, roles and cases of its own; `confidential_of` is the
    office whose desk it is.
    """

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    slug = models.SlugField(max_length=60, unique=True)
    name_th = models.CharField(_("ชื่อหน่วยงาน"), max_length=200)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=200)
    address = models.CharField(_("ที่อยู่"), max_length=300, blank=True)
    telephone = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    email = models.EmailField(_("อีเมล"), blank=True)
    register_year = models.CharField(_("ปีของทะเบียน"), max_length=10, choices=RegisterYear, default=RegisterYear.FISCAL)
    opens_at = models.TimeField(_("เวลาเปิดทำการ"), default=datetime.time(8, 30))
    closes_at = models.TimeField(_("เวลาปิดทำการ"), default=datetime.time(16, 30))
    calendar_revision = models.PositiveIntegerField(default=1)
    second_factor_roles = models.JSONField(_("บทบาทที่ต้องยืนยันตัวตนสองขั้น"), default=list, blank=True)
    export_rows = models.PositiveIntegerField(_("แถวที่นำออกได้ต่อคนต่อวัน"), default=5000)
    asks_after = models.PositiveSmallIntegerField(_("ถามความพึงพอใจหลังยุติเรื่อง"), default=1)
    asks_in = models.CharField(_("นับเป็น"), max_length=15, choices=AsksIn, default=AsksIn.WORKING_DAYS)
    is_public = models.BooleanField(_("เปิดให้ประชาชนเลือก"), default=True)
    confidential_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="confidential"
    )

    objects = OpenAgencies()
    everywhere: "models.Manager[Agency]" = models.Manager()

    class Meta:
        ordering = ["name_th"]
        constraints = [
            models.CheckConstraint(condition=Q(opens_at__lt=F("closes_at")), name="agency_opens_before_closing"),
            models.CheckConstraint(condition=Q(register_year__in=RegisterYear.values), name="agency_register_year"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class Unit(models.Model):
    """A work group inside an office; `key` is the short name the office's files use."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    key = models.SlugField(max_length=60)
    name_th = models.CharField(_("ชื่อหน่วย"), max_length=200)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=200)
    telephone = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    is_active = models.BooleanField(_("เปิดใช้"), default=True)

    class Meta:
        ordering = ["name_th"]
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="unit_key_once_in_agency")]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class FormerName(models.Model):
    """What a unit was called up to and including a day, for reports over days before it was renamed."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="former_names")
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    until = models.DateField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name_th} {self.until}"
