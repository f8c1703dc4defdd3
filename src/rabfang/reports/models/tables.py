"""Tables that officers made, and what was made of those that are to come by themselves."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer


class Every(models.TextChoices):
    """How often a table is made by itself."""

    NEVER = "", _("ไม่ทำเอง")
    WEEK = "week", _("ทุกสัปดาห์ เมื่อสิ้นวันอาทิตย์")
    MONTH = "month", _("ทุกเดือน เมื่อสิ้นเดือน")


class SavedTable(models.Model):
    """A question that an officer keeps under a name, for their office if shared (`builder.question` as JSON)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    question = models.JSONField()
    is_shared = models.BooleanField(default=False)
    every = models.CharField(max_length=5, choices=Every, blank=True, default=Every.NEVER)
    since = models.DateField(null=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["every"], name="table_to_make", condition=~Q(every=""))]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """A saved table as it stood when a week or month had ended on `until`; the report that it was, as JSON."""

    table = models.ForeignKey(SavedTable, on_delete=models.CASCADE, related_name="editions", db_index=False)
    until = models.DateField()
    made_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        ordering = ["-until"]
        constraints = [models.UniqueConstraint(fields=["table", "until"], name="edition_once")]

    def __str__(self) -> str:
        return f"{self.table_id} {self.until}"
