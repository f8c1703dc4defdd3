"""Mailboxes of an office, and what an answer to a message from outside refers to."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
        ("channels", "0002_incoming"),
    ]

    operations = [
        migrations.AddField(
            model_name="incoming",
            name="reply_id",
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(fields=["sender", "-id"], name="incoming_by_sender"),
        ),
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60)),
                ("address", models.EmailField(max_length=254)),
                ("host", models.CharField(max_length=253)),
                ("port", models.PositiveIntegerField()),
                (
                    "tls",
                    models.CharField(
                        choices=[
                            ("tls", "TLS ตั้งแต่เริ่ม (993)"),
                            ("starttls", "STARTTLS (143)"),
                            ("none", "ไม่เข้ารหัส ใช้ได้เฉพาะเครื่องเดียวกัน"),
                        ],
                        default="tls",
                        max_length=10,
                    ),
                ),
                ("username", models.CharField(max_length=254)),
                ("password", models.TextField(blank=True)),
                ("folder", models.CharField(default="INBOX", max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("uid_validity", models.BigIntegerField(null=True)),
                ("last_uid", models.BigIntegerField(default=0)),
                ("polled_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
                ("next_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mailboxes", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "ordering": ["address", "pk"],
                "indexes": [
                    models.Index(condition=models.Q(("is_active", True)), fields=["next_at"], name="mailbox_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "address", "folder"), name="mailbox_once"),
                    models.CheckConstraint(
                        condition=models.Q(("tls__in", ["tls", "starttls", "none"])), name="mailbox_tls_known"
                    ),
                ],
            },
        ),
    ]
