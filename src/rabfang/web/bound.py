"""One field of a form as it stands on a page: which markup it needs, its classes, what describes it."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, "checkboxes"),  # before radios: Django makes it a kind of RadioSelect
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
]
CLASSES = {
    "radios": "govuk-radios__input",
    "checkboxes": "govuk-checkboxes__input",
    "checkbox": "govuk-checkboxes__input",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "input": "govuk-input",
}


class OfficeBoundField(BoundField):
    """A bound field that `web/field.html` knows how to draw; the `field` tag sets how it looks."""

    label_size = ""
    label_hidden = False
    heading = False
    inline = False
    small = False
    width = ""
    extra: dict[str, Any] = {}

    @property
    def kind(self) -> str:
        """Which markup: radios, checkboxes, checkbox, select, textarea, file or input."""
        return next((kind for widget, kind in KINDS if isinstance(self.field.widget, widget)), "input")

    @property
    def counted(self) -> int | None:
        """The most characters a long answer may have, shown while typing; None when nothing is counted."""
        limit = getattr(self.field, "max_length", None)
        return limit if self.kind == "textarea" and limit else None

    @property
    def optional(self) -> bool:
        """Whether the label says that the field may stay empty."""
        marked = getattr(self.form, "mark_optional", True) and self.name not in getattr(
            self.form, "needed_at_times", ()
        )
        return bool(marked and not self.field.required and self.kind != "checkbox")

    @property
    def shown_with(self) -> str:
        """ "outcome=act more": the choices with which the field is of use, for `js/shown.js`; empty when always."""
        return str(getattr(self.field, "shown_with", ""))

    @property
    def first_id(self) -> str:
        """Where a link from the error summary leads: the first thing that can be filled in."""
        if self.kind in ("radios", "checkboxes"):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    @property
    def aria_describedby(self) -> str | None:
        """Hint and error, as Django gives them, then the character count."""
        described = super().aria_describedby
        if described is not None and self.counted:
            return f"{described} {self.auto_id}-info".strip()
        return described

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes with the look's classes; the server, not the browser, refuses a long text."""
        attrs = super().build_widget_attrs({**self.extra, **attrs}, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return attrs
        base = CLASSES[self.kind]
        classes = [base, str(widget.attrs.get("class", "")), str(attrs.get("class", ""))]
        if self.width and self.kind == "input":
            classes.append(f"govuk-input--width-{self.width}")
        if self.errors and self.kind in ("input", "select", "textarea", "file"):
            classes.append(f"{base}--error")
        if self.counted:
            classes.append("govuk-js-character-count")
        attrs["class"] = " ".join(filter(None, classes))
        return attrs
