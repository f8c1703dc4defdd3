"""Choosing who gets the work: units of the office and partners, the leading one first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.queries import active_units
from rabfang.cases.parties import Party
from rabfang.cases.refusals import REFUSALS
from rabfang.cases.rules import works_in_parts
from rabfang.desk import choices
from rabfang.desk.verbs.base import VerbForm
from rabfang.procedures.schema import PARTNER
from rabfang.web.forms import ThaiDateField


def due_on_field() -> ThaiDateField:
    """The day by which they must report, when it is not the procedure's."""
    return ThaiDateField(
        label=_("ให้รายงานภายในวันที่"), required=False, help_text=_("เว้นว่างเพื่อใช้กำหนดเวลาตามขั้นตอน เช่น 9/4/2569")
    )


class PartiesForm(VerbForm):
    """A verb's form that names parties. The fields go away where the work goes to none, or to no partner."""

    units = forms.MultipleChoiceField(label=_("หน่วยที่ดำเนินการ"), widget=forms.CheckboxSelectMultiple, required=False)
    partners = forms.MultipleChoiceField(
        label=_("หน่วยงานอื่นที่ร่วมดำเนินการ"), widget=forms.CheckboxSelectMultiple, required=False
    )
    lead = forms.ChoiceField(label=_("หน่วยหลัก"), required=False, help_text=_("เลือกเมื่อมีหลายหน่วย หน่วยอื่นเป็นหน่วยร่วม"))

    def prepare(self) -> None:
        """Offers working units and partners; the usual unit of the category is chosen already."""
        if not self.wanted():
            self._drop("units", "partners", "lead", "due_on")
            return
        units = choices.units(self.situation.agency)
        partners = choices.partners(self.situation.agency) if self.takes_partners() else []
        self.field("units").choices = units
        self.field("partners").choices = partners
        for name, closed in (
            ("units", "unit-not-active"),
            ("lead", "unit-not-active"),
            ("partners", "partner-not-active"),
        ):
            self.field(name).error_messages["invalid_choice"] = REFUSALS[closed]  # closed since the form was opened
        leading = [(str(Party.unit(int(pk))), name) for pk, name in units]
        leading += [(str(Party.partner(int(pk))), name) for pk, name in partners]
        self.field("lead").choices = choices.optional(_("หน่วยแรกที่เลือก"), leading)
        if not partners:
            self._drop("partners")
        for name, chosen in self.chosen_before().items():
            self.initial.setdefault(name, chosen)
        self._show_with_outcome()

    def _show_with_outcome(self) -> None:
        """Where an outcome is chosen, the fields of parties are of use only with those that give them work."""
        if "outcome" not in self.base_fields:
            return
        giving = [outcome for outcome in self.situation.reached() if self.goes_to_parties(outcome)]
        for name in {"units", "partners", "lead", "due_on"} & self.fields.keys():
            self.field(name).shown_with = f"outcome={' '.join(giving)}"

    def _drop(self, *names: str) -> None:
        for name in set(names) & self.fields.keys():
            del self.fields[name]

    def wanted(self) -> bool:
        """Whether this verb gives work to parties here."""
        return self.situation.leads_to_parties()

    def takes_partners(self) -> bool:
        """Whether a step that it leads to, or the present one where it leads nowhere, is for partners too."""
        steps = self.situation.reached().values() if self.situation.is_step else [self.situation.step]
        return any(PARTNER in step.by for step in steps)

    def chosen_before(self) -> dict[str, list[str]]:
        """Those that work on the case already, or the usual unit."""
        working = [row for row in self.situation.case.assignments.all() if row.state == "open"]
        if working:
            return {
                "units": [str(row.unit_id) for row in working if row.unit_id],
                "partners": [str(row.partner_id) for row in working if row.partner_id],
            }
        key = self.situation.usual_unit()
        if key is None:
            return {}
        usual = active_units(self.situation.agency).filter(key=key)
        return {"units": [str(pk) for pk in usual.values_list("pk", flat=True)]}

    def facts(self) -> dict[str, Any]:
        """Parties by id; those ticked before another outcome was chosen do not count."""
        said = super().facts()
        to_parties = self.goes_to_parties(said.get("outcome"))
        for name in ("units", "partners"):
            said[name] = tuple(int(pk) for pk in said.pop(name, [])) if to_parties else ()
        lead = said.pop("lead", "")
        if lead and to_parties:
            kind, _colon, pk = lead.partition(":")
            ticked = "partners" if kind == PARTNER else "units"
            said |= {"lead": lead, ticked: tuple(dict.fromkeys((*said[ticked], int(pk))))}
        if not (said["units"] or said["partners"]):
            said.pop("due_on", None)
        return said

    def goes_to_parties(self, outcome: str | None) -> bool:
        """Whether the outcome chosen gives work to parties."""
        if outcome is None:
            return True
        step = self.situation.reached().get(outcome)
        return step is not None and works_in_parts(self.situation.procedure, step)
