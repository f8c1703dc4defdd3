"""How many confidential cases there were, for the head of the office: no number, no date, no name; small counts hidden,
and with them what would give them away."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

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
    return show(request, here, "counts", years=shown, least=settings.RABFANG_SMALLEST_COUNT)


def may_see_counts(here: Here) -> bool:
    """Whether the page is there for this officer."""
    return here.sight == Sees.AGENCY and here.decides and desk_of(here.agency) is not None


def _year(year: int, said: list[tuple[bool, str]], titles: Mapping[str, str]) -> Year:
    running = Counter(_("อยู่ระหว่างดำเนินการ") if open_ else _("ยุติแล้ว") for open_, _kind in said)
    routes = Counter(titles.get(kind, _("ยังไม่จำแนก")) for _open, kind in said)
    least = settings.RABFANG_SMALLEST_COUNT
    if 0 < len(said) < least:
        return Year(year, _("น้อยกว่า %(least)s") % {"least": least}, [], [])
    return Year(year, str(len(said)), _hidden(running, least), _hidden(routes, least))


def _hidden(counted: Mapping[str, int], least: int) -> list[tuple[str, str]]:
    """Counts below the least are hidden, and the smallest others as long as the total would tell what was hidden."""
    rising = sorted(counted.items(), key=lambda pair: pair[1])
    hidden = [pair for pair in rising if pair[1] < least]
    shown = [pair for pair in rising if pair[1] >= least]
    while hidden and shown and (len(hidden) < 2 or sum(count for _key, count in hidden) < least):
        hidden.append(shown.pop(0))
    kept = {key for key, _count in shown}
    return [(key, str(count) if key in kept else _("ไม่แสดง")) for key, count in sorted(counted.items())]
