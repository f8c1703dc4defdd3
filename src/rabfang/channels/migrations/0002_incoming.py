"""What comes in by itself, kept before anything is made of it; and messages that bounced."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
        ("cases", "0006_how_people_are_told"),
        ("channels", "0001_officer_notices"),
        ("documents", "0002_shown_copy_digest"),
    ]

    operations = [
        migrations.AlterField(
            model_name="digest",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "รอส่ง"),
                    ("sending", "กำลังส่ง"),
                    ("sent", "ส่งแล้ว"),
                    ("failed", "ส่งไม่สำเร็จ"),
                    ("bounced", "ตีกลับ"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="Incoming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60)),
                ("way", models.CharField(max_length=20)),
                ("account", models.BigIntegerField()),
                ("external_id", models.CharField(max_length=200)),
                ("received_at", models.DateTimeField()),
                ("said_at", models.DateTimeField(null=True)),
                ("sender", models.CharField(blank=True, max_length=300)),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("body", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "รอประมวลผล"),
                            ("case", "เป็นเรื่องใหม่"),
                            ("message", "เพิ่มในเรื่องเดิม"),
                            ("held", "รอเจ้าหน้าที่ดู"),
                            ("done", "ไม่ต้องดำเนินการ"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("spam", "คล้ายจดหมายขยะ"),
                            ("automatic", "ข้อความตอบอัตโนมัติ"),
                            ("bounce", "จดหมายตีกลับ"),
                            ("list", "จดหมายจากกลุ่มหรือรายชื่อ"),
                            ("unreadable", "อ่านไม่ได้"),
                            ("empty", "ไม่มีข้อความ"),
                            ("closed", "เรื่องเดิมยุติแล้ว"),
                            ("failed", "ประมวลผลไม่สำเร็จ"),
                            ("talk", "บทสนทนา"),
                        ],
                        max_length=12,
                    ),
                ),
                ("seq", models.PositiveIntegerField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incoming", to="agencies.agency"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="incoming", to="cases.case"
                    ),
                ),
                (
                    "raw",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["agency", "state", "-id"], name="incoming_by_state"),
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)), fields=["next_at"], name="incoming_waiting"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("way", "account", "external_id"), name="incoming_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["case", "message"]), ("seq", None), _connector="OR"),
                        name="incoming_seq_of_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["case", "message"]), _negated=True),
                            models.Q(("case__isnull", False), ("seq__isnull", False)),
                            _connector="OR",
                        ),
                        name="incoming_settled_has_case",
                    ),
                ],
            },
        ),
    ]
