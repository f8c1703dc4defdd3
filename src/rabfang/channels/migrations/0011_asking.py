"""Whom an office asks how satisfied they are, once an answer; officers are told of objections."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_reviews"), ("channels", "0010_poster_cases")]

    operations = [
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("to-call", "To Call"),
                            ("asked", "Asked"),
                            ("answered", "Answered"),
                            ("over", "Over"),
                            ("let-be", "Let Be"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("way", models.CharField(blank=True, max_length=20)),
                ("asked_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="askings", to="cases.case"
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asking",
                        to="cases.outboxmessage",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(condition=Q(("state", "waiting")), fields=["due_at"], name="asking_waiting"),
                    models.Index(condition=Q(("state", "to-call")), fields=["due_at"], name="asking_to_call"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=["case", "seq"], name="asked_once_an_answer"),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("state__in", ["asked", "answered", "over"]), _negated=True),
                            ("asked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="asked_has_time",
                    ),
                ],
            },
        ),
        migrations.AlterField(
            model_name="notice",
            name="reason",
            field=models.CharField(
                choices=[
                    ("overdue", "เกินกำหนด"),
                    ("chased", "ถูกติดตาม"),
                    ("objected", "ผู้ร้องคัดค้านผล รอท่านพิจารณา"),
                    ("reminder", "ใกล้ครบกำหนด"),
                    ("assigned", "ได้รับมอบหมายใหม่"),
                    ("returned", "ส่งกลับให้รายงานเพิ่ม"),
                ],
                max_length=10,
            ),
        ),
    ]
