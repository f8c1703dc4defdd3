"""Many letters asked for at once, made one by one by the worker."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.documents.models import StoredFile
from rabfang.letters.models.letter import Letter


class LetterBatch(models.Model):
    """Letters of one kind, wanted together.

    The row is durable and swept until `ended_at` is set (docs/adr/0002): one that is stopped, too, has ended only when
    the letters that were made are joined in `file`. `asked` comes from the form, so that a form sent twice makes one
    batch. `numbered`: each letter is issued as well, and bears `dated`. Without a signer it is the maker who signs.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รอจัดทำ")
        WORKING = "working", _("กำลังจัดทำ")
        DONE = "done", _("เสร็จแล้ว")
        STOPPED = "stopped", _("หยุดแล้ว")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letter_batches")
    asked = models.UUIDField()
    kind = models.CharField(max_length=40)
    numbered = models.BooleanField()
    dated = models.DateField(null=True)
    signer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    acting_for = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="letter_batches_made")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["made_by", "asked"], name="batch_asked_for_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "working"], ended_at__isnull=True, file__isnull=True)
                | Q(state="done", ended_at__isnull=False)
                | Q(state="stopped"),
                name="batch_state_known_and_ended",
            ),
            models.CheckConstraint(
                condition=Q(numbered=False) | Q(dated__isnull=False), name="numbered_batch_is_dated"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-id"], name="batch_of_agency"),
            models.Index(fields=["id"], condition=Q(ended_at__isnull=True), name="batch_still_to_make"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class BatchItem(models.Model):
    """One letter of a batch: about which case, to which part of it, with which text; then the letter, or why none.

    `error` is the code of a refusal, `params` the facts of its sentence (`letters.refusals`).
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รอจัดทำ")
        DONE = "done", _("จัดทำแล้ว")
        FAILED = "failed", _("จัดทำไม่ได้")

    batch = models.ForeignKey(LetterBatch, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    part = models.PositiveSmallIntegerField(null=True)
    text = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    error = models.CharField(max_length=60, blank=True)
    params = models.JSONField(default=dict, blank=True)
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, null=True, related_name="batch_item")

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="batch_item_number_once"),
            models.UniqueConstraint(fields=["batch", "case", "part"], name="one_letter_a_part_in_a_batch"),
            models.UniqueConstraint(
                fields=["batch", "case"], condition=Q(part__isnull=True), name="one_letter_a_case_in_a_batch"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", letter__isnull=True, error="")
                | Q(state="done", letter__isnull=False, error="")
                | (Q(state="failed", letter__isnull=True) & ~Q(error="")),
                name="batch_item_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["batch", "number"], condition=Q(state="waiting"), name="batch_item_to_make"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.number}"
