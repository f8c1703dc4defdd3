"""Papers that are taken in page by page."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
        ("cases", "0006_how_people_are_told"),
        ("channels", "0004_chats"),
        ("documents", "0002_shown_copy_digest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperIntake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60)),
                ("made_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("envelope_number", models.CharField(blank=True, max_length=300)),
                ("letter_number", models.CharField(blank=True, max_length=300)),
                ("letter_date", models.DateField(null=True)),
                ("sent_by", models.CharField(blank=True, max_length=300)),
                ("sender", models.CharField(blank=True, max_length=200)),
                ("address", models.CharField(blank=True, max_length=400)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "กำลังรับเข้า"), ("recorded", "ลงทะเบียนแล้ว"), ("aside", "ไม่ลงทะเบียน")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_intakes",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="cases.case"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="PaperPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("sheet", models.PositiveSmallIntegerField(null=True)),
                (
                    "turned",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Upright"), (90, "Right"), (180, "Over"), (270, "Left")], default=0
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "รอระบบอ่าน"), ("read", "อ่านแล้ว"), ("failed", "ระบบอ่านไม่ได้")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("draft", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("touched", models.BooleanField(default=False)),
                ("checked", models.BooleanField(default=False)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(null=True)),
                (
                    "intake",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="channels.paperintake",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="paperintake",
            index=models.Index(fields=["agency", "state", "-id"], name="paper_by_state"),
        ),
        migrations.AddConstraint(
            model_name="paperintake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("state", "recorded")),
                    models.Q(models.Q(("state", "recorded"), _negated=True), ("case__isnull", True)),
                    _connector="OR",
                ),
                name="paper_recorded_is_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperintake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "aside"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="paper_aside_has_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="paperpage",
            index=models.Index(fields=["intake", "position"], name="paper_page_in_order"),
        ),
        migrations.AddIndex(
            model_name="paperpage",
            index=models.Index(
                condition=models.Q(("next_at__isnull", False)), fields=["next_at"], name="paper_page_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="paperpage",
            constraint=models.CheckConstraint(
                condition=models.Q(("turned__in", [0, 90, 180, 270])), name="paper_page_turned_square"
            ),
        ),
    ]
