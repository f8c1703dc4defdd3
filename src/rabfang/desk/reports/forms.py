"""Forms of the report room: remarks below the headings of a report, any days, targets."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.core.errors import Invalid
from rabfang.procedures.schema import ReportForm
from rabfang.reports.actions.draft import check_days
from rabfang.reports.actions.remark import LONGEST
from rabfang.reports.blocks import Content
from rabfang.reports.contents.indicators import TITLES as INDICATORS
from rabfang.reports.models import Indicator
from rabfang.reports.refusals import refusal_text
from rabfang.reports.room import TITLES
from rabfang.thai.digits import to_arabic
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField


class RemarksForm(OfficeForm):
    """A place to write for each heading at which a report asks for an officer's words."""

    mark_optional = False

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for block in content.asked():
            said = CleanTextField(label=str(block.title), required=False, max_length=LONGEST, lines=6)
            self.add(block.key, said)


class AnyDaysForm(OfficeForm):
    """Of what a report is made, and over which days, both included."""

    form = forms.ChoiceField(label=_("แบบรายงาน"))
    first = ThaiDateField(label=_("ตั้งแต่วันที่"))
    last = ThaiDateField(label=_("ถึงวันที่"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [(key.value, str(title)) for key, title in TITLES.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The days are in order, and not too many."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("first") and said.get("last"):
            try:
                check_days(said["first"], said["last"])
            except Invalid as error:
                self.add_error("last", refusal_text(error))
        return said

    @property
    def kind(self) -> ReportForm:
        """The form that was chosen."""
        return ReportForm(self.cleaned_data["form"])


class PercentField(forms.DecimalField):
    """A percent with one decimal, in Thai digits or others; empty for no target."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("กรอกร้อยละ 0 ถึง 100 ทศนิยมไม่เกินหนึ่งตำแหน่ง เช่น 90 หรือ 87.5")
        said = dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"), wrong
        )
        super().__init__(
            required=False,
            min_value=Decimal(0),
            max_value=Decimal(100),
            max_digits=4,
            decimal_places=1,
            error_messages=said,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs make it a kind of integer
        """The number, or None."""
        return super().to_python(to_arabic(value).strip().removesuffix("%") if isinstance(value, str) else value)


class TargetsForm(OfficeForm):
    """The percent an office wants to reach in one fiscal year, for each indicator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for indicator in Indicator:
            self.add(indicator.value, PercentField(label=str(INDICATORS[indicator])))

    def percents(self) -> dict[Indicator, Decimal | None]:
        """What was entered."""
        return {indicator: self.cleaned_data[indicator.value] for indicator in Indicator}
