"""Small helps for the desk's templates: `{% load desk %}`."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import RequestContext
from django.urls import reverse
from django.utils.http import urlencode

from rabfang.reports.exports.lists import listing_of

register = template.Library()


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`{{ answered|of:case.pk }}`: the value under a key that is itself a variable; empty when there is none."""
    return mapping.get(key, "")


@register.inclusion_tag("desk/exports/link.html", takes_context=True)
def take_out(context: RequestContext, key: str, **said: object) -> dict[str, Any]:
    """`{% take_out "register" %}`: the way to have the list that is shown as a file, filtered as the page is."""
    request = context["request"]
    listing = listing_of(key)
    kept = listing.kept({**request.GET.dict(), **{name: str(value) for name, value in said.items()}})
    address = reverse("desk:export_new", args=[key])
    return {"url": f"{address}?{urlencode(kept)}" if kept else address, "title": listing.title}
