"""Dates and times typed as a Thai office writes them: one box, in the Buddhist era."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rabfang.core import clock
from rabfang.thai.dates import buddhist_year, parse_date

TIME = re.compile(r"[\s,]+(?:เวลา\s*)?(\d{1,2})[:.](\d{2})\s*(?:น\.?)?\s*$")


def as_typed(day: date) -> str:
    """A date as a person would type it: 9/4/2569."""
    return f"{day.day}/{day.month}/{buddhist_year(day)}"


class ThaiDateInput(forms.TextInput):
    """A text box that shows a date in the Buddhist era and leaves what was typed as it is."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Wide enough for a date and no wider."""
        super().__init__({"class": "govuk-input--width-10", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """9/4/2569 for a date; with the office's time of day for a moment."""
        if isinstance(value, datetime):
            local = clock.local(value) if value.tzinfo else value
            return f"{as_typed(local)} {local:%H:%M}"
        return as_typed(value) if isinstance(value, date) else super().format_value(value)


class ThaiDateField(forms.Field):
    """A date. `past` refuses a day still to come (an incident), `future` a day gone by (an appointment)."""

    widget = ThaiDateInput
    default_error_messages = {
        "invalid": _("วันที่ไม่ถูกต้อง โปรดกรอก วัน/เดือน/ปี พ.ศ. เช่น 9/4/2569"),
        "past": _("วันที่นี้ยังมาไม่ถึง โปรดกรอกวันที่ไม่เกินวันนี้"),
        "future": _("วันที่นี้ผ่านไปแล้ว โปรดกรอกวันนี้หรือวันหลังจากนี้"),
    }
    example = _("เช่น 9/4/2569")

    def __init__(self, *, past: bool = False, future: bool = False, **kwargs: Any) -> None:
        """An example stands as the hint unless the form gives its own."""
        kwargs.setdefault("help_text", self.example)
        super().__init__(**kwargs)
        self.past, self.future = past, future

    def _read(self, value: str) -> date:
        try:
            return parse_date(value)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def to_python(self, value: Any) -> date | None:
        """The date, or None when the box is empty."""
        if isinstance(value, date) or value in self.empty_values or not str(value).strip():
            return value or None
        return self._read(str(value).strip())

    def validate(self, value: Any) -> None:
        """Refuse a day on the wrong side of today."""
        super().validate(value)
        self._check_side(value, clock.local_date(clock.now()))

    def _check_side(self, value: Any, today: Any) -> None:
        for side, wrong in (("past", value and value > today), ("future", value and value < today)):
            if getattr(self, side) and wrong:
                raise ValidationError(self.error_messages[side], code=side)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the box now says another date, however it is written."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class ThaiDateTimeField(ThaiDateField):
    """A date and a time of day in the office's zone: 9/4/2569 14:30, also with "14.30 น."."""

    widget = ThaiDateInput
    default_error_messages = {
        "invalid": _("วันเวลาไม่ถูกต้อง โปรดกรอก วัน/เดือน/ปี พ.ศ. และเวลา เช่น 9/4/2569 14:30"),
        "past": _("เวลานี้ยังมาไม่ถึง โปรดกรอกเวลาที่ไม่เกินขณะนี้"),
        "future": _("เวลานี้ผ่านไปแล้ว โปรดกรอกเวลาหลังจากนี้"),
    }
    example = _("เช่น 9/4/2569 14:30")

    def _read(self, value: str) -> date:
        found = TIME.search(value)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        day = super()._read(value[: found.start()])
        try:
            return datetime.combine(day, time(int(found[1]), int(found[2]), tzinfo=clock.BANGKOK))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def validate(self, value: Any) -> None:
        """Refuse a moment on the wrong side of now."""
        forms.Field.validate(self, value)
        self._check_side(value, clock.now())
