"""Paper that came in: a letter, a fax, a slip from the opinion box, page by page, until it is a case."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.documents.models import StoredFile


class PaperIntake(models.Model):
    """One paper being taken in by officers. It ends as a case, or is put aside with a reason and can be taken up again.

    `received_at` is when it truly came to the office; sender, numbers and date are as the paper and its envelope say.
    `version` counts what officers changed, so that one does not overwrite another; what the machine reads is not
    counted. Once it is a case, the case alone holds what a person wrote: nothing is kept here twice. Of one that was
    put aside the pages are erased in the end (`erased_pages` of them, at `erased_at`); this row says that it was here.
    """

    class State(models.TextChoices):
        OPEN = "open", _("กำลังรับเข้า")
        RECORDED = "recorded", _("ลงทะเบียนแล้ว")
        ASIDE = "aside", _("ไม่ลงทะเบียน")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="paper_intakes", db_index=False)
    channel = models.CharField(max_length=60)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    envelope_number = models.CharField(max_length=300, blank=True)
    letter_number = models.CharField(max_length=300, blank=True)
    letter_date = models.DateField(null=True)
    sent_by = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="paper")
    ended_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True)
    erased_pages = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="recorded", case__isnull=False) | ~Q(state="recorded") & Q(case__isnull=True),
                name="paper_recorded_is_a_case",
            ),
            models.CheckConstraint(condition=~Q(state="aside") | ~Q(reason=""), name="paper_aside_has_reason"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, erased_pages__isnull=True)
                | Q(state="aside", erased_at__isnull=False, erased_pages__isnull=False),
                name="paper_erased_was_aside",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "-id"], name="paper_by_state"),
            models.Index(
                fields=["ended_at"], name="paper_to_erase", condition=Q(state="aside", erased_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.received_at:%Y-%m-%d}"


class PaperPage(models.Model):
    """One page. `source` is the file as it came; `sheet` counts from 1 in a PDF once it was taken apart.

    `picture` is what is looked at and read: the source itself, or the picture made of the sheet. `turned` is by how
    many degrees, clockwise, an officer set it upright. `draft` is what the machine read, `text` what an officer made of
    it; only a text that is `checked` goes into a case. `next_at` is when the machine looks at it; empty once settled.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รอระบบอ่าน")
        READ = "read", _("อ่านแล้ว")
        FAILED = "failed", _("ระบบอ่านไม่ได้")

    class Turned(models.IntegerChoices):
        UPRIGHT = 0
        RIGHT = 90
        OVER = 180
        LEFT = 270

    intake = models.ForeignKey(PaperIntake, on_delete=models.PROTECT, related_name="pages", db_index=False)
    position = models.PositiveSmallIntegerField()
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sheet = models.PositiveSmallIntegerField(null=True)
    picture = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    turned = models.PositiveSmallIntegerField(choices=Turned, default=Turned.UPRIGHT)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    draft = models.TextField(blank=True)
    text = models.TextField(blank=True)
    touched = models.BooleanField(default=False)
    checked = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(turned__in=[0, 90, 180, 270]), name="paper_page_turned_square"),
        ]
        indexes = [
            models.Index(fields=["intake", "position"], name="paper_page_in_order"),
            models.Index(fields=["next_at"], name="paper_page_waiting", condition=Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id}-{self.position}"

    @property
    def words(self) -> str:
        """What stands beside the picture: the officer's text once there is one, the draft before."""
        return self.text if self.touched else self.draft
