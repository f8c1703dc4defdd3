"""Forms for the calendar."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.actions.days import DayFacts
from rabfang.agencies.models import Holiday
from rabfang.desk.settings.fields import TimeField
from rabfang.thai.dates import short_date
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField

SOURCE_HINT = _("มติคณะรัฐมนตรีหรือประกาศ เช่น มติคณะรัฐมนตรี 10 มีนาคม 2569")
CLOSED, HOURS = "closed", "hours"
NATIONAL, OWN = "national", "own"


class DayForm(OfficeForm):
    """One day: closed, or open at hours of its own."""

    day = ThaiDateField(label=_("วันที่"))
    name = CleanTextField(label=_("ชื่อวัน"), max_length=200, help_text=_("เช่น วันหยุดพิเศษ ทำการครึ่งวัน หรือเปิดทำการในวันหยุด"))
    opening = forms.ChoiceField(
        label=_("การทำการของวันนั้น"),
        choices=[(CLOSED, _("ปิดทั้งวัน")), (HOURS, _("เปิดตามเวลาที่กำหนด (ครึ่งวัน หรือเปิดในวันหยุด)"))],
        widget=forms.RadioSelect,
        initial=CLOSED,
    )
    opens_at = TimeField(label=_("เปิด"), required=False, help_text=_("เช่น 08:30"))
    closes_at = TimeField(label=_("ปิด"), required=False, help_text=_("เช่น 12:00"))
    source = CleanTextField(label=_("ที่มา"), max_length=300, help_text=SOURCE_HINT)
    announced_on = ThaiDateField(label=_("วันที่ประกาศ"), required=False, past=True)

    def clean(self) -> dict[str, Any]:
        """Hours count only on a day that opens, and there both are needed."""
        given = super().clean() or {}
        if given.get("opening") != HOURS:
            for name in ("opens_at", "closes_at"):
                given[name] = None
                self.errors.pop(name, None)
            return given
        for name in ("opens_at", "closes_at"):
            if given.get(name) is None and name not in self.errors:
                self.add_error(name, _("โปรดกรอกเวลา เช่น 08:30"))
        return given

    def facts(self) -> DayFacts:
        """The day for the action."""
        given = self.cleaned_data
        names = ("day", "name", "source", "opens_at", "closes_at", "announced_on")
        return DayFacts(**{name: given[name] for name in names})


class NewDayForm(DayForm):
    """A new day, for all offices or for this one; `national` says whether the first may be chosen."""

    scope = forms.ChoiceField(label=_("มีผลกับ"), widget=forms.RadioSelect)
    field_order = ["scope"]

    def __init__(self, *args: Any, national: bool, **kwargs: Any) -> None:
        """One choice only where national days are not the office's to change."""
        super().__init__(*args, **kwargs)
        choices = [(OWN, _("เฉพาะหน่วยงานนี้"))]
        if national:
            choices.append((NATIONAL, _("ทุกหน่วยงานในระบบ (วันหยุดราชการ)")))
        scope = self.fields["scope"]
        if isinstance(scope, forms.ChoiceField):
            scope.choices = choices
        scope.initial = scope.initial or OWN


class CheckForm(OfficeForm):
    """Drafts compared with a resolution: one, several or all of a year."""

    days = forms.TypedMultipleChoiceField(
        label=_("วันที่ตรวจแล้ว"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("โปรดเลือกวันที่ตรวจแล้วอย่างน้อยหนึ่งวัน")},
    )
    source = CleanTextField(label=_("ตรวจกับ"), max_length=300, help_text=SOURCE_HINT)
    announced_on = ThaiDateField(label=_("วันที่ประกาศ"), required=False, past=True)

    def __init__(self, *args: Any, drafts: Iterable[Holiday], **kwargs: Any) -> None:
        """`drafts` are the days that may be chosen; all are, to begin with."""
        super().__init__(*args, **kwargs)
        english = get_language() == "en"
        choices = [(row.pk, f"{short_date(row.day, english=english)} {row.name}") for row in drafts]
        days = self.fields["days"]
        if isinstance(days, forms.ChoiceField):
            days.choices = choices
        days.initial = [pk for pk, _label in choices]
