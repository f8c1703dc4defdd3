from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0006_export_rows")]

    operations = [
        migrations.AddField(
            model_name="calendarchange",
            name="first_day",
            field=models.DateField(blank=True, null=True),
        ),
    ]
