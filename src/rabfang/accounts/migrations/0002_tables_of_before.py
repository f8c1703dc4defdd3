from django.db import migrations

TABLES = ("account_emailconfirmation", "account_emailaddress", "django_session")


class Migration(migrations.Migration):
    """Tables of the libraries that signed officers in before; nothing of them is needed."""

    dependencies = [("accounts", "0001_accounts")]

    operations = [
        migrations.RunSQL([f"DROP TABLE IF EXISTS {table}" for table in TABLES], migrations.RunSQL.noop),
    ]
