"""The form of `assign`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import prose
from rabfang.desk.verbs.parties import PartiesForm, due_on_field


class AssignForm(PartiesForm):
    """Why, and the units that have the work from now on."""

    button = _("มอบหมาย")

    reason = prose(_("เหตุผลหรือข้อสั่งการ"), lines=3)

    due_on = due_on_field()

    field_order = ("units", "partners", "lead", "due_on", "reason")

    def wanted(self) -> bool:
        """Outside the steps it always names units; as a step, where the work goes to units."""
        return not self.situation.is_step or self.situation.leads_to_parties()
