"""How many confidential cases there were, for the head of the office: no number, no date, no name; small counts hidden,
and with them what would give them away."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.cases.models import Case, Status
from rabfang.core.clock import local_date
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Sees
from rabfang.reports.disclosure import LEAST_OF_ALL, hidden_in_line, is_small
from rabfang.thai.dates import fiscal_year
from rabfang.vault.queries import desk_of

RUNNING = (Status.OPEN, Status.PAUSED)


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
    rows = Case.objects.filter(agency=desk.agency).exclude(status=Status.VOID)
    years: dict[int, list[tuple[bool, str]]] = {}
    for received_at, status, kind in rows.values_list("received_at", "status", "kind"):
        years.setdefault(fiscal_year(local_date(received_at)), []).append((status in RUNNING, kind))
    years.setdefault(fiscal_year(local_date(here.at)), [])
    shown = [_year(year, said, titles) for year, said in sorted(years.items(), reverse=True)]
    return show(request, here, "counts", years=shown, least=max(settings.RABFANG_SMALLEST_COUNT, LEAST_OF_ALL))


def may_see_counts(here: Here) -> bool:
    """Whether the page is there for this officer."""
    return here.sight == Sees.AGENCY and here.decides and desk_of(here.agency) is not None


def _year(year: int, said: list[tuple[bool, str]], titles: Mapping[str, str]) -> Year:
    states = {True: 0, False: 0, **Counter(open_ for open_, _kind in said)}
    routes = {**dict.fromkeys(("", *titles), 0), **Counter(kind for _open, kind in said)}
    least = settings.RABFANG_SMALLEST_COUNT
    if is_small((len(said),), least):
        return Year(year, _("น้อยกว่า %(least)s") % {"least": max(least, LEAST_OF_ALL)}, [], [])
    running = {True: _("อยู่ระหว่างดำเนินการ"), False: _("ยุติแล้ว")}
    return Year(year, str(len(said)), _shown(states, running, least), _shown(routes, titles, least))


def _shown(counted: Mapping[Any, int], titles: Mapping[Any, str], least: int) -> list[tuple[str, str]]:
    """Each that is not none by its title, the count in words where it may not be told."""
    hidden = hidden_in_line({key: (count,) for key, count in counted.items()}, least)
    said = [
        (titles.get(key) or _("ยังไม่จำแนก"), _("ไม่แสดง") if key in hidden else str(count))
        for key, count in counted.items()
        if count or key in hidden
    ]
    return sorted(said)
