"""Fields for what people write and attach: clean text, telephone numbers, several files at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from rabfang.thai import identifiers, text


class CleanTextField(forms.CharField):
    """Text a person typed, cleaned; its length is counted afterwards, and required means visible."""

    def __init__(self, *, lines: int = 1, **kwargs: Any) -> None:
        """`lines` above 1 makes a text area of that height."""
        if lines > 1:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": lines}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The cleaned text; empty when nothing in it can be seen."""
        cleaned = text.clean(str(value)) if value not in self.empty_values else ""
        return cleaned if text.has_visible(cleaned) else ""


class PhoneField(forms.CharField):
    """A telephone number, as a person writes it, kept in one form."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "class": "govuk-input--width-20"})
    default_error_messages = {"invalid": _("หมายเลขโทรศัพท์ไม่ถูกต้อง โปรดกรอกให้ครบ เช่น 081 234 5678")}

    def to_python(self, value: Any) -> str:
        """The normalised number, or empty."""
        typed = str(super().to_python(value) or "")
        if not typed:
            return ""
        number = identifiers.normalise_phone(typed)
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class MultiFileInput(forms.FileInput):
    """A file box that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> "list[UploadedFile[Any]]":
        """Every file sent under the name, in order."""
        if isinstance(files, MultiValueDict):
            return files.getlist(name)
        return [files[name]] if files.get(name) else []


class MultiFileField(forms.Field):
    """Several files as a list. Only their number is checked; rabfang.documents looks at what is in them."""

    widget = MultiFileInput
    default_error_messages = {"too_many": _("แนบได้ไม่เกิน %(limit)d ไฟล์ (แนบมา %(count)d ไฟล์) โปรดนำบางไฟล์ออก")}

    def __init__(self, *, max_files: int = 10, **kwargs: Any) -> None:
        """`max_files` counts the files of one sending."""
        super().__init__(**kwargs)
        self.max_files = max_files

    def clean(self, value: Any) -> "list[UploadedFile[Any]]":
        """The files, or an error when there are none or too many."""
        files = list(value or [])
        super().validate(files)
        if len(files) > self.max_files:
            count = {"limit": self.max_files, "count": len(files)}
            raise ValidationError(self.error_messages["too_many"], code="too_many", params=count)
        return files
