"""What is due to go, who proposed it and who decided; what must stay; and what is left of what went."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.rights.models.office import RetentionPeriod
from rabfang.rights.models.requests import Request


class Hold(models.Model):
    """A case that must not be erased for now: a lawsuit, an audit. It ends when somebody ends it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds", db_index=False)
    reason = models.CharField(_("เหตุผล"), max_length=300)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="one_hold_a_case")
        ]
        indexes = [models.Index(fields=["case"], name="hold_of_case")]

    def __str__(self) -> str:
        return f"hold on {self.case_id}"


class DestructionList(models.Model):
    """Cases past their time, proposed by one person and decided by another (National Archives Act s.7-8).

    One for the archives is packed when it is approved, `sha256` of the package, which is made anew the same whenever it
    is fetched; its cases are erased once somebody says that it was handed over.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("รอผู้อนุมัติ")
        REFUSED = "refused", _("ไม่อนุมัติ")
        APPROVED = "approved", _("อนุมัติแล้ว รอส่งมอบ")
        DONE = "done", _("ดำเนินการแล้ว")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="destruction_lists")
    after = models.CharField(max_length=10, choices=RetentionPeriod.After)
    reason = models.CharField(_("เหตุผล"), max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(_("หมายเหตุ"), max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True)
                | ~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="destruction_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="destruction_takes_two"
            ),
        ]

    def __str__(self) -> str:
        return f"list {self.pk}"


class DestructionItem(models.Model):
    """One case of a list; `left` says why it was not erased after all."""

    list = models.ForeignKey(DestructionList, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    source = models.CharField(max_length=200)
    erased_at = models.DateTimeField(null=True)
    left = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["list", "case"], name="destruction_item_once")]

    def __str__(self) -> str:
        return f"{self.list_id}/{self.case_id}"


class Tombstone(models.Model):
    """What is left to say of an erasure: which case, what it was, when, by whom, by whose decision and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tombstones")
    seq = models.PositiveIntegerField()
    scope = models.CharField(max_length=10)
    kind = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    received_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField()
    erased_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, null=True, related_name="+")
    list = models.ForeignKey(DestructionList, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="tombstone_once"),
            models.CheckConstraint(
                condition=Q(request__isnull=False, list__isnull=True) | Q(request__isnull=True, list__isnull=False),
                name="tombstone_by_one_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.seq}"
