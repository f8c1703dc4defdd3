"""The form of `return_for_more`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.actions.return_for_more import returnable
from rabfang.desk.verbs.base import VerbForm, prose
from rabfang.desk.verbs.parties import due_on_field
from rabfang.desk.verbs.parts import offer_parts


class ReturnForm(VerbForm):
    """What is missing, from whose report where several reported, and by which day it must come."""

    reads_first = True
    button = _("ส่งกลับให้รายงานเพิ่ม")

    parts = forms.TypedMultipleChoiceField(
        label=_("ส่งกลับให้"), coerce=int, widget=forms.CheckboxSelectMultiple, help_text=_("เลือกเฉพาะที่รายงานยังไม่ครบถ้วน")
    )
    missing = prose(_("สิ่งที่ต้องรายงานเพิ่ม"))
    due_on = due_on_field()

    field_order = ("parts", "missing", "due_on")

    def prepare(self) -> None:
        """Parts are chosen where there are several."""
        parts = returnable(self.situation.case, self.situation.procedure)
        offer_parts(self.fields, parts, "parts")
        if len(parts) == 1:
            self.fields["missing"].help_text = _("ส่งกลับให้ %(name)s") % {"name": parts[0].party_name}

    def facts(self) -> dict[str, Any]:
        """Parts by number."""
        said = super().facts()
        return said | ({"parts": tuple(said["parts"])} if "parts" in said else {})
