"""Choosing the units that get the work, the leading one first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.queries import active_units
from rabfang.cases.rules import works_in_units
from rabfang.desk import choices
from rabfang.desk.verbs.base import VerbForm
from rabfang.web.forms import ThaiDateField


def due_on_field() -> ThaiDateField:
    """The day by which the units must report, when it is not the procedure's."""
    return ThaiDateField(
        label=_("ให้รายงานภายในวันที่"), required=False, help_text=_("เว้นว่างเพื่อใช้กำหนดเวลาตามขั้นตอน เช่น 9/4/2569")
    )


class UnitsForm(VerbForm):
    """A verb's form that names units. The fields go away where the work does not go to units."""

    units = forms.MultipleChoiceField(label=_("หน่วยที่ดำเนินการ"), widget=forms.CheckboxSelectMultiple, required=False)
    lead = forms.ChoiceField(label=_("หน่วยหลัก"), required=False, help_text=_("เลือกเมื่อมีหลายหน่วย หน่วยอื่นเป็นหน่วยร่วม"))

    def prepare(self) -> None:
        """Offers working units; the usual one of the category is chosen already."""
        if not self.wanted():
            for name in {"units", "lead", "due_on"} & self.fields.keys():
                del self.fields[name]
            return
        found = choices.units(self.situation.agency)
        self.field("units").choices = found
        self.field("lead").choices = choices.optional(_("หน่วยแรกที่เลือก"), found)
        self.initial.setdefault("units", self.chosen_before())

    def wanted(self) -> bool:
        """Whether this verb gives work to units here."""
        return self.situation.leads_to_units()

    def chosen_before(self) -> list[str]:
        """The units that work on the case already, or the usual one."""
        if self.situation.standing.open_units:
            return [str(unit) for unit in self.situation.standing.open_units]
        key = self.situation.usual_unit()
        if key is None:
            return []
        return [str(pk) for pk in active_units(self.situation.agency).filter(key=key).values_list("pk", flat=True)]

    def facts(self) -> dict[str, Any]:
        """Units by id, the leading one first."""
        said = super().facts()
        lead = said.pop("lead", "")
        named = said.pop("units", [])
        ordered = dict.fromkeys([*([lead] if lead else []), *named]) if self.goes_to_units(said.get("outcome")) else {}
        if not ordered:
            said.pop("due_on", None)
        return {**said, "units": tuple(int(pk) for pk in ordered)}

    def goes_to_units(self, outcome: str | None) -> bool:
        """Whether the outcome chosen gives work to units; units ticked before another was chosen do not count."""
        if outcome is None:
            return True
        step = self.situation.reached().get(outcome)
        return step is not None and works_in_units(self.situation.procedure, step)
