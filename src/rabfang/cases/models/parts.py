"""What belongs to a case: the complainant, assignments, clocks, words and files."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Partner, Unit
from rabfang.cases.models.case import Case
from rabfang.cases.parties import Party
from rabfang.documents.models import StoredFile


class Visibility(models.TextChoices):
    """Who may read a text or a file of a case, besides those who see more."""

    CITIZEN = "citizen", _("ผู้ร้องเห็น")
    UNIT = "unit", _("หน่วยที่เกี่ยวข้องเห็น")
    CENTRE = "centre", _("เฉพาะศูนย์รับเรื่อง")


class Prefers(models.TextChoices):
    """How somebody wishes to be told."""

    EMAIL = "email", _("อีเมล")
    CHAT = "chat", _("แชต")
    TELEPHONE = "telephone", _("โทรศัพท์")
    POST = "post", _("ไปรษณีย์")
    NONE = "none", _("ติดตามเอง ไม่ต้องแจ้ง")


class Complainant(models.Model):
    """Who brought the case, by name or anonymously; personal data lives here and nowhere else.

    `chat` is a conversation in which they can be answered, as "line:account:user". `discreet`: messages to them say no
    more than that there is news.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="complainant")
    name = models.CharField(_("ชื่อ - สกุล"), max_length=200, blank=True)
    address = models.CharField(_("ที่อยู่"), max_length=400, blank=True)
    telephone = models.CharField(_("หมายเลขติดต่อกลับ"), max_length=20, blank=True)
    email = models.EmailField(_("อีเมล"), max_length=254, blank=True)
    language = models.CharField(max_length=2, default="th")
    chat = models.CharField(max_length=200, blank=True)
    prefers = models.CharField(max_length=10, choices=Prefers, blank=True)
    discreet = models.BooleanField(default=False)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(prefers__in=["", *Prefers.values]), name="complainant_prefers_known"),
        ]
        indexes = [
            models.Index(fields=["chat"], name="complainant_by_chat", condition=~Q(chat="")),
            models.Index(fields=["email"], name="complainant_by_email", condition=~Q(email="")),
            models.Index(fields=["telephone"], name="complainant_by_telephone", condition=~Q(telephone="")),
        ]

    def __str__(self) -> str:
        return self.name or str(_("ไม่ประสงค์ออกนาม"))


class Assignment(models.Model):
    """A part of a case: its step given to a unit of the office or to a partner; `number` counts within the case.

    `acknowledged_at` is when a partner said that it has taken the matter.
    """

    class State(models.TextChoices):
        OPEN = "open", _("กำลังดำเนินการ")
        REPORTED = "reported", _("รายงานแล้ว")
        ENDED = "ended", _("สิ้นสุด")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    number = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="assignments")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="assignments")
    is_lead = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True, partner__isnull=False) | Q(unit__isnull=False, partner__isnull=True),
                name="assignment_to_one",
            ),
            models.UniqueConstraint(fields=["case", "number"], name="assignment_number_once"),
            models.UniqueConstraint(
                fields=["case", "partner"], condition=Q(state="open"), name="partner_assigned_once"
            ),
            models.UniqueConstraint(fields=["case", "unit"], condition=Q(state="open"), name="unit_assigned_once"),
        ]
        indexes = [models.Index(fields=["unit", "state", "due_at"], name="assignment_by_unit")]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.number}"

    @property
    def party(self) -> Party:
        """Who has the part."""
        return Party.partner(self.partner_id) if self.partner_id else Party.unit(self.unit_id or 0)

    @property
    def party_name(self) -> str:
        """Their name; needs the unit and the partner."""
        return str(self.partner or self.unit)


class Clock(models.Model):
    """One running or stopped time standard of a case, with the reason for its date.

    `key` is "path.step" or a standard's key. `due_at` is empty while paused. `explanation` holds each
    day counted or skipped (`thai.due.Deadline.as_json`). `late` is set when it stops or is found overdue.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=121)
    assignment = models.PositiveSmallIntegerField(null=True)
    within = models.CharField(max_length=60)
    bound = models.CharField(max_length=10)
    source = models.CharField(max_length=60)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)
    stopped_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    escalated = models.PositiveSmallIntegerField(default=0)
    escalates_at = models.DateTimeField(null=True)
    reminds_at = models.DateTimeField(null=True)
    explanation = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="clock_number_once")]
        indexes = [
            models.Index(fields=["escalates_at"], name="clock_to_escalate", condition=Q(escalates_at__isnull=False)),
            models.Index(fields=["reminds_at"], name="clock_to_remind", condition=Q(reminds_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.number} {self.key}"


class CaseText(models.Model):
    """Words said in one event. The event holds the salted digest, so that the words can be erased later."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="texts")
    seq = models.PositiveIntegerField()
    field = models.CharField(max_length=30)
    body = models.TextField()
    visibility = models.CharField(max_length=10, choices=Visibility)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "seq", "field"], name="text_once_an_event")]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.seq} {self.field}"


class Attachment(models.Model):
    """A file that came or was made in one event."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    seq = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    visibility = models.CharField(max_length=10, choices=Visibility)

    class Meta:
        ordering = ["seq", "id"]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.seq}"
