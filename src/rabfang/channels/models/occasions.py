"""One event that brings many matters: a meeting, a visit, a mobile unit, a questionnaire (S0-1, S4-9)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.documents.models import StoredFile


class Occasion(models.Model):
    """When, where, by whom and with whom; what came of it stands in its entries.

    `area` is the code of a province, district or subdistrict. `asked` comes from the form, so that a form sent twice
    makes one occasion; `version` tells whether somebody else changed it meanwhile.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="occasions")
    channel = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=300, blank=True)
    area = models.CharField(max_length=6, blank=True)
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="occasions_owned")
    attendance = models.PositiveIntegerField(null=True)
    attended_by = models.CharField(max_length=1000, blank=True)
    summary = models.TextField(blank=True)
    asked = models.UUIDField()
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="occasions_made")
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["made_by", "asked"], name="occasion_asked_for_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="occasion_ends_after_start"),
        ]
        indexes = [models.Index(fields=["agency", "-starts_on", "-id"], name="occasion_of_agency")]

    def __str__(self) -> str:
        return self.title


class OccasionFile(models.Model):
    """The summary document or a photograph of an occasion."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.occasion_id}/{self.file_id}"


class OccasionEntry(models.Model):
    """One matter of an occasion, until it is a case; then only that it came from here.

    `token` makes it the same entry when it is sent twice; `words` is a keyed digest of what was said, by which a file's
    row is known again. `said` holds what was typed, by column; it is emptied when
    the entry has become a case, which then holds the words, or was erased because nobody registered it for long after
    it was last typed (`changed_at`). `problems` is, by column, why it was returned: a refusal's
    code and the facts of its sentence. `record_at` is when a worker makes a case of it, as `asked_by` asked.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        RECORDED = "recorded", _("ลงทะเบียนแล้ว")
        RETURNED = "returned", _("ส่งคืนให้แก้ไข")
        ERASED = "erased", _("ลบแล้ว")

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="entries")
    token = models.CharField(max_length=64)
    words = models.CharField(max_length=64, blank=True)
    said = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=dict, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="occasion_entry")
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)
    record_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "token"], name="occasion_entry_once"),
            models.CheckConstraint(
                condition=Q(state="recorded", case__isnull=False) | (~Q(state="recorded") & Q(case__isnull=True)),
                name="occasion_entry_recorded_has_case",
            ),
            models.CheckConstraint(
                condition=Q(record_at__isnull=True) | Q(state="draft", asked_by__isnull=False),
                name="occasion_entry_waits_as_draft",
            ),
        ]
        indexes = [
            models.Index(fields=["occasion", "state", "id"], name="occasion_entry_by_state"),
            models.Index(fields=["record_at"], name="occasion_entry_waiting", condition=Q(record_at__isnull=False)),
            models.Index(
                fields=["changed_at"],
                name="occasion_entry_to_erase",
                condition=Q(state__in=["draft", "returned"], record_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id}/{self.pk}"
