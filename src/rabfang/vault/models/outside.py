"""Public keys of outside bodies to which cases are passed as sealed packages."""

from django.db import models

from rabfang.agencies.models import Officer, Partner


class OutsideKey(models.Model):
    """The key of one of the desk's partners; who entered it compared its fingerprint with them by voice."""

    partner = models.OneToOneField(Partner, on_delete=models.PROTECT, related_name="outside_key")
    public = models.BinaryField(max_length=32)
    entered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.partner)
