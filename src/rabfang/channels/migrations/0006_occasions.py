"""Occasions: one event with many matters, its files, and the entries until they are cases."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
        ("cases", "0006_how_people_are_told"),
        ("channels", "0005_posters"),
        ("documents", "0002_shown_copy_digest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Occasion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=300)),
                ("area", models.CharField(blank=True, max_length=6)),
                ("attendance", models.PositiveIntegerField(null=True)),
                ("attended_by", models.CharField(blank=True, max_length=1000)),
                ("summary", models.TextField(blank=True)),
                ("asked", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="occasions", to="agencies.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occasions_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occasions_owned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="OccasionEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=64)),
                ("words", models.CharField(blank=True, max_length=64)),
                ("said", models.JSONField(blank=True, default=dict)),
                ("problems", models.JSONField(blank=True, default=dict)),
                ("kind", models.CharField(blank=True, max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "ร่าง"), ("recorded", "ลงทะเบียนแล้ว"), ("returned", "ส่งคืนให้แก้ไข")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("said_at", models.DateTimeField(null=True)),
                ("record_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occasion_entry",
                        to="cases.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="channels.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="OccasionFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="channels.occasion"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="occasion",
            index=models.Index(fields=["agency", "-starts_on", "-id"], name="occasion_of_agency"),
        ),
        migrations.AddConstraint(
            model_name="occasion",
            constraint=models.UniqueConstraint(fields=("made_by", "asked"), name="occasion_asked_for_once"),
        ),
        migrations.AddConstraint(
            model_name="occasion",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="occasion_ends_after_start"
            ),
        ),
        migrations.AddIndex(
            model_name="occasionentry",
            index=models.Index(fields=["occasion", "state", "id"], name="occasion_entry_by_state"),
        ),
        migrations.AddIndex(
            model_name="occasionentry",
            index=models.Index(
                condition=models.Q(("record_at__isnull", False)), fields=["record_at"], name="occasion_entry_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="occasionentry",
            constraint=models.UniqueConstraint(fields=("occasion", "token"), name="occasion_entry_once"),
        ),
        migrations.AddConstraint(
            model_name="occasionentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("state", "recorded")),
                    models.Q(models.Q(("state", "recorded"), _negated=True), ("case__isnull", True)),
                    _connector="OR",
                ),
                name="occasion_entry_recorded_has_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="occasionentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("record_at__isnull", True),
                    models.Q(("asked_by__isnull", False), ("state", "draft")),
                    _connector="OR",
                ),
                name="occasion_entry_waits_as_draft",
            ),
        ),
    ]
