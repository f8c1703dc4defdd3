"""Letters that were erased with their case keep number and dates, and no file."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import Q

UNISSUED = Q(
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
ISSUED = (
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


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("letters", "0002_letter_batches")]

    operations: ClassVar[list[Any]] = [
        migrations.AddField(model_name="letter", name="erased_at", field=models.DateTimeField(null=True)),
        migrations.RemoveConstraint(model_name="letter", name="issued_letter_is_whole"),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=(Q(state="draft") & UNISSUED)
                | (Q(state__in=["issued", "sent"]) & ISSUED)
                | (Q(state="cancelled") & (UNISSUED | ISSUED)),
                name="issued_letter_is_whole",
            ),
        ),
    ]
