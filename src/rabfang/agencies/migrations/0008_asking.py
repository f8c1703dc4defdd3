"""When an office asks complainants how satisfied they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0007_first_day_changed")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="asks_after",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="ถามความพึงพอใจหลังยุติเรื่อง"),
        ),
        migrations.AddField(
            model_name="agency",
            name="asks_in",
            field=models.CharField(
                choices=[("working-days", "วันทำการ"), ("days", "วันตามปฏิทิน")],
                default="working-days",
                max_length=15,
                verbose_name="นับเป็น",
            ),
        ),
    ]
