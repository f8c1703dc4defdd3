"""The form of `order`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import prose
from rabfang.desk.verbs.outcomes import outcome_choices, outcome_field
from rabfang.desk.verbs.parties import PartiesForm, due_on_field


class OrderForm(PartiesForm):
    """The decision, its words, and the units that act."""

    reads_first = True
    button = _("สั่งการ")

    outcome = outcome_field()
    order = prose(_("คำสั่งการ"))
    due_on = due_on_field()

    field_order = ("outcome", "units", "partners", "lead", "due_on", "order")

    def prepare(self) -> None:
        """The step's outcomes; the first is chosen when there is no other."""
        super().prepare()
        rows = outcome_choices(self.situation)
        self.field("outcome").choices = rows
        if len(rows) == 1:
            self.initial["outcome"] = rows[0][0]
        if "units" in self.fields:
            self.fields["units"].help_text = _("เลือกเมื่อสั่งการให้หน่วยดำเนินการ")
