"""A letter and what happened to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.documents.models import StoredFile


class State(models.TextChoices):
    """What has become of a letter."""

    DRAFT = "draft", _("ร่าง")
    ISSUED = "issued", _("ออกเลขแล้ว")
    SENT = "sent", _("ส่งแล้ว")
    CANCELLED = "cancelled", _("ยกเลิก")


class SentWay(models.TextChoices):
    """How letters leave the office."""

    POST = "post", _("ไปรษณีย์")
    REGISTERED = "registered", _("ไปรษณีย์ลงทะเบียน")
    RETURN_RECEIPT = "return-receipt", _("ไปรษณีย์ตอบรับ")
    HAND = "hand", _("ส่งด้วยมือ")
    EMAIL = "email", _("อีเมล")
    FAX = "fax", _("โทรสาร")
    ELECTRONIC = "e-saraban", _("สารบรรณอิเล็กทรอนิกส์")


_UNISSUED = Q(
    number__isnull=True,
    year__isnull=True,
    dated__isnull=True,
    file__isnull=True,
    issued_at__isnull=True,
    issued_by__isnull=True,
    reference_text="",
    sha256="",
    digest="",
)
_ISSUED = (
    Q(
        number__isnull=False,
        year__isnull=False,
        dated__isnull=False,
        issued_at__isnull=False,
        issued_by__isnull=False,
    )
    & (Q(file__isnull=False) | Q(erased_at__isnull=False))
    & ~Q(reference_text="")
    & ~Q(sha256="")
    & ~Q(digest="")
)


class Letter(models.Model):
    """One document of the office.

    `content` says everything on the paper but number and date (`letters.content.Content`); `subject`, `secret` and
    `key` (what is searched) repeat it for lists. From the moment it is issued none of them changes: `file` with its
    `sha256` is what was issued, and `digest` seals words, number, date and file (`letters.seals`).

    `text` is the text it began with, `seq` the event of the case it belongs to, `part` the number of the assignment it
    goes to, `about` the order that a notice tells of. `version` counts changes: a writer that has not seen the newest
    changes nothing. `erased_at`: words and files went with those of its case; number and dates stay.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letters")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="letters")
    seq = models.PositiveIntegerField(null=True)
    part = models.PositiveSmallIntegerField(null=True)
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=40)
    text = models.CharField(max_length=40)
    series = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    content = models.JSONField()
    subject = models.CharField(max_length=300)
    secret = models.BooleanField(default=False)
    key = models.TextField()
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="letters_made")
    made_at = models.DateTimeField()

    number = models.PositiveIntegerField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    reference_text = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="letters_issued")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    sent_on = models.DateField(null=True)
    sent_way = models.CharField(max_length=20, choices=SentWay, blank=True)
    sent_note = models.CharField(max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "series", "year", "number"], name="letter_number_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="letter_state_known"),
            models.CheckConstraint(
                condition=(Q(state="draft") & _UNISSUED)
                | (Q(state__in=["issued", "sent"]) & _ISSUED)
                | (Q(state="cancelled") & (_UNISSUED | _ISSUED)),
                name="issued_letter_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True, sent_way="")
                | Q(sent_on__isnull=False, sent_way__in=SentWay.values, state__in=["sent", "cancelled"]),
                name="sent_letter_has_day_and_way",
            ),
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_on__isnull=False), name="letter_sent_on_a_day"),
        ]
        indexes = [
            models.Index(fields=["agency", "-id"], name="letter_register"),
            models.Index(fields=["agency", "kind", "-id"], name="letter_by_kind"),
            models.Index(fields=["agency", "state", "-id"], name="letter_by_state"),
            models.Index(fields=["agency", "year", "-id"], name="letter_by_year"),
        ]

    def __str__(self) -> str:
        return self.reference_text or self.subject


class LetterEntry(models.Model):
    """One thing done to a letter: what, when, by whom, with which words or file. Rows are only ever added."""

    class Action(models.TextChoices):
        MADE = "made", _("ร่างหนังสือ")
        EDITED = "edited", _("แก้ไขร่าง")
        ISSUED = "issued", _("ออกเลขและลงวันที่")
        SENT = "sent", _("ส่งหนังสือ")
        SCANNED = "scanned", _("แนบฉบับลงนาม")
        CANCELLED = "cancelled", _("ยกเลิกหนังสือ")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="entries")
    action = models.CharField(max_length=10, choices=Action)
    at = models.DateTimeField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.action}"
