"""Cases that were counted before their step was are counted again."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_where_cases_wait")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO reports_mark (case_id, agency_id) "
            "SELECT id, agency_id FROM cases_case WHERE status IN ('open', 'paused')",
            migrations.RunSQL.noop,
        ),
    ]
