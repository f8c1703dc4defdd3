"""One report: looked at, and remarks written below its headings."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.core.errors import Conflict, NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.reports.forms import RemarksForm
from rabfang.desk.reports.page import report_page
from rabfang.desk.reports.reading import seen_report
from rabfang.reports.actions.remark import remark
from rabfang.reports.models import UNSIGNED, Report
from rabfang.reports.refusals import refusal_text
from rabfang.reports.saying import content_of_report
from rabfang.web.refusing import put_beside, version_seen


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The report as it stands now, or as it was signed; remarks are kept, or told why not with what was typed."""
    room, row = seen_report(here, pk)
    if request.method != "POST":
        return report_page(request, here, room, row)
    form = RemarksForm(request.POST, content=content_of_report(row, here.at))
    if not form.is_valid():
        return report_page(request, here, room, row, form=form, status=HTTPStatus.BAD_REQUEST)
    try:
        remark(row, form.cleaned_data, by=here.officer, at=here.at, seen=version_seen(request))
    except NotFound as error:
        raise Http404 from error
    except Refused as error:
        room, now = seen_report(here, pk)
        if now.state in UNSIGNED:
            put_beside(form, error, refusal_text(error))
            status = HTTPStatus.CONFLICT if isinstance(error, Conflict) else HTTPStatus.BAD_REQUEST
            return report_page(request, here, room, now, form=form, theirs=_theirs(form, now.remarks), status=status)
        return report_page(request, here, room, now, refused=error, theirs=_typed(form, now))
    messages.success(request, _("บันทึกข้อสังเกตแล้ว"))
    if request.POST.get("then") == "sign":
        return redirect("desk:report_do", pk=pk, deed="sign")
    return redirect("desk:report", pk=pk)


def _theirs(form: RemarksForm, remarks: dict[str, str]) -> list[dict[str, Any]]:
    """Where the stored remarks say something else than what was typed."""
    found = [(form.fields[name].label, remarks.get(name, ""), str(form[name].value() or "")) for name in form.fields]
    return [{"key": label, "value": said} for label, said, typed in found if said.split() != typed.split()]


def _typed(form: RemarksForm, report: Report) -> list[dict[str, Any]]:
    """What was typed and can be kept no more, to be taken elsewhere."""
    said = [
        (form.fields[name].label, str(form[name].value() or ""), report.remarks.get(name, "")) for name in form.fields
    ]
    return [{"key": label, "value": typed} for label, typed, kept in said if typed.split() != kept.split()]
