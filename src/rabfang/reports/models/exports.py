"""Lists that officers take out as files."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.documents.models import StoredFile


class Export(models.Model):
    """One list asked for as a file: by whom, with what filter, how far it is, and the file until it expires.

    `asked` comes from the form, so that a form sent twice makes one file. `said` is the filter as the list's page has
    it, and goes with the row. `scope` is how far the officer saw when they asked. `of` is how many rows there are to
    make, `done` how many are made. `token` is the worker's that makes it, `worked_at` when that last did: another
    begins anew once it has been still for long. `error` is the code of a refusal, `params` the facts of its sentence.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รอจัดทำ")
        RUNNING = "running", _("กำลังจัดทำ")
        DONE = "done", _("พร้อมดาวน์โหลด")
        FAILED = "failed", _("จัดทำไม่ได้")
        EXPIRED = "expired", _("ลบไฟล์แล้ว")

    class Format(models.TextChoices):
        XLSX = "xlsx", _("Excel (.xlsx)")
        CSV = "csv", _("CSV (.csv)")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked = models.UUIDField()
    listing = models.CharField(max_length=60)
    said = models.JSONField(default=dict, blank=True)
    scope = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=4, choices=Format)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    error = models.CharField(max_length=60, blank=True)
    params = models.JSONField(default=dict, blank=True)
    of = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    token = models.UUIDField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    worked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "asked"], name="export_asked_for_once"),
            models.CheckConstraint(
                condition=Q(state="done", file__isnull=False, expires_at__isnull=False)
                | (~Q(state="done") & Q(file__isnull=True)),
                name="export_done_has_file",
            ),
        ]
        indexes = [
            models.Index(fields=["officer", "-id"], name="export_of_officer"),
            models.Index(fields=["id"], condition=Q(state__in=["waiting", "running"]), name="export_to_make"),
            models.Index(fields=["expires_at"], condition=Q(expires_at__isnull=False), name="export_to_forget"),
        ]

    def __str__(self) -> str:
        return f"{self.listing} {self.pk}"
