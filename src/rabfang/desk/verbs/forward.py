"""The form of `forward`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.desk import choices
from rabfang.desk.verbs.base import files_field, line, prose
from rabfang.desk.verbs.parties import PartiesForm


class ForwardForm(PartiesForm):
    """The memo or covering words; the units where the next step is theirs; who was told by telephone ahead."""

    button = _("ส่งต่อ")

    memo = prose(_("ข้อความเสนอหรือนำส่ง"))
    attachments = files_field()
    telephoned_unit = forms.TypedChoiceField(
        label=_("โทรศัพท์แจ้งหน่วยงานล่วงหน้า"), required=False, coerce=int, empty_value=None
    )
    telephoned = line(_("ผู้รับโทรศัพท์และเรื่องที่แจ้ง"), required=False)

    field_order = ("memo", "units", "partners", "lead", "telephoned_unit", "telephoned", "attachments")

    def prepare(self) -> None:
        """Units to call are offered whether or not the work goes to them next."""
        super().prepare()
        rows = choices.optional(_("ไม่ได้โทรศัพท์แจ้ง"), choices.units(self.situation.agency))
        self.field("telephoned_unit").choices = rows

    def facts(self) -> dict[str, Any]:
        """The unit called is left out when nobody was."""
        said = super().facts()
        if said["telephoned_unit"] is None:
            del said["telephoned_unit"]
        return said
