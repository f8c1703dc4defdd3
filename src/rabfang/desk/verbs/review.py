"""The form of `review`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, prose
from rabfang.desk.verbs.outcomes import outcome_choices, outcome_field


class ReviewForm(VerbForm):
    """The report is complete; where the step has several outcomes, which."""

    reads_first = True
    button = _("รายงานครบถ้วน ดำเนินการต่อ")

    outcome = outcome_field()
    remark = prose(_("หมายเหตุ"), required=False, lines=3)

    def prepare(self) -> None:
        """No question where there is one answer."""
        rows = outcome_choices(self.situation)
        if len(rows) > 1:
            self.field("outcome").choices = rows
        else:
            del self.fields["outcome"]
