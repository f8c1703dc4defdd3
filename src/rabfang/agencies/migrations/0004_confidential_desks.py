"""An office may have a confidential desk, an office of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_partners"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="confidential_of",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confidential",
                to="agencies.agency",
            ),
        ),
    ]
