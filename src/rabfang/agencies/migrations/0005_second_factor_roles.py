from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0004_confidential_desks")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="second_factor_roles",
            field=models.JSONField(blank=True, default=list, verbose_name="บทบาทที่ต้องยืนยันตัวตนสองขั้น"),
        ),
    ]
