"""Calendar changes that due times have yet to follow."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_agencies_and_people")]

    operations = [
        migrations.CreateModel(
            name="CalendarChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("because", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("recomputed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_changes",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.AddIndex(
            model_name="calendarchange",
            index=models.Index(
                condition=models.Q(("recomputed_at__isnull", True)),
                fields=["at"],
                name="calendar_change_waiting",
            ),
        ),
    ]
