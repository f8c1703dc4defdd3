"""The office's targets of a fiscal year, set by who signs its reports; others in the room read them in the analysis."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.reports.forms import TargetsForm
from rabfang.desk.reports.reading import HERE, room_here
from rabfang.desk.watch.reading import asked_year
from rabfang.reports.actions.targets import set_targets
from rabfang.reports.models import Target
from rabfang.reports.refusals import refusal_text
from rabfang.web.refusing import attempted

PAGE = "desk:report_targets"


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def targets(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The percents of the fiscal year asked for."""
    if not room_here(here).signs_any:
        raise Http404
    year = asked_year(request, here.at)
    if request.method == "POST":
        form = TargetsForm(request.POST)
        if form.is_valid():
            attempted(
                form,
                lambda: set_targets(here.agency, year, form.percents(), by=here.officer, at=here.at),
                refusal_text,
            )
        if form.is_valid():
            messages.success(request, _("บันทึกเป้าหมายแล้ว"))
            return redirect(f"{reverse(PAGE)}?{urlencode({'year': year})}")
    else:
        rows = Target.objects.filter(agency_id=here.agency.pk, year=year)
        form = TargetsForm(initial={row.indicator: row.percent for row in rows})
    context = {
        "form": form,
        "year": year,
        "earlier_url": f"{reverse(PAGE)}?{urlencode({'year': year - 1})}",
        "later_url": f"{reverse(PAGE)}?{urlencode({'year': year + 1})}",
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return show(request, here, "reports/targets", current=HERE, status=status, **context)
