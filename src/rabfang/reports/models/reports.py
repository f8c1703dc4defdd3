"""Reports that an office owes or wanted: drafted, remarked on, signed, sent; and the mails about them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency
from rabfang.cases.models import Dispatch
from rabfang.documents.models import StoredFile
from rabfang.letters.models import Letter
from rabfang.procedures.models import ProcedureVersion


class State(models.TextChoices):
    """How far a report has come."""

    DRAFTED = "drafted", _("ร่าง")
    REMARKED = "remarked", _("เขียนข้อสังเกตแล้ว")
    SIGNED = "signed", _("ลงนามแล้ว")
    SENT = "sent", _("ส่งแล้ว")


class Way(models.TextChoices):
    """How a report leaves."""

    EMAIL = "email", _("อีเมล")
    MEMO = "memo", _("บันทึกข้อความ")


UNSIGNED = (State.DRAFTED, State.REMARKED)
_EMPTY = Q(content="", file__isnull=True, sha256="", digest="", signed_at__isnull=True, signed_by__isnull=True)
_WHOLE = Q(file__isnull=False, signed_at__isnull=False, signed_by__isnull=False) & ~(
    Q(content="") | Q(sha256="") | Q(digest="")
)
_UNSENT = Q(sent_at__isnull=True, sent_by__isnull=True, sent_way="")
_SENT = Q(sent_at__isnull=False, sent_by__isnull=False, sent_way__in=Way.values)


class Report(models.Model):
    """One report of an office. Until it is signed its figures are read anew each time it is looked at; from then on it
    says what `content` says, as JSON text, and `file` is that as PDF with its `sha256`; `digest` seals all of it.

    `duty` is the key of the `[[report]]` of `procedure` by which it is owed; empty for one made for any days. `due_at`
    is by when it must be sent, empty where nobody waits for it: one for any days, and one that corrects another.
    `remarks` are an officer's words by the key of their heading. `version` counts changes: a writer who has not seen
    the newest changes nothing. `letter` is the memo with which it goes.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reports")
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=60, blank=True)
    form = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    due_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFTED)
    version = models.PositiveIntegerField(default=1)
    remarks = models.JSONField(default=dict)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    late_told_at = models.DateTimeField(null=True)

    content = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    sent_way = models.CharField(max_length=5, choices=Way, blank=True)

    class Meta:
        ordering = ["-last", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "duty", "first", "last"],
                condition=Q(corrects__isnull=True) & ~Q(duty=""),
                name="report_owed_once",
            ),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="report_of_days_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=UNSIGNED) & _EMPTY & _UNSENT & Q(letter__isnull=True)
                | Q(state=State.SIGNED) & _WHOLE & _UNSENT
                | Q(state=State.SENT) & _WHOLE & _SENT,
                name="signed_report_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=False) | Q(duty="") | Q(corrects__isnull=False), name="owed_report_is_due"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-last", "-id"], name="report_of_agency"),
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at__isnull=True, due_at__isnull=False),
                name="report_still_to_send",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty or self.form} {self.first} {self.last}"

    @property
    def is_signed(self) -> bool:
        """Whether it says for ever what it says now."""
        return self.state in (State.SIGNED, State.SENT)


class ReportMail(Dispatch):
    """One mail to one officer about one report: the report itself, that it will be due, that it is late."""

    class Kind(models.TextChoices):
        SENT = "sent"
        REMINDER = "reminder"
        LATE = "late"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="mails")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta(Dispatch.Meta):
        constraints = [models.UniqueConstraint(fields=["report", "officer", "kind"], name="report_mail_once")]
        indexes = [models.Index(fields=["next_at"], name="report_mail_waiting", condition=Q(next_at__isnull=False))]

    def __str__(self) -> str:
        return f"{self.kind} {self.report_id} {self.officer_id}"


class Drafted(models.Model):
    """Up to the end of which day an office's reports were looked through: what was owed by then is drafted."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, primary_key=True, related_name="+")
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.agency_id} {self.until}"
