"""The account of what of a person was given to somebody outside (Official Information Act s.24)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Officer
from rabfang.cases.models import Case


class Disclosure(models.Model):
    """One time that personal data of a case left the office: what, to whom, why, on which basis, when, by whom.

    `key` makes the same event or letter one entry; empty for one written by hand. `withheld` says that name and
    address did not go along. `by` is empty for what the system wrote while nobody was signed in.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="disclosures")
    at = models.DateTimeField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.CharField(_("ให้แก่ใคร"), max_length=300)
    what = models.CharField(_("ข้อมูลอะไร"), max_length=300)
    why = models.CharField(_("เพื่ออะไร"), max_length=300)
    basis = models.CharField(_("อาศัยอำนาจใด"), max_length=200)
    withheld = models.BooleanField(default=False)
    key = models.CharField(max_length=40, null=True)  # noqa: DJ001 - empty must not be unique

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="disclosure_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.to}"
