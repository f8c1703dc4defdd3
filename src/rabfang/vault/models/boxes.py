"""Boxes: what is sealed in them, and who may open them."""

from django.db import models
from django.db.models import Q

from rabfang.vault.models.desks import Desk, OfficerKey


class Box(models.Model):
    """A box of one confidential case: for its content, or for the identity of who reported.

    An identity's box is `of` the content's box. Words of a case are sealed to the content's box and kept with the case.
    """

    class Holds(models.TextChoices):
        CONTENT = "content"
        IDENTITY = "identity"

    id = models.UUIDField(primary_key=True, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="boxes")
    holds = models.CharField(max_length=10, choices=Holds)
    of = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="identity")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(holds="content", of__isnull=True) | Q(holds="identity", of__isnull=False),
                name="identity_is_of_a_content",
            )
        ]

    def __str__(self) -> str:
        return f"{self.holds} {self.pk}"


class BoxKey(models.Model):
    """The public key of a box, the newest of which seals; when an officer leaves a case a new one is made."""

    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="keys")
    number = models.PositiveSmallIntegerField()
    public = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["box", "number"], name="box_key_once")]

    def __str__(self) -> str:
        return f"{self.box_id}-{self.number}"


class Receipt(models.Model):
    """The reporter's way back: by what its digits are found, and the public key to which the box is opened for them."""

    box = models.OneToOneField(Box, on_delete=models.PROTECT, related_name="receipt")
    found_by = models.CharField(max_length=64, unique=True)
    public = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"receipt of {self.box_id}"


class Grant(models.Model):
    """The private key of a box, sealed to one who may open it: an officer, the receipt's holder, or the escrow."""

    key = models.ForeignKey(BoxKey, on_delete=models.PROTECT, related_name="grants")
    officer = models.ForeignKey(OfficerKey, on_delete=models.PROTECT, null=True, related_name="grants")
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, null=True, related_name="grants")
    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(officer__isnull=True) | Q(receipt__isnull=True), name="grant_to_one"),
            models.UniqueConstraint(fields=["key", "officer"], name="granted_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(officer__isnull=True, receipt__isnull=True), name="escrowed_once"
            ),
            models.UniqueConstraint(fields=["key", "receipt"], name="receipted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key_id}"


class Sealed(models.Model):
    """Something else in a box, of which there may be several: whom a case is about, an identity."""

    key = models.ForeignKey(BoxKey, on_delete=models.PROTECT, related_name="contents")
    about = models.CharField(max_length=30)
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.about} in {self.key_id}"
