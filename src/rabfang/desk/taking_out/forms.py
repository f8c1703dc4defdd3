"""The form that asks for a list as a file."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabfang.reports.exports.queries import Export
from rabfang.web.forms import OfficeForm

FORMATS = {
    Export.Format.XLSX: _("Excel (.xlsx) วันที่เรียงลำดับและคำนวณได้"),
    Export.Format.CSV: _("CSV (.csv) สำหรับนำเข้าโปรแกรมอื่น"),
}
LANGUAGES = {"th": _("ไทย"), "en": _("อังกฤษ")}


class ExportForm(OfficeForm):
    """Which kind of file, in which language. `asked` is the form's own number: sent twice, it asks once."""

    format = forms.ChoiceField(label=_("ชนิดไฟล์"), choices=[*FORMATS.items()], widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("ภาษาของหัวตารางและสถานะ"), choices=[*LANGUAGES.items()], widget=forms.RadioSelect
    )
    asked = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begun = {"format": Export.Format.XLSX, "language": get_language() or "th", "asked": uuid4()}
        for name, value in begun.items():
            self.initial.setdefault(name, value)
