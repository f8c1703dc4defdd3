"""Conversations on LINE and Messenger: accounts, threads, what is answered, officers who linked their own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
        ("cases", "0006_how_people_are_told"),
        ("channels", "0003_mailboxes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChatAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60, verbose_name="ช่องทาง")),
                (
                    "platform",
                    models.CharField(
                        choices=[("line", "LINE"), ("messenger", "Facebook Messenger")],
                        max_length=20,
                        verbose_name="แพลตฟอร์ม",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="ชื่อบัญชี")),
                ("public_id", models.CharField(blank=True, max_length=100)),
                ("secret", models.TextField()),
                ("token", models.TextField()),
                ("verify_token", models.CharField(max_length=64)),
                ("hook", models.CharField(max_length=64, unique=True)),
                ("is_active", models.BooleanField(default=True, verbose_name="เปิดใช้")),
                ("created_at", models.DateTimeField()),
                ("last_event_at", models.DateTimeField(null=True)),
                ("last_error", models.CharField(blank=True, max_length=300)),
                ("last_error_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chat_accounts", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("user", models.CharField(max_length=100)),
                ("language", models.CharField(default="th", max_length=2)),
                ("talk", models.JSONField(default=dict)),
                ("rows", models.JSONField(default=list)),
                ("submission", models.CharField(blank=True, max_length=64)),
                ("last_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("blocked", models.BooleanField(default=False)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="channels.chataccount",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["-last_at"],
            },
        ),
        migrations.CreateModel(
            name="ChatAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.JSONField()),
                ("reply_token", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
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
                ("created_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="channels.conversation"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="OfficerChat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(blank=True, max_length=64)),
                ("code_until", models.DateTimeField(null=True)),
                ("linked_at", models.DateTimeField(null=True)),
                ("digest", models.BooleanField(default=True)),
                (
                    "conversation",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officer_chat",
                        to="channels.conversation",
                    ),
                ),
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chat", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="chataccount",
            constraint=models.UniqueConstraint(fields=("agency", "platform", "name"), name="chat_account_named_once"),
        ),
        migrations.AddConstraint(
            model_name="chataccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("platform__in", ["line", "messenger"])), name="chat_account_platform_known"
            ),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=models.Q(("ends_at__isnull", False)), fields=["ends_at"], name="conversation_half_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.UniqueConstraint(fields=("account", "user"), name="conversation_once"),
        ),
        migrations.AddIndex(
            model_name="chatanswer",
            index=models.Index(condition=models.Q(("next_at__isnull", False)), fields=["next_at"], name="chat_waiting"),
        ),
        migrations.AddConstraint(
            model_name="chatanswer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case__isnull", False)), fields=("case",), name="chat_receipt_once"
            ),
        ),
        migrations.AddIndex(
            model_name="officerchat",
            index=models.Index(
                condition=models.Q(("code", ""), _negated=True), fields=["code"], name="officer_chat_by_code"
            ),
        ),
    ]
