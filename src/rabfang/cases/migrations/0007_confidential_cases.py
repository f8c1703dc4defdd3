"""A confidential case has a box."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_how_people_are_told"),
        ("vault", "0001_vault"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="box",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="case", to="vault.box"
            ),
        ),
    ]
