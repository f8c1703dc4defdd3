"""Fields only the settings need."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rabfang.thai.digits import to_arabic

TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:\s*น\.?)?")


class TimeField(forms.Field):
    """A time of day as an office writes it: 08:30, 8.30, "8.30 น."."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"})
    default_error_messages = {"invalid": _("เวลาไม่ถูกต้อง โปรดกรอก เช่น 08:30")}

    def prepare_value(self, value: Any) -> Any:
        """08:30 for a stored time; what was typed stays."""
        return value.strftime("%H:%M") if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        """The time, or None when the box is empty."""
        if isinstance(value, time):
            return value
        typed = to_arabic(str(value or "")).strip()
        if not typed:
            return None
        found = TIME.fullmatch(typed)
        try:
            if found:
                return time(int(found[1]), int(found[2]))
        except ValueError:
            pass
        raise ValidationError(self.error_messages["invalid"], code="invalid")
