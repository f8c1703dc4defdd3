"""Which cases each poster brought."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_how_people_are_told"), ("channels", "0009_to_erase")]

    operations = [
        migrations.CreateModel(
            name="PosterCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="from_poster", to="cases.case"
                    ),
                ),
                (
                    "poster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="channels.poster"
                    ),
                ),
            ],
        ),
    ]
