"""Who changed which setting, and when."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rabfang.audit.models import AuditEntry
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.audit_wording import HOLIDAY_ACTIONS, lines, target, title
from rabfang.desk.settings.pages import page

A_PAGE = 50
LONGEST_ID = 18


@require_safe
@administrator_page
def audit(request: HttpRequest, here: Here) -> HttpResponse:
    """The office's entries and those on the days all offices share, the latest first, by key."""
    shared = Q(agency_id__isnull=True, action__in=HOLIDAY_ACTIONS)
    rows = AuditEntry.objects.filter(Q(agency_id=here.agency.pk) | shared).order_by("-pk")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdecimal() and len(before) <= LONGEST_ID:
        rows = rows.filter(pk__lt=int(before))
    else:
        before = ""
    found = list(rows[: A_PAGE + 1])
    entries = [
        {
            "entry": row,
            "title": title(row),
            "target": target(row),
            "lines": lines(row, here.procedure),
            "shared": row.agency_id is None,
        }
        for row in found[:A_PAGE]
    ]
    older = found[A_PAGE - 1].pk if len(found) > A_PAGE else None
    return page(request, here, "audit", tab="audit", entries=entries, older=older, first_page=not before)
