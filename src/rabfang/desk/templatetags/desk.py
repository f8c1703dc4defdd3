"""Small helps for the desk's templates: `{% load desk %}`."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`{{ answered|of:case.pk }}`: the value under a key that is itself a variable; empty when there is none."""
    return mapping.get(key, "")
