"""Lists that officers take out as files."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0007_first_day_changed"),
        ("documents", "0005_held_files"),
        ("reports", "0003_targets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked", models.UUIDField()),
                ("listing", models.CharField(max_length=60)),
                ("said", models.JSONField(blank=True, default=dict)),
                ("scope", models.CharField(blank=True, max_length=200)),
                ("format", models.CharField(choices=[("xlsx", "Excel (.xlsx)"), ("csv", "CSV (.csv)")], max_length=4)),
                ("language", models.CharField(max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "รอจัดทำ"),
                            ("running", "กำลังจัดทำ"),
                            ("done", "พร้อมดาวน์โหลด"),
                            ("failed", "จัดทำไม่ได้"),
                            ("expired", "ลบไฟล์แล้ว"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("error", models.CharField(blank=True, max_length=60)),
                ("params", models.JSONField(blank=True, default=dict)),
                ("of", models.PositiveIntegerField()),
                ("done", models.PositiveIntegerField(default=0)),
                ("token", models.UUIDField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("worked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField(null=True)),
                ("fetched_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
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
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["officer", "-id"], name="export_of_officer"),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "running"])), fields=["id"], name="export_to_make"
                    ),
                    models.Index(
                        condition=models.Q(("expires_at__isnull", False)),
                        fields=["expires_at"],
                        name="export_to_forget",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("officer", "asked"), name="export_asked_for_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("expires_at__isnull", False), ("file__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("file__isnull", True)),
                            _connector="OR",
                        ),
                        name="export_done_has_file",
                    ),
                ],
            },
        ),
    ]
