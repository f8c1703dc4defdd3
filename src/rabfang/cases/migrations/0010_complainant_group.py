"""The group of complainants that a case's is of (S4-8)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_messages_of_other_matters"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="group",
            field=models.CharField(blank=True, max_length=60),
        ),
    ]
