"""The record as an auditor searches it, and what was found as a file. Each search is itself on record."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.accounts.access import confirmed_lately
from rabfang.audit.models import AuditEntry
from rabfang.desk.access import Here
from rabfang.desk.audit.access import auditor_page
from rabfang.desk.audit.export import MOST, csv_of
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


@auditor_page
@require_safe
def audit_csv(request: HttpRequest, here: Here) -> HttpResponseBase:
    """All of what was asked for, as a file, to who has just shown who they are; not when it is too much."""
    form = AuditQuestion(request.GET)
    if not form.is_valid():
        return _page(request, here, form, [], status=HTTPStatus.BAD_REQUEST)
    found: list[AuditEntry] = list(form.entries(here.agency)[: MOST + 1])
    if len(found) > MOST:
        form.add_error("first", _("มีเกิน %(most)s รายการ โปรดเลือกช่วงวันที่ที่สั้นลง") % {"most": f"{MOST:,}"})
        return _page(request, here, form, [], status=HTTPStatus.BAD_REQUEST)
    if not confirmed_lately(request, here.at):
        back = urlencode({"next": form.address("desk:audit")})
        return redirect(f"{reverse('account_confirm')}?{back}")
    look(here, "audit-export", "", asked=" ".join(form.asked), rows=len(found))
    answer = HttpResponse(csv_of(found, here.procedure), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{here.agency.slug}-{here.at:%Y%m%d}.csv"'
    return answer


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
        "csv_url": form.address("desk:audit_csv") if rows else "",
    }
    return show(request, here, "audit", current="desk:audit", status=status, **context)
