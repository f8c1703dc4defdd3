"""Forms as every page shows them: `OfficeForm`, its renderer, and the fields Thai offices need."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates

from rabfang.web.bound import OfficeBoundField
from rabfang.web.date_fields import ThaiDateField, ThaiDateTimeField
from rabfang.web.fields import (
    CleanTextField,
    MultiFileField,
    PhoneField,
)
from rabfang.web.wording import word

__all__ = [
    "CleanTextField",
    "MultiFileField",
    "OfficeForm",
    "OfficeRenderer",
    "PhoneField",
    "ThaiDateField",
    "ThaiDateTimeField",
]


class OfficeRenderer(DjangoTemplates):
    """Draws every form and field in the shared look; FORM_RENDERER names it so that library forms follow."""

    field_template_name = "web/field.html"
    form_template_name = "web/form.html"
    bound_field_class = OfficeBoundField


class OfficeForm(forms.Form):
    """A form that says in Thai, beside the field, what is wrong and what to do.

    The browser refuses nothing (`required` and `maxlength` are not sent): no word is cut, our message shows.
    `mark_optional = False` for filters, where every field may stay empty. `needed_at_times` names fields that may stay
    empty only in some cases, which their hints tell.
    """

    default_renderer = OfficeRenderer
    use_required_attribute = False
    mark_optional = True
    needed_at_times: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Django's, without a colon after labels and with our wording of errors."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            word(field, field.label or name)

    def add(self, name: str, field: forms.Field) -> None:
        """One more field, of what only this form's data tells; worded as the others."""
        word(field, field.label or name)
        self.fields[name] = field
