"""The register's filter: every field may stay empty; what cannot be read is said beside its field."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Unit
from rabfang.cases.models import Assignment, Case, Rating, Status, Urgency
from rabfang.channels.models import Poster
from rabfang.channels.satisfaction.responses import ASKED, asked_ways, narrowed
from rabfang.core.clock import BANGKOK
from rabfang.desk import choices
from rabfang.desk.access import Here
from rabfang.desk.sight import LISTS
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField

LONGEST_QUESTION = 200
FOLDED = (
    *("step", "kind", "category", "channel", "unit", "urgency", "rating", "asked", "asked_by"),
    *("received_from", "received_to", "year"),
)
EQUAL = ("status", "step", "kind", "channel", "urgency", "rating", "year")


class RegisterFilter(OfficeForm):
    """Which cases of the register to show."""

    mark_optional = False

    q = CleanTextField(
        label=_("ค้นหา"),
        required=False,
        max_length=LONGEST_QUESTION,
        help_text=_("เลขรับ เช่น 12/2570 ชื่อ โทรศัพท์ หรือคำในเรื่อง"),
    )
    show = forms.ChoiceField(label=_("แสดงรายการ"), required=False)
    status = forms.ChoiceField(label=_("สถานะ"), required=False)
    step = forms.ChoiceField(label=_("อยู่ที่ขั้นตอน"), required=False)
    kind = forms.ChoiceField(label=_("ประเภทเรื่อง"), required=False)
    category = forms.ChoiceField(label=_("หมวด"), required=False)
    channel = forms.ChoiceField(label=_("ช่องทาง"), required=False)
    unit = forms.ChoiceField(label=_("หน่วยที่ได้รับมอบหมาย"), required=False)
    urgency = forms.ChoiceField(label=_("ความเร่งด่วน"), required=False)
    rating = forms.ChoiceField(label=_("คะแนนจากผู้ร้อง"), required=False)
    asked = forms.ChoiceField(label=_("ถามความพึงพอใจ"), required=False)
    asked_by = forms.ChoiceField(label=_("ถามทาง"), required=False)
    received_from = ThaiDateField(label=_("รับตั้งแต่วันที่"), required=False)
    received_to = ThaiDateField(label=_("ถึงวันที่"), required=False)
    year = forms.IntegerField(label=_("ปีของทะเบียน (พ.ศ.)"), required=False, min_value=2400, max_value=2999)
    poster = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    before = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, here: Here, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.here = here
        any_one = _("ทั้งหมด")
        offered = {
            "show": [*LISTS.items()],
            "status": Status.choices,
            "step": choices.steps(here.procedure),
            "kind": choices.kinds(here.procedure),
            "category": choices.categories(here.procedure),
            "channel": choices.channels(here.procedure),
            "unit": [(str(row.pk), str(row)) for row in Unit.objects.filter(agency=here.agency)],
            "urgency": Urgency.choices,
            "rating": Rating.choices,
            "asked": [*ASKED.items()],
            "asked_by": asked_ways(),
        }
        for name, rows in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices.optional(any_one, rows)  # type: ignore[arg-type]
        self.fields["year"].widget.attrs["inputmode"] = "numeric"

    def clean(self) -> dict[str, Any]:
        """Both ends of the span must stand in order."""
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("received_from"), said.get("received_to")
        if first and last and last < first:
            self.add_error("received_to", _("วันสุดท้ายต้องไม่ก่อนวันแรก"))
        return said

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered."""
        return any(value not in (None, "") for name, value in self.cleaned_data.items() if name != "before")

    @cached_property
    def hung_at(self) -> str:
        """The place of the poster that is asked for; empty without one."""
        asked = self.cleaned_data.get("poster") if self.is_bound else None
        rows = Poster.objects.filter(agency=self.here.agency, pk=asked) if asked else Poster.objects.none()
        return rows.values_list("place", flat=True).first() or ""

    @property
    def narrowed_further(self) -> bool:
        """Whether one of the filters that are folded away is used, rightly or not."""
        return any(self[name].value() for name in FOLDED)

    def narrow(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """Keeps what the filter asks for, except the words and the list."""
        said = self.cleaned_data
        cases = cases.filter(**{name: said[name] for name in EQUAL if said.get(name) not in (None, "")})
        if said.get("category"):
            kind, _between, category = said["category"].partition(choices.BETWEEN)
            cases = cases.filter(kind=kind, category=category)
        if said.get("poster"):
            cases = cases.filter(from_poster__poster=said["poster"])
        if said.get("unit"):
            cases = cases.filter(Exists(Assignment.objects.filter(case=OuterRef("pk"), unit=said["unit"])))
        cases = narrowed(cases, said.get("asked", ""), said.get("asked_by", ""))
        if said.get("received_from"):
            cases = cases.filter(received_at__gte=_begin(said["received_from"]))
        if said.get("received_to"):
            cases = cases.filter(received_at__lt=_begin(said["received_to"]) + timedelta(days=1))
        return cases


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=BANGKOK)
