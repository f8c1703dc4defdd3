"""The cases behind a figure, as the register lists them: only those that the officer may see, which may be fewer."""

import re
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.cases.models import Case
from rabfang.desk.access import Here, officer_page
from rabfang.desk.figures.where import BELOW, Unclear, said_of, where_of, words_of
from rabfang.desk.listing import Row, for_list, rows
from rabfang.desk.navigation import show
from rabfang.procedures.schema import Sees
from rabfang.reports.blocks import Where
from rabfang.reports.figures.behind import day_of
from rabfang.reports.figures.moment import behind_at
from rabfang.reports.models import CaseFact

PAGE = 50
COUNTED = 999
PLACE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([1-9][0-9]{0,17})")


@officer_page
@require_safe
def figure_cases(request: HttpRequest, here: Here) -> HttpResponseBase:
    """One page of them, the newest first; says so where the figure counts more than the officer sees."""
    if here.sight == Sees.NONE:
        raise Http404
    try:
        where = where_of(request.GET)
        words = words_of(where, here.agency)
        place = _place(request.GET.get(BELOW))
    except Unclear as error:
        return show(request, here, "figures/cases", unclear=str(error), status=HTTPStatus.BAD_REQUEST)
    day = ordered_by(where)
    whole, seen = behind_at([here.agency.pk], where, here.at).order_by(f"-{day}", "-pk"), seen_of(here, where)
    below = seen if place is None else seen.filter(TupleLessThan(Tuple(day, "pk"), place))
    keys = list(below.values_list(day, "pk")[: PAGE + 1])
    context: dict[str, Any] = {
        "words": words,
        "rows": _rows([pk for _day, pk in keys[:PAGE]]),
        "counted": _counted(seen[: COUNTED + 1].count()),
        "hidden": here.sight != Sees.AGENCY and _counted(whole[: COUNTED + 1].count()),
        "first_url": _url(where) if place else "",
        "next_url": _url(where, keys[PAGE - 1]) if len(keys) > PAGE else "",
    }
    return show(request, here, "figures/cases", current="desk:figures", **context)


def seen_of(here: Here, where: Where) -> QuerySet[CaseFact]:
    """The facts of those that the officer may see, the newest first."""
    seen = behind_at([here.agency.pk], where, here.at).filter(Exists(here.cases().filter(pk=OuterRef("pk"))))
    return seen.order_by(f"-{ordered_by(where)}", "-pk")


def ordered_by(where: Where) -> str:
    """The day of a fact by which they stand."""
    return "received_on" if where.key else day_of(where.measure)


def _rows(keys: list[int]) -> list[Row]:
    """The cases by their keys, in that order."""
    found = {case.pk: case for case in for_list(Case.objects.filter(pk__in=keys))}
    return rows(found[pk] for pk in keys)


def _counted(number: int) -> str:
    return f"{COUNTED}+" if number > COUNTED else str(number)


def _place(said: str | None) -> tuple[date, int] | None:
    """Where the page begins: below this day and case."""
    if said is None:
        return None
    match = PLACE.fullmatch(said)
    try:
        if match:
            return date.fromisoformat(match[1]), int(match[2])
    except ValueError:
        pass
    raise Unclear(_("ไม่พบหน้าที่ที่อยู่นี้บอก โปรดเริ่มจากหน้าแรก"))


def _url(where: Where, place: tuple[date, int] | None = None) -> str:
    said = said_of(where) + ([(BELOW, f"{place[0].isoformat()}.{place[1]}")] if place else [])
    return f"{reverse('desk:figure_cases')}?{urlencode(said)}"
