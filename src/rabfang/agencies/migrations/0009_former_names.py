import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0008_asking")]

    operations = [
        migrations.CreateModel(
            name="FormerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_th", models.CharField(max_length=200)),
                ("name_en", models.CharField(max_length=200)),
                ("until", models.DateField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_names", to="agencies.unit"
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
    ]
