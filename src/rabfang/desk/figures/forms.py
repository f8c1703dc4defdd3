"""What a table is to show, and under which name it is kept."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.desk import choices
from rabfang.desk.access import Here
from rabfang.procedures.schema import Words
from rabfang.reports.actions.tables import Kept
from rabfang.reports.builder.question import COLUMNS, MEASURE, ROWS, SPELL, Measure, Question, Spell, wrong_with
from rabfang.reports.contents.states import OF
from rabfang.reports.facts.adding import DIMENSIONS
from rabfang.reports.figures.numbers import values_of
from rabfang.reports.figures.titles import titles
from rabfang.reports.models import Every
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField

DEFAULT = {"rows": "kind", "columns": "measures", "measure": "received", "period": "this-year"}
WRONG = {
    "required": _("โปรดกรอกวันที่"),
    "before-the-first": _("วันสุดท้ายต้องไม่ก่อนวันแรก"),
    "same-as-rows": _("คอลัมน์ต้องไม่ซ้ำกับแถว โปรดเลือกใหม่"),
    "too-long-span": _("ช่วงเวลายาวเกิน 10 ปี โปรดเลือกช่วงที่สั้นลง"),
    "too-long-crossed": _("ตารางรายสัปดาห์ หรือที่จำแนกมากกว่าหนึ่งอย่าง ใช้ช่วงเวลาได้ไม่เกิน 3 ปี โปรดเลือกช่วงที่สั้นลง"),
    "not-over-time": _("จำนวนคงค้างและเกินกำหนดตามช่วงเวลา จำแนกหรือกรองได้ทีละอย่าง โปรดเลือกใหม่"),
}


class QuestionForm(OfficeForm):
    """Rows, columns, measure, period, filters; read from an address."""

    mark_optional = False

    rows = forms.ChoiceField(label=_("แถว"))
    columns = forms.ChoiceField(label=_("คอลัมน์"), required=False)
    measure = forms.ChoiceField(label=_("ตัวเลข"))
    period = forms.ChoiceField(label=_("ช่วงเวลา"))
    first = ThaiDateField(label=_("ตั้งแต่วันที่"), required=False)
    last = ThaiDateField(label=_("ถึงวันที่"), required=False)

    def __init__(self, data: Mapping[str, Any], *, here: Here) -> None:
        super().__init__(data)
        self.here = here
        offered = {"rows": _offered(ROWS), "columns": _offered(COLUMNS)}
        offered |= {"measure": _offered(MEASURE), "period": _offered(SPELL)}
        for name, rows in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = rows
        for by, values in _values(here.agency).items():
            of = choices.optional(_("ทั้งหมด"), [*values.items()])
            self.add(by, forms.ChoiceField(label=str(OF[by]), required=False, choices=of))

    @property
    def filters(self) -> list[forms.BoundField]:
        """The fields by which cases are chosen: those that have a value to choose, or were given one."""
        return [self[by] for by in DIMENSIONS if self[by].value() or len(self.fields[by].choices) > 1]  # type: ignore[attr-defined]

    @property
    def narrowed(self) -> bool:
        """Whether one of them is used, rightly or not."""
        return any(bound.value() for bound in self.filters)

    def clean(self) -> dict[str, Any]:
        """What is asked must be something that can be answered."""
        said: dict[str, Any] = super().clean() or {}
        if not self.errors:
            said["question"] = question = _question(said)
            if wrong := wrong_with(question, local_date(self.here.at)):
                self.add_error(wrong[0], WRONG[wrong[1]])
        return said


class KeptForm(OfficeForm):
    """A name, whether it is shared, and how often it is made."""

    name = CleanTextField(label=_("ชื่อตาราง"), max_length=120)
    is_shared = forms.BooleanField(label=_("ให้ผู้ที่เห็นภาพรวมของหน่วยงานเปิดได้ด้วย"), required=False)
    every = forms.ChoiceField(
        label=_("ทำเองเมื่อสิ้นงวด"),
        choices=Every.choices,
        required=False,
        help_text=_("นับถึงวันสุดท้ายของสัปดาห์หรือเดือนที่เพิ่งสิ้น แล้วเก็บไว้ให้เปิดดูภายหลัง"),
    )

    @property
    def kept(self) -> Kept:
        """What was said."""
        said = self.cleaned_data
        return Kept(said["name"], said["is_shared"], said["every"])


def said_of(question: Question) -> list[tuple[str, str]]:
    """A question as an address has it."""
    said = question.model_dump(mode="json", exclude={"only"}, exclude_none=True)
    return [(name, str(value)) for name, value in said.items() if value != ""] + list(question.only)


def _question(said: Mapping[str, Any]) -> Question:
    own = said["period"] == Spell.DAYS
    return Question(
        rows=said["rows"],
        columns=said["columns"],
        measure=Measure(said["measure"]),
        period=Spell(said["period"]),
        first=said["first"] if own else None,
        last=said["last"] if own else None,
        only=tuple((by, said[by]) for by in DIMENSIONS if said.get(by)),
    )


def _offered(rows: Mapping[Any, Words]) -> list[tuple[str, str]]:
    return [(str(key), str(title)) for key, title in rows.items()]


def _values(agency: Agency) -> dict[str, dict[str, str]]:
    """The values that occur, in the order of the procedure, by dimension; two queries and those of the titles."""
    found = values_of([agency.pk], DIMENSIONS)
    shown = {}
    for by in DIMENSIONS:
        names = titles([agency], by, found[by])
        shown[by] = {value: str(names[value]) for value in names.ordered(found[by]) if value}
    return shown
