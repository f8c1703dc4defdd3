from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_second_factor_roles")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="export_rows",
            field=models.PositiveIntegerField(default=5000, verbose_name="แถวที่นำออกได้ต่อคนต่อวัน"),
        ),
    ]
