"""What the officer was told of in the last month: reminders, chases, new work. The mail, if any, says the same."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rabfang.cases.rules import step_of
from rabfang.channels.models import Notice
from rabfang.channels.queries import notices_of
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.procedures.queries import version_of

SINCE = timedelta(days=30)
PAGE = 30
TONES = {
    "overdue": "danger",
    "chased": "attention",
    "reminder": "waiting",
    "assigned": "active",
    "returned": "attention",
}


@officer_page
@require_safe
def reminders(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The officer's own notices of cases still in sight, the newest first."""
    found = told(here)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    page = list(found[: PAGE + 1])
    shown = [
        {
            "notice": row,
            "office": str(row.case.agency) if row.case.agency_id != here.agency.pk else "",
            "reason": row.get_reason_display(),
            "tone": TONES[row.reason],
            "step": step_of(version_of(row.case.procedure_id)[1], row.case.step).title,
            "running": row.case.status in ("open", "paused"),
        }
        for row in page[:PAGE]
    ]
    next_url = f"{reverse('desk:reminders')}?before={page[PAGE - 1].pk}" if len(page) > PAGE else ""
    return show(request, here, "reminders", current="desk:work", rows=shown, next_url=next_url)


def told(here: Here) -> QuerySet[Notice]:
    """The officer's notices of the last month, of cases still in sight, the newest first."""
    return notices_of(here.officer.pk, here.cases() | here.cases_of_others(), here.at - SINCE)
