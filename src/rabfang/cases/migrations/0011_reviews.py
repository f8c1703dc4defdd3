"""Who looks at an objection; when a case was rated, and the three points in the words of the documents (S4-13)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_complainant_group"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="review",
            field=models.CharField(blank=True, choices=[("other", "เจ้าหน้าที่อื่น"), ("above", "ผู้บังคับบัญชา")], max_length=10),
        ),
        migrations.AddField(
            model_name="case",
            name="aside",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="case",
            name="rated_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="case",
            name="rating",
            field=models.CharField(
                blank=True,
                choices=[
                    ("very-satisfied", "พึงพอใจมาก"),
                    ("satisfied", "พึงพอใจ"),
                    ("dissatisfied", "ไม่พึงพอใจ"),
                ],
                max_length=20,
            ),
        ),
    ]
