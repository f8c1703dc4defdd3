"""Files that nobody is shown: something was found in them, or they wait to be looked at."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_sealed_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldFile",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="held",
                        serialize=False,
                        to="documents.storedfile",
                    ),
                ),
                ("state", models.CharField(choices=[("waiting", "waiting"), ("infected", "infected")], max_length=10)),
                ("found", models.CharField(blank=True, default="", max_length=200)),
                ("since", models.DateTimeField()),
                ("tried_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["state", "tried_at"], name="held_file_by_turn")],
            },
        ),
    ]
