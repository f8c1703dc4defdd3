"""Requests by the receipt of a confidential report; what is said of one is sealed, so that it takes more room."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0001_rights"),
    ]

    operations = [
        migrations.AlterField(
            model_name="request",
            name="ground",
            field=models.TextField(blank=True, verbose_name="เหตุผลตามกฎหมาย"),
        ),
        migrations.AlterField(
            model_name="request",
            name="came",
            field=models.CharField(
                choices=[
                    ("tracking", "หน้าติดตามเรื่อง"),
                    ("receipt", "ใบรับเรื่อง"),
                    ("counter", "มาติดต่อด้วยตนเอง"),
                    ("letter", "หนังสือหรือจดหมาย"),
                ],
                max_length=10,
            ),
        ),
    ]
