"""Public keys of outside bodies, and that a case was made into a sealed package for one of them."""

from django.db import models
from django.db.models import F, Q

from rabfang.agencies.models import Officer, Partner
from rabfang.vault.models.boxes import Box


class OutsideKey(models.Model):
    """The key of one of the desk's partners; who entered it compared its fingerprint with them by voice.

    Nothing is sealed to it before another designated officer has compared it as well (`confirmed_at`): one person
    alone could else send cases to a key of their own.
    """

    partner = models.OneToOneField(Partner, on_delete=models.PROTECT, related_name="outside_key")
    public = models.BinaryField(max_length=32)
    entered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("entered_by")),
                name="outside_key_confirmed_by_another",
            )
        ]

    def __str__(self) -> str:
        return str(self.partner)


class SealedPackage(models.Model):
    """A case was made into a package that only this body's key opens: `key` is its fingerprint, `sha256` that of the
    file. The file itself is kept nowhere."""

    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="packages")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    with_identity = models.BooleanField(default=False)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sha256} for {self.partner_id}"

    @property
    def digest_text(self) -> str:
        """The digest as people compare it: eight groups of eight letters."""
        return " ".join(self.sha256[start : start + 8] for start in range(0, len(self.sha256), 8))
