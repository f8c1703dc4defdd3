"""How complainants wish to be told, and where they can be answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_reminders"),
    ]

    operations = [
        migrations.AddField(
            model_name="complainant",
            name="chat",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="complainant",
            name="discreet",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="complainant",
            name="prefers",
            field=models.CharField(
                blank=True,
                choices=[
                    ("email", "อีเมล"),
                    ("chat", "แชต"),
                    ("telephone", "โทรศัพท์"),
                    ("post", "ไปรษณีย์"),
                    ("none", "ติดตามเอง ไม่ต้องแจ้ง"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="outboxmessage",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "รอส่ง"),
                    ("sending", "กำลังส่ง"),
                    ("sent", "ส่งแล้ว"),
                    ("failed", "ส่งไม่สำเร็จ"),
                    ("bounced", "ตีกลับ"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="complainant",
            index=models.Index(
                condition=models.Q(("chat", ""), _negated=True), fields=["chat"], name="complainant_by_chat"
            ),
        ),
        migrations.AddIndex(
            model_name="complainant",
            index=models.Index(
                condition=models.Q(("email", ""), _negated=True), fields=["email"], name="complainant_by_email"
            ),
        ),
        migrations.AddConstraint(
            model_name="complainant",
            constraint=models.CheckConstraint(
                condition=models.Q(("prefers__in", ["", "email", "chat", "telephone", "post", "none"])),
                name="complainant_prefers_known",
            ),
        ),
    ]
