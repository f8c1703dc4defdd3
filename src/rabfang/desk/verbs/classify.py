"""The form of `classify`."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.queries import active_units
from rabfang.cases.models import Urgency
from rabfang.cases.refusals import REFUSALS
from rabfang.desk import choices
from rabfang.desk.verbs.base import VerbForm, prose
from rabfang.procedures.schema import Kind


class ClassifyForm(VerbForm):
    """Kind with its meaning, category with the unit that usually acts, group, urgency and an opinion."""

    button = _("บันทึกการจำแนก")

    kind = forms.ChoiceField(label=_("ประเภทเรื่อง"), widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label=_("หมวด"), required=False, help_text=_("ในวงเล็บคือหน่วยที่ดำเนินการตามปกติ ระบบจะเสนอให้ในขั้นถัดไป")
    )
    group = forms.ChoiceField(label=_("กลุ่มผู้ร้อง"), required=False)
    urgency = forms.ChoiceField(label=_("ความเร่งด่วน"), choices=Urgency.choices, widget=forms.RadioSelect)
    opinion = prose(_("ความเห็นเจ้าหน้าที่"), required=False, lines=3)

    def prepare(self) -> None:
        """Kinds and categories of the case's own procedure."""
        kinds = self.situation.procedure.kind
        self.field("kind").choices = [(row.key, _with_meaning(row)) for row in kinds]
        units = {unit.key: str(unit) for unit in active_units(self.situation.agency)}
        grouped = [(str(row.title), _categories(row, units)) for row in kinds if row.categories]
        if grouped:
            self.field("category").choices = choices.optional(_("ไม่ระบุหมวด"), grouped)
        else:
            del self.fields["category"]
        case = self.situation.case
        if groups := choices.groups(self.situation.procedure):
            self.field("group").choices = choices.optional(_("ไม่ทราบ"), groups)
        else:
            del self.fields["group"]
        self.initial.update(urgency=case.urgency, kind=case.kind, group=case.group)
        if case.category:
            self.initial["category"] = f"{case.kind}{choices.BETWEEN}{case.category}"

    def clean(self) -> dict[str, Any]:
        """A category belongs to its kind."""
        said: dict[str, Any] = super().clean() or {}
        kind, _between, category = (said.get("category") or "").partition(choices.BETWEEN)
        if category and "kind" in said and kind != said["kind"]:
            self.add_error("category", str(REFUSALS["not-of-this-kind"]))
        return {**said, "category": category}


def _with_meaning(kind: Kind) -> str:
    return format_html('{}<br><span class="govuk-hint govuk-!-margin-bottom-0">{}</span>', kind.title, kind.meaning)


def _categories(kind: Kind, units: dict[str, str]) -> list[choices.Choice]:
    return [
        (
            f"{kind.key}{choices.BETWEEN}{row.key}",
            f"{row.title} ({units[row.unit]})" if row.unit in units else str(row.title),
        )
        for row in kind.categories
    ]
