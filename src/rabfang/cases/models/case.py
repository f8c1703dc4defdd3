"""A case: the projection of its events, one row."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.procedures.models import ProcedureVersion
from rabfang.vault.models import Box


class Status(models.TextChoices):
    """What state a case is in, whatever the procedure."""

    OPEN = "open", _("อยู่ระหว่างดำเนินการ")
    PAUSED = "paused", _("พักเวลา")
    CLOSED = "closed", _("ยุติแล้ว")
    MERGED = "merged", _("รวมกับเรื่องอื่น")
    VOID = "void", _("ยกเลิกเลขรับ")


class Urgency(models.TextChoices):
    """How fast an office must act (saraban rule 28)."""

    NORMAL = "normal", _("ปกติ")
    URGENT = "urgent", _("ด่วน")
    VERY_URGENT = "very-urgent", _("ด่วนมาก")
    MOST_URGENT = "most-urgent", _("ด่วนที่สุด")


class Outcome(models.TextChoices):
    """How a case ended."""

    SOLVED = "solved", _("แก้ไขแล้ว")
    EXPLAINED = "explained", _("ชี้แจงแล้ว")
    REFERRED = "referred", _("ส่งหน่วยงานอื่นแล้ว")
    NOTED = "noted", _("รับทราบและนำไปใช้ปรับปรุง")
    UNSOLVED = "unsolved", _("ดำเนินการไม่ได้ แจ้งเหตุผลแล้ว")
    DECLINED = "declined", _("ไม่รับดำเนินการ แจ้งเหตุผลแล้ว")
    WITHDRAWN = "withdrawn", _("ผู้ร้องขอถอนเรื่อง")


class Rating(models.TextChoices):
    """How satisfied the complainant is, on the documents' three points (S4-13)."""

    VERY_SATISFIED = "very-satisfied", _("พึงพอใจมาก")
    SATISFIED = "satisfied", _("พึงพอใจ")
    DISSATISFIED = "dissatisfied", _("ไม่พึงพอใจ")


class Heard(models.TextChoices):
    """By which way an officer heard what a complainant says of the handling."""

    TELEPHONE = "telephone", _("ทางโทรศัพท์")
    COUNTER = "counter", _("มาด้วยตนเอง")
    LETTER = "letter", _("ทางจดหมาย")


class Review(models.TextChoices):
    """Who looks at an objection: another officer of the step, or where there is none the office's superiors."""

    OTHER = "other", _("เจ้าหน้าที่อื่น")
    ABOVE = "above", _("ผู้บังคับบัญชา")


def _demand(needed: str, done: str) -> Q:
    return Q(**{needed: False}) | Q(**{f"{done}__isnull": False})


class Case(models.Model):
    """One matter received. `step` is where it waits, as "path.step" of its procedure version.

    `unread_at` is when the complainant wrote what no officer has acted on yet. `needs_notice` is empty in cases older
    than that demand.

    `version` counts its events and `head` is the hash of the last: a writer that has not seen the newest event
    changes nothing. `due_at` is the earliest running due time; `promised_at` the one the citizen was told.

    A case with a `box` is confidential: it belongs to a confidential desk, its words and files are sealed in the box,
    its subject is empty and its complainant nobody.

    `group` is the group of complainants that theirs belongs to, by its key in the procedure; empty when nobody said.

    `rating` is the last one given, at `rated_at`; an answer anew can be rated anew.

    `review` is who looks at an objection while it waits to be looked at, and `aside` who does not, as
    `reviewing.fenced` writes them: those who answered or closed.

    `erased_at` is when personal data of it was last erased (`cases.erasing`); what stays says that it was here.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="cases")
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="cases")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    head = models.CharField(max_length=64)
    secret_hash = models.CharField(max_length=64)
    submission = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - empty must not be unique

    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    step = models.CharField(max_length=121)
    channel = models.CharField(max_length=60)
    kind = models.CharField(max_length=60, blank=True)
    category = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=60, blank=True)
    urgency = models.CharField(max_length=20, choices=Urgency, default=Urgency.NORMAL)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    rating = models.CharField(max_length=20, choices=Rating, blank=True)
    rated_at = models.DateTimeField(null=True)
    review = models.CharField(max_length=10, choices=Review, blank=True)
    aside = models.TextField(blank=True)
    subject = models.CharField(max_length=200)
    place = models.CharField(max_length=300, blank=True)
    subdistrict = models.CharField(max_length=6, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)

    received_at = models.DateTimeField()
    legal_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="cases_recorded")
    due_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    unread_at = models.DateTimeField(null=True)
    paused_until = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged", db_index=False)
    escalated = models.PositiveSmallIntegerField(default=0)

    needs_findings = models.BooleanField(default=False)
    needs_reply = models.BooleanField(default=False)
    needs_copy = models.BooleanField(default=False)
    needs_use = models.BooleanField(default=False)
    findings_at = models.DateTimeField(null=True)
    reply_at = models.DateTimeField(null=True)
    copy_at = models.DateTimeField(null=True)
    use_at = models.DateTimeField(null=True)
    needs_notice = models.BooleanField(null=True)
    notice_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    box = models.OneToOneField(Box, on_delete=models.PROTECT, null=True, related_name="case")

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="number_once_in_register"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="case_status_known"),
            models.CheckConstraint(
                condition=~Q(status="closed")
                | Q(outcome="withdrawn")
                | (
                    ~Q(kind="")
                    & _demand("needs_findings", "findings_at")
                    & _demand("needs_reply", "reply_at")
                    & _demand("needs_copy", "copy_at")
                    & _demand("needs_use", "use_at")
                    & (_demand("needs_notice", "notice_at") | Q(needs_notice__isnull=True))
                ),
                name="closed_means_answered",
            ),
            models.CheckConstraint(
                condition=Q(status="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(status="closed") & Q(closed_at__isnull=True, outcome=""),
                name="closed_has_time_and_outcome",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False)
                | ~Q(status="merged") & Q(merged_into__isnull=True),
                name="merged_has_target",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="not_merged_into_itself"),
        ]
        indexes = [
            models.Index(fields=["agency", "-year", "-number"], name="case_register"),
            models.Index(fields=["agency", "status", "-year", "-number"], name="case_by_status"),
            models.Index(fields=["agency", "kind", "-year", "-number"], name="case_by_kind"),
            models.Index(fields=["agency", "channel", "-year", "-number"], name="case_by_channel"),
            models.Index(fields=["agency", "step", "due_at"], name="case_by_step", condition=Q(status="open")),
            models.Index(fields=["agency", "due_at"], name="case_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["agency", "registered_at"], name="case_registered"),
            models.Index(fields=["agency", "unread_at"], name="case_unread", condition=Q(unread_at__isnull=False)),
            models.Index(fields=["merged_into"], name="case_merged_into", condition=Q(merged_into__isnull=False)),
            models.Index(fields=["paused_until"], name="case_paused_until", condition=Q(status="paused")),
        ]

    def __str__(self) -> str:
        return self.number_text

    @property
    def number_text(self) -> str:
        """The register number as people write it: "12/2570"."""
        return f"{self.number}/{self.year}"
