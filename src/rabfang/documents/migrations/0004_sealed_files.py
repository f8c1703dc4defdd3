"""Sealed files are kept as ciphertexts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_raw_mail"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="storedfile",
            name="stored_file_kind_accepted",
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "media_type__in",
                        [
                            "application/octet-stream",
                            "application/pdf",
                            "application/vnd.oasis.opendocument.text",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            "audio/mp4",
                            "audio/mpeg",
                            "audio/wav",
                            "image/gif",
                            "image/jpeg",
                            "image/png",
                            "image/webp",
                            "message/rfc822",
                            "text/csv",
                            "text/plain",
                            "video/mp4",
                            "video/quicktime",
                        ],
                    )
                ),
                name="stored_file_kind_accepted",
            ),
        ),
    ]
