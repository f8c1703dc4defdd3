"""A custodian may put an identity into the sealed package of an outside body."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_confidential_desks"),
        ("vault", "0006_sealed_packages"),
    ]

    operations = [
        migrations.AlterField(
            model_name="identityrequest",
            name="answer",
            field=models.CharField(
                blank=True,
                choices=[("refused", "Refused"), ("seen", "Seen"), ("handed", "Handed"), ("packed", "Packed")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="identityrequest",
            name="partner",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.partner"
            ),
        ),
        migrations.AddField(
            model_name="identityrequest",
            name="packed_for",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="identityrequest",
            name="packed",
            field=models.BinaryField(default=b""),
        ),
    ]
