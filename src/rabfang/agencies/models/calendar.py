"""Days on which offices close or open out of the ordinary."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models.agency import Agency


class Holiday(models.Model):
    """A day that differs from an ordinary one, for every agency (`agency` empty) or for one.

    A row closes the day, or, with `opens_at` and `closes_at`, sets its hours (a half-day, or an office that opens
    on a holiday). An agency's own row wins over the national one. `source` names the cabinet resolution or
    announcement; `announced_on` is the day it was made known, since cabinet adds days late. A draft has been filled
    from a data set and awaits an officer's check; it counts as much as a checked one.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, null=True, blank=True, related_name="holidays")
    day = models.DateField(_("วันที่"))
    name = models.CharField(_("ชื่อวัน"), max_length=200)
    opens_at = models.TimeField(_("เปิด"), null=True, blank=True)
    closes_at = models.TimeField(_("ปิด"), null=True, blank=True)
    source = models.CharField(_("ที่มา"), max_length=300)
    announced_on = models.DateField(_("วันที่ประกาศ"), null=True, blank=True)
    is_draft = models.BooleanField(_("ร่าง รอตรวจ"), default=False)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "day"], name="holiday_once_a_day"),
            models.UniqueConstraint(
                fields=["day"], condition=Q(agency__isnull=True), name="national_holiday_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True, closes_at__isnull=True) | Q(opens_at__lt=F("closes_at")),
                name="holiday_hours_both_or_neither",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class CalendarChange(models.Model):
    """A change of working time that open due times have yet to follow, of one agency or of all (`agency` empty).

    Written in the transaction of the change itself, so that no change is ever forgotten; swept by the worker until
    `recomputed_at` says when the due times had followed. Recomputing again does no harm. No day before `first_day`
    changed; it is empty when any may have.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, null=True, blank=True, related_name="calendar_changes")
    because = models.CharField(max_length=300)
    first_day = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    recomputed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["at"], name="calendar_change_waiting", condition=Q(recomputed_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.because
