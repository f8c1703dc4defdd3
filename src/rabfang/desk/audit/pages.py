"""The record as an auditor searches it. Each search is itself on record."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rabfang.audit.models import AuditEntry
from rabfang.desk.access import Here
from rabfang.desk.audit.access import auditor_page
from rabfang.desk.audit.question import AuditQuestion
from rabfang.desk.audit.rows import Row, row_of
from rabfang.desk.looks import look
from rabfang.desk.navigation import show

PAGE = 50


@auditor_page
@require_safe
def audit(request: HttpRequest, here: Here) -> HttpResponseBase:
    """One page of what was asked for, the newest first."""
    form = AuditQuestion(request.GET)
    if not form.is_valid():
        return _page(request, here, form, [], status=HTTPStatus.BAD_REQUEST)
    found = list(form.entries(here.agency)[: PAGE + 1])
    look(here, "audit", "", asked=" ".join(form.asked), rows=len(found[:PAGE]))
    next_url = form.address("desk:audit", below=found[PAGE - 1]) if len(found) > PAGE else ""
    return _page(request, here, form, found[:PAGE], next_url=next_url)


def _page(
    request: HttpRequest,
    here: Here,
    form: AuditQuestion,
    entries: list[AuditEntry],
    *,
    next_url: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    rows: list[Row] = [row_of(entry, here.procedure) for entry in entries]
    further = bool(request.GET.get("before"))
    context = {
        "form": form,
        "rows": rows,
        "audit_url": reverse("desk:audit"),
        "narrowed": not form.is_valid() or bool(form.asked),
        "first_url": form.address("desk:audit") if further else "",
        "next_url": next_url,
    }
    return show(request, here, "audit", current="desk:audit", status=status, **context)
