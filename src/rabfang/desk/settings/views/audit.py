"""Who changed which setting, and when."""

from django.db.models import QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rabfang.audit.models import AuditEntry, Kind
from rabfang.desk.audit.places import Place, place_in
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.audit_wording import ACTIONS, HOLIDAY_ACTIONS, lines, target, title
from rabfang.desk.settings.pages import page

A_PAGE = 50


@require_safe
@administrator_page
def audit(request: HttpRequest, here: Here) -> HttpResponse:
    """Changes of the office's settings and of the days all offices share, the latest first, by key.

    Who looked at what is for the auditor alone.
    """
    acts = AuditEntry.objects.filter(kind=Kind.ACT)
    place = place_in(request.GET.get("before", ""))
    own = _latest(acts.filter(agency_id=here.agency.pk, action__in=ACTIONS), place)
    shared = _latest(acts.filter(agency_id__isnull=True, action__in=HOLIDAY_ACTIONS), place)
    found = sorted([*own, *shared], key=lambda row: (row.at, row.pk), reverse=True)
    entries = [
        {
            "entry": row,
            "title": title(row),
            "target": target(row, here.procedure),
            "lines": lines(row, here.procedure),
            "shared": row.agency_id is None,
        }
        for row in found[:A_PAGE]
    ]
    older = Place(found[A_PAGE - 1].at, found[A_PAGE - 1].pk) if len(found) > A_PAGE else None
    return page(request, here, "audit", tab="audit", entries=entries, older=older, first_page=place is None)


def _latest(rows: QuerySet[AuditEntry], place: Place | None) -> list[AuditEntry]:
    """As many as a page may need, from where it begins."""
    if place:
        below = TupleLessThan(Tuple("at", "pk"), (place.at, place.number))
        rows = rows.filter(below, at__lte=place.at)  # by which an index finds where the page begins
    return list(rows.order_by("-at", "-pk")[: A_PAGE + 1])
