"""Tables that officers keep, and what was made of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0007_first_day_changed"),
        ("reports", "0007_mark_what_waits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("question", models.JSONField()),
                ("is_shared", models.BooleanField(default=False)),
                (
                    "every",
                    models.CharField(
                        blank=True,
                        choices=[("", "ไม่ทำเอง"), ("week", "ทุกสัปดาห์ เมื่อสิ้นวันอาทิตย์"), ("month", "ทุกเดือน เมื่อสิ้นเดือน")],
                        default="",
                        max_length=5,
                    ),
                ),
                ("since", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("content", models.JSONField()),
                (
                    "table",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="reports.savedtable",
                    ),
                ),
            ],
            options={
                "ordering": ["-until"],
            },
        ),
        migrations.AddIndex(
            model_name="savedtable",
            index=models.Index(
                condition=models.Q(("every", ""), _negated=True), fields=["every"], name="table_to_make"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("table", "until"), name="edition_once"),
        ),
    ]
