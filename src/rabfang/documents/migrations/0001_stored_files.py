"""The table of stored files."""

from django.db import migrations, models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

MEDIA_TYPES = [
    "application/pdf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "audio/mp4",
    "audio/mpeg",
    "audio/wav",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/csv",
    "text/plain",
    "video/mp4",
    "video/quicktime",
]


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200, verbose_name="ชื่อไฟล์")),
                ("media_type", models.CharField(max_length=100, verbose_name="ชนิด")),
                ("size", models.PositiveIntegerField(verbose_name="ขนาด (ไบต์)")),
                ("sha256", models.CharField(max_length=64)),
                ("original_path", models.CharField(max_length=200, unique=True)),
                ("shown_path", models.CharField(blank=True, default="", max_length=200)),
                ("shown_media_type", models.CharField(blank=True, default="", max_length=100)),
                ("taken", models.JSONField(blank=True, default=dict)),
                ("risks", models.JSONField(blank=True, default=list)),
                ("risky", models.BooleanField(default=False, verbose_name="มีความเสี่ยง")),
                ("created_at", models.DateTimeField(verbose_name="รับเมื่อ")),
            ],
            options={
                "ordering": ["created_at", "id"],
                "indexes": [models.Index(fields=["sha256"], name="stored_file_by_content")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty"),
                    models.CheckConstraint(condition=~models.Q(name=""), name="stored_file_named"),
                    models.CheckConstraint(
                        condition=Exact(Length(models.F("sha256")), 64), name="stored_file_has_digest"
                    ),
                    models.CheckConstraint(condition=~models.Q(original_path=""), name="stored_file_has_original"),
                    models.CheckConstraint(
                        condition=models.Q(media_type__in=MEDIA_TYPES), name="stored_file_kind_accepted"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(shown_path="", shown_media_type="")
                        | (~models.Q(shown_path="") & models.Q(shown_media_type__in=["image/jpeg", "image/png"])),
                        name="stored_file_copy_is_picture",
                    ),
                ],
            },
        ),
    ]
