"""Batches: many letters asked for at once, and one row for each letter wanted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
        ("cases", "0005_reminders"),
        ("documents", "0002_shown_copy_digest"),
        ("letters", "0001_letters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked", models.UUIDField()),
                ("kind", models.CharField(max_length=40)),
                ("numbered", models.BooleanField()),
                ("dated", models.DateField(null=True)),
                ("acting_for", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "รอจัดทำ"),
                            ("working", "กำลังจัดทำ"),
                            ("done", "เสร็จแล้ว"),
                            ("stopped", "หยุดแล้ว"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letter_batches", to="agencies.agency"
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
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_batches_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="BatchItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("part", models.PositiveSmallIntegerField(null=True)),
                ("text", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "รอจัดทำ"), ("done", "จัดทำแล้ว"), ("failed", "จัดทำไม่ได้")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("error", models.CharField(blank=True, max_length=60)),
                ("params", models.JSONField(blank=True, default=dict)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batch_item",
                        to="letters.letter",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="letters.letterbatch"
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "number"],
            },
        ),
        migrations.AddIndex(
            model_name="letterbatch",
            index=models.Index(fields=["agency", "-id"], name="batch_of_agency"),
        ),
        migrations.AddIndex(
            model_name="letterbatch",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)), fields=["id"], name="batch_still_to_make"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterbatch",
            constraint=models.UniqueConstraint(fields=("made_by", "asked"), name="batch_asked_for_once"),
        ),
        migrations.AddConstraint(
            model_name="letterbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("file__isnull", True), ("state__in", ["waiting", "working"])),
                    models.Q(("ended_at__isnull", False), ("state", "done")),
                    ("state", "stopped"),
                    _connector="OR",
                ),
                name="batch_state_known_and_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("numbered", False), ("dated__isnull", False), _connector="OR"),
                name="numbered_batch_is_dated",
            ),
        ),
        migrations.AddIndex(
            model_name="batchitem",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["batch", "number"], name="batch_item_to_make"
            ),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(fields=("batch", "number"), name="batch_item_number_once"),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(fields=("batch", "case", "part"), name="one_letter_a_part_in_a_batch"),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part__isnull", True)),
                fields=("batch", "case"),
                name="one_letter_a_case_in_a_batch",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("error", ""), ("letter__isnull", True), ("state", "waiting")),
                    models.Q(("error", ""), ("letter__isnull", False), ("state", "done")),
                    models.Q(("letter__isnull", True), ("state", "failed"), models.Q(("error", ""), _negated=True)),
                    _connector="OR",
                ),
                name="batch_item_is_whole",
            ),
        ),
    ]
