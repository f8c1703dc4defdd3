"""Lines of events that can be erased, and when something of a case was erased."""

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("cases", "0007_confidential_cases")]

    operations: ClassVar[list[Any]] = [
        migrations.AddField(
            model_name="event",
            name="salt",
            field=models.CharField(blank=True, default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="event",
            name="private",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(model_name="case", name="erased_at", field=models.DateTimeField(null=True)),
    ]
