"""The period of a printed register."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from rabfang.web.forms import OfficeForm, ThaiDateField


class BookForm(OfficeForm):
    """From a day to a day, both included."""

    first = ThaiDateField(label=_("ตั้งแต่วันที่"), past=True)
    last = ThaiDateField(label=_("ถึงวันที่"), past=True)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("วันสุดท้ายต้องไม่ก่อนวันแรก"))
        return said
