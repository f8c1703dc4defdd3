"""When a clock's reminder comes, found by index."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_calendar_changes"),
        ("cases", "0004_parts_for_partners"),
        ("procedures", "0001_procedure_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="reminds_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("reminds_at__isnull", False)), fields=["reminds_at"], name="clock_to_remind"
            ),
        ),
    ]
