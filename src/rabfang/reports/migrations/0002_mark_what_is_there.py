"""Cases registered before there were figures are counted too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_facts_and_counts")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO reports_mark (case_id, agency_id) SELECT id, agency_id FROM cases_case", migrations.RunSQL.noop
        ),
    ]
