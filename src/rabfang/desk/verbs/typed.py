"""What somebody typed into a verb's form, to give back when the verb can no longer be done."""

from django import forms
from django.http import QueryDict

from rabfang.desk.verbs.base import VerbForm


def typed_texts(form: type[VerbForm], sent: QueryDict) -> list[tuple[str, str]]:
    """Labels and words of the form's texts that are not empty."""
    fields = form.base_fields.items()
    texts = [(field.label, sent.get(name, "")) for name, field in fields if isinstance(field, forms.CharField)]
    return [(str(label), said) for label, said in texts if label and said.strip()]
