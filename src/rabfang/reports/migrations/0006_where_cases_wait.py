"""Where a case waits, and the days by which its facts are asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_reports_of_the_room")]

    operations = [
        migrations.AddField(
            model_name="casefact",
            name="step",
            field=models.CharField(blank=True, max_length=121),
        ),
        migrations.AddIndex(
            model_name="casefact",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False)), fields=["agency_id", "due_on"], name="fact_by_due"
            ),
        ),
        migrations.AddIndex(
            model_name="casefact",
            index=models.Index(
                condition=models.Q(("rated_on__isnull", False)), fields=["agency_id", "rated_on"], name="fact_by_rating"
            ),
        ),
        migrations.AddIndex(
            model_name="casefact",
            index=models.Index(
                condition=models.Q(("step", ""), _negated=True), fields=["agency_id", "step"], name="fact_by_step"
            ),
        ),
    ]
