"""Whom an office asks how satisfied they are, once an answer."""

from django.db import models
from django.db.models import Q

from rabfang.cases.models import Case, OutboxMessage


class Asking(models.Model):
    """The question about one closing of a case: event `seq`. Waits until `due_at`, then it is put or let be.

    `way` is that of `OutboxMessage`, or "telephone" when an officer asks; empty while it is not known. `message` is
    what was sent, which may not have arrived. A case that was taken up again gets another question when it closes anew.
    """

    class State(models.TextChoices):
        WAITING = "waiting"  # its time has not come
        TO_CALL = "to-call"  # an officer is to ask
        ASKED = "asked"
        ANSWERED = "answered"
        OVER = "over"  # asked, and no answer came or will
        LET_BE = "let-be"  # not asked

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="askings")
    seq = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    due_at = models.DateTimeField()
    way = models.CharField(max_length=20, blank=True)
    message = models.OneToOneField(OutboxMessage, on_delete=models.PROTECT, null=True, related_name="asking")
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="asked_once_an_answer"),
            models.CheckConstraint(
                condition=~Q(state__in=["asked", "answered", "over"]) | Q(asked_at__isnull=False),
                name="asked_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="asking_waiting", condition=Q(state="waiting")),
            models.Index(fields=["due_at"], name="asking_to_call", condition=Q(state="to-call")),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}-{self.seq}"
