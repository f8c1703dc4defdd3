"""Who stands in for whom."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.agencies.actions.delegate import delegate
from rabfang.agencies.actions.end_delegation import end_delegation
from rabfang.agencies.queries import delegations_in, holdings_in
from rabfang.core.clock import local_date
from rabfang.desk.settings.access import Here, administrator_page, sensitive_page
from rabfang.desk.settings.forms.people import DelegationForm, LastDayForm
from rabfang.desk.settings.pages import page, tried
from rabfang.desk.settings.roles import holding_title
from rabfang.web.refusing import sent

TAB = "delegations"
PAST_SHOWN = 50


@require_safe
@administrator_page
def delegations(request: HttpRequest, here: Here) -> HttpResponse:
    """Those that run or will, and the latest that have ended."""
    today = local_date(here.at)
    rows = delegations_in(here.agency)
    running = [
        {"row": row, "title": holding_title(here.procedure, row.holding), "runs": row.starts_on <= today}
        for row in rows.filter(ends_on__gte=today)
    ]
    past = [
        {"row": row, "title": holding_title(here.procedure, row.holding)}
        for row in rows.filter(ends_on__lt=today)[:PAST_SHOWN]
    ]
    return page(request, here, "delegations", tab=TAB, running=running, past=past)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_page
def add(request: HttpRequest, here: Here) -> HttpResponse:
    """Let an officer stand in for another."""
    today = local_date(here.at)
    held = {
        row.pk: row
        for row in holdings_in(here.agency)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
        .select_related("agency")
        .order_by("officer__name", "pk")
    }
    titled = [(row, holding_title(here.procedure, row)) for row in held.values()]
    form = DelegationForm(sent(request), here=here, holdings=titled, initial={"starts_on": today})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        holding = held[given.pop("holding")]
        saved = tried(form, lambda: delegate(holding, **given, by=here.officer, at=here.at))
        if saved is not None:
            people = {"to": saved.to.name, "name": holding.officer.name}
            messages.success(request, _("บันทึกให้ %(to)s ปฏิบัติหน้าที่แทน %(name)s แล้ว") % people)
            return redirect("settings:delegations")
    return page(request, here, "delegation_add", tab=TAB, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def end(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """End a delegation early, or call it off."""
    row = get_object_or_404(delegations_in(here.agency).select_related("holding__agency"), pk=pk)
    form = LastDayForm(sent(request), initial={"last_day": local_date(here.at)})
    if request.method == "POST" and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        if tried(form, lambda: end_delegation(row, last_day, by=here.officer, at=here.at)):
            messages.success(request, _("บันทึกการสิ้นสุดการมอบหมายแล้ว"))
            return redirect("settings:delegations")
    title = holding_title(here.procedure, row.holding)
    return page(request, here, "delegation_end", tab=TAB, form=form, row=row, title=title)
