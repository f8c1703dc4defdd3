"""Choosing of whose part one speaks, where a case has several."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Assignment
from rabfang.desk import choices


def part_field() -> forms.TypedChoiceField:
    """One of the parts, filled by `offer_parts`."""
    return forms.TypedChoiceField(label=_("ของหน่วยงาน"), coerce=int, empty_value=None, widget=forms.RadioSelect)


def offer_parts(fields: dict[str, Any], parts: Sequence[Assignment], name: str = "part") -> None:
    """Offers the parts; where there is no choice, the field goes away."""
    if len(parts) < 2:
        del fields[name]
    else:
        fields[name].choices = choices.parts(parts)
