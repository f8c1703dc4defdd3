"""How many confidential cases there were, for the head of the office: no number, no date, no name; small counts hidden,
and with them what would give them away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.core.clock import local_date
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Sees
from rabfang.reports.disclosure import LEAST_OF_ALL, hidden_in_line, is_small
from rabfang.reports.facts.folding import fold
from rabfang.reports.figures.became import Became, became
from rabfang.reports.figures.numbers import RECEIVED, first_day
from rabfang.reports.models import CaseFact
from rabfang.thai.dates import fiscal_year
from rabfang.vault.queries import desk_of


@dataclass(frozen=True)
class Year:
    """One fiscal year: counts as they may be shown."""

    year: int
    received: str
    states: list[tuple[str, str]]
    routes: list[tuple[str, str]]


@officer_page
@require_safe
def counts(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Counts by fiscal year, for who sees every case of the office and only where there is a confidential desk."""
    desk = desk_of(here.agency)
    if here.sight != Sees.AGENCY or desk is None or not here.decides:
        raise Http404
    titles = {row.key: str(row.title) for row in current(desk.agency)[1].kind}
    fold(desk.agency_id)
    newest = fiscal_year(local_date(here.at))
    began = first_day([desk.agency_id], RECEIVED)
    years = range(fiscal_year(began) if began else newest, newest + 1)
    found = became(CaseFact.objects.filter(agency_id=desk.agency_id), years, here.at)
    shown = [_year(year, {kind: one for (of, kind), one in found.items() if of == year}, titles) for year in years]
    shown.reverse()
    return show(request, here, "counts", years=shown, least=max(settings.RABFANG_SMALLEST_COUNT, LEAST_OF_ALL))


def may_see_counts(here: Here) -> bool:
    """Whether the page is there for this officer."""
    return here.sight == Sees.AGENCY and here.decides and desk_of(here.agency) is not None


def _year(year: int, said: Mapping[str, Became], titles: Mapping[str, str]) -> Year:
    whole = sum(said.values(), Became())
    states = {True: whole.left, False: whole.received - whole.left}
    routes = {**dict.fromkeys(("", *titles), 0), **{kind: one.received for kind, one in said.items()}}
    least = settings.RABFANG_SMALLEST_COUNT
    if is_small((whole.received,), least):
        return Year(year, _("น้อยกว่า %(least)s") % {"least": max(least, LEAST_OF_ALL)}, [], [])
    running = {True: _("อยู่ระหว่างดำเนินการ"), False: _("ยุติแล้ว")}
    return Year(year, str(whole.received), _shown(states, running, least), _shown(routes, titles, least))


def _shown(counted: Mapping[Any, int], titles: Mapping[Any, str], least: int) -> list[tuple[str, str]]:
    """Each that is not none by its title, the count in words where it may not be told."""
    hidden = hidden_in_line({key: (count,) for key, count in counted.items()}, least)
    said = [
        (titles.get(key) or _("ยังไม่จำแนก"), _("ไม่แสดง") if key in hidden else str(count))
        for key, count in counted.items()
        if count or key in hidden
    ]
    return sorted(said)
