"""The form of `acknowledge`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from rabfang.cases.actions.acknowledge import waiting_parts
from rabfang.desk.verbs.base import VerbForm, files_field, line, prose
from rabfang.desk.verbs.outcomes import outcome_choices, outcome_field
from rabfang.desk.verbs.parts import offer_parts, part_field
from rabfang.web.forms import ThaiDateField


class AcknowledgeForm(VerbForm):
    """Which agency took the matter, under which number, when; where it is a step, what follows."""

    button = _("บันทึกการตอบรับ")

    part = part_field()
    received_number = line(_("เลขรับของหน่วยงานนั้น"), required=False)
    received_on = ThaiDateField(label=_("วันที่รับเรื่อง"), required=False)
    remark = prose(_("ผู้ประสานงานและรายละเอียด"), required=False, lines=3)
    outcome = outcome_field()
    attachments = files_field(_("หนังสือตอบรับ"))

    def prepare(self) -> None:
        """The agency is chosen where several wait; the outcome where there are several."""
        offer_parts(self.fields, waiting_parts(self.situation.case, self.situation.capacity()))
        rows = outcome_choices(self.situation) if self.situation.is_step else []
        if len(rows) < 2:
            del self.fields["outcome"]
        else:
            self.field("outcome").choices = rows

    def facts(self) -> dict[str, Any]:
        """What was filled in."""
        return {name: value for name, value in super().facts().items() if value not in ("", None)}
