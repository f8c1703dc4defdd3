"""A message may tell of something that is no event of the case, such as a breach; each is told once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_erasing"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="outboxmessage", name="message_once"),
        migrations.AddField(
            model_name="outboxmessage",
            name="matter",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="outboxmessage",
            constraint=models.UniqueConstraint(
                fields=["case", "about", "seq", "topic", "way", "matter"], name="message_once"
            ),
        ),
    ]
