"""Public keys of outside bodies to which cases are passed as sealed packages."""

from django.db import models
from django.db.models import F, Q

from rabfang.agencies.models import Officer, Partner


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
