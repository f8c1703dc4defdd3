"""How long what was not registered stays: papers that were put aside, and rows of occasions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("channels", "0007_watch")]

    operations = [
        migrations.AddField("paperintake", "erased_at", models.DateTimeField(null=True)),
        migrations.AddField("paperintake", "erased_pages", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("occasionentry", "changed_at", models.DateTimeField(null=True)),
        migrations.RunSQL("UPDATE channels_occasionentry SET changed_at = made_at", migrations.RunSQL.noop),
    ]
