"""That channels were looked at, what was changed about them, and who is told of what was missed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
        ("channels", "0006_occasions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChannelChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("what", models.CharField(max_length=1000)),
                ("why", models.CharField(max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="channel_changes",
                        to="agencies.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="channels.channelchange",
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ChannelCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("found", models.PositiveIntegerField(default=0)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(blank=True, max_length=60)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="channel_checks",
                        to="agencies.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-id"],
                "indexes": [
                    models.Index(fields=["agency", "channel", "-day"], name="check_of_channel"),
                    models.Index(fields=["agency", "-day"], name="check_of_agency"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("by", None), ("source", "")),
                        fields=("agency", "channel", "day"),
                        name="polled_once_a_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("agency", "channel", "source"),
                        name="check_once_a_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MissedNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=60)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("created_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "digest",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="missed",
                        to="channels.digest",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="missed_notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("digest__isnull", True)), fields=["officer"], name="missed_notice_waiting"
                    ),
                    models.Index(fields=["created_at"], name="missed_notice_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("officer", "agency", "channel", "last"), name="missed_notice_once")
                ],
            },
        ),
    ]
