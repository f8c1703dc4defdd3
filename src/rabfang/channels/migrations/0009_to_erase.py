"""What is due to be erased is found by its age."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("channels", "0008_erased")]

    operations = [
        migrations.AlterField("occasionentry", "changed_at", models.DateTimeField()),
        migrations.AlterField(
            "occasionentry",
            "state",
            models.CharField(
                choices=[
                    ("draft", "ร่าง"),
                    ("recorded", "ลงทะเบียนแล้ว"),
                    ("returned", "ส่งคืนให้แก้ไข"),
                    ("erased", "ลบแล้ว"),
                ],
                default="draft",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            "paperintake",
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, erased_pages__isnull=True)
                | Q(state="aside", erased_at__isnull=False, erased_pages__isnull=False),
                name="paper_erased_was_aside",
            ),
        ),
        migrations.AddIndex(
            "paperintake",
            models.Index(
                fields=["ended_at"], name="paper_to_erase", condition=Q(state="aside", erased_at__isnull=True)
            ),
        ),
        migrations.AddIndex(
            "occasionentry",
            models.Index(
                fields=["changed_at"],
                name="occasion_entry_to_erase",
                condition=Q(state__in=["draft", "returned"], record_at__isnull=True),
            ),
        ),
    ]
