"""The lists behind the place selects, as JSON."""

from collections.abc import Iterable

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from rabfang.thai.areas import Area, districts, subdistricts
from rabfang.web.area_fields import name_of, within


@require_safe
@cache_control(private=True, max_age=3600)
def districts_of(request: HttpRequest) -> JsonResponse:
    """Districts of `?province=`; none for an unknown code."""
    return _areas(within(districts, request.GET.get("province", "")))


@require_safe
@cache_control(private=True, max_age=3600)
def subdistricts_of(request: HttpRequest) -> JsonResponse:
    """Subdistricts of `?district=`; none for an unknown code."""
    return _areas(within(subdistricts, request.GET.get("district", "")))


def _areas(found: Iterable[Area]) -> JsonResponse:
    rows = [{"code": area.code, "name": name_of(area), "postcode": area.postcode} for area in found]
    return JsonResponse({"areas": rows})
