"""The calendar year a page shows, chosen in the Buddhist era."""

from datetime import date, datetime

from django.http import HttpRequest

from rabfang.agencies.models import Holiday
from rabfang.core.clock import local_date
from rabfang.thai.dates import ERA, buddhist_year
from rabfang.thai.digits import to_arabic
from rabfang.thai.holidays import PLOUGHING, missing_for

FIRST, LAST = 2520, 2640


def chosen_year(request: HttpRequest, at: datetime) -> int:
    """The B.E. year asked for; this year's when none or nonsense is."""
    asked = to_arabic(request.GET.get("year", "") or request.POST.get("year", "")).strip()
    if asked.isascii() and asked.isdecimal() and FIRST <= int(asked[:6]) <= LAST:
        return int(asked)
    return buddhist_year(local_date(at))


def days_of_year(year: int, agency_id: int | None) -> list[Holiday]:
    """The days of a B.E. year, of one agency or of all (None)."""
    first, last = date(year - ERA, 1, 1), date(year - ERA, 12, 31)
    return list(Holiday.objects.filter(agency=agency_id, day__range=(first, last)).order_by("day"))


def still_missing(year: int, names: list[str]) -> list[str]:
    """What the draft does not know for a B.E. year and nobody has entered since."""
    ploughing = PLOUGHING.removeprefix("วัน")
    entered = any(ploughing in name for name in names)
    return [] if entered else list(missing_for(year - ERA))
