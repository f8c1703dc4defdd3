"""What waits for a second person: a change of the desk's people or of its escrow key, and an identity asked for."""

from django.db import models
from django.db.models import Q

from rabfang.agencies.models import Officer, Partner
from rabfang.vault.models.boxes import Box
from rabfang.vault.models.desks import Desk


class Proposal(models.Model):
    """A change of a desk that one of its people proposes and another confirms."""

    class What(models.TextChoices):
        HANDLE = "handle"
        IDENTIFY = "identify"
        LEAVE = "leave"
        ESCROW = "escrow"

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="proposals")
    what = models.CharField(max_length=10, choices=What)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    public = models.BinaryField(max_length=32, default=b"")
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    settled_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "what", "officer"], condition=Q(settled_at__isnull=True), name="proposed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.officer_id}"


class IdentityRequest(models.Model):
    """A designated officer asks who reported. `reason` is sealed to the identity's box with the key of that number;
    `handed` is the identity, sealed to the asker's own key and forgotten after `until`; `packed` the same for packages
    for an outside body (`partner`), sealed to its key of that fingerprint: nobody here opens it again."""

    class Answer(models.TextChoices):
        REFUSED = "refused"
        SEEN = "seen"
        HANDED = "handed"
        PACKED = "packed"

    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="requests")
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    number = models.PositiveSmallIntegerField()
    reason = models.BinaryField()
    answered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    until = models.DateField(null=True)
    handed = models.BinaryField(default=b"")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")
    packed_for = models.CharField(max_length=40, blank=True)
    packed = models.BinaryField(default=b"")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["box", "asked_by"], condition=Q(answered_at__isnull=True), name="identity_asked_once"
            )
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"
