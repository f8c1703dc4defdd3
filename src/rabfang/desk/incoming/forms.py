"""To which case a message belongs."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rabfang.thai.digits import to_arabic
from rabfang.web.forms import CleanTextField, OfficeForm

_NUMBER = re.compile(r"(\d{1,9})\s*[/-]\s*(\d{4})")


class JoinForm(OfficeForm):
    """The number of a case of this office."""

    number = CleanTextField(label=_("เลขรับของเรื่อง"), max_length=20, help_text=_("เช่น 12/2570"))

    def clean_number(self) -> tuple[int, int]:
        """Number and year."""
        found = _NUMBER.fullmatch(to_arabic(self.cleaned_data["number"]).strip())
        if not found:
            raise ValidationError(_("เลขรับไม่ถูกต้อง โปรดกรอกเลขและปี พ.ศ. เช่น 12/2570"))
        return int(found[1]), int(found[2])

    def case_number(self) -> dict[str, Any]:
        """It as the register asks for it."""
        number, year = self.cleaned_data["number"]
        return {"number": number, "year": year}
