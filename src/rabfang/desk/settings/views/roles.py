"""Giving and ending officers' roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.agencies.actions.end_role import end_role
from rabfang.agencies.actions.give_role import give_role
from rabfang.agencies.models import Officer
from rabfang.agencies.queries import holdings_in
from rabfang.core.clock import local_date
from rabfang.desk.settings.access import Here, administering, sensitive_page
from rabfang.desk.settings.forms.people import LastDayForm, RoleForm
from rabfang.desk.settings.pages import page, tried
from rabfang.desk.settings.roles import holding_title, needs_unit, role_title
from rabfang.web.refusing import sent

TAB = "officers"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_page
def give(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Give an officer a role."""
    row = get_object_or_404(Officer.objects.select_related("agency"), pk=pk, agency=here.agency)
    form = RoleForm(sent(request), here=here, initial={"starts_on": local_date(here.at)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        needed = needs_unit(here.procedure, given["role"])
        holding = tried(form, lambda: give_role(row, **given, needs_unit=needed, by=here.officer, at=here.at))
        if holding is not None:
            title = role_title(here.procedure, holding.role)
            messages.success(request, _("ให้บทบาท “%(role)s” แก่ %(name)s แล้ว") % {"role": title, "name": row.name})
            return redirect("settings:officer", pk=pk)
    return page(request, here, "role_give", tab=TAB, form=form, row=row)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_page
def end(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """End a role, or take back one that has not begun."""
    holding = get_object_or_404(holdings_in(here.agency).select_related("agency"), pk=pk)
    form = LastDayForm(sent(request), initial={"last_day": local_date(here.at)})
    title = holding_title(here.procedure, holding)
    if request.method == "POST" and form.is_valid():
        ended = tried(
            form,
            lambda: end_role(
                holding,
                form.cleaned_data["last_day"],
                administering=administering(here),
                by=here.officer,
                at=here.at,
            ),
        )
        if ended:
            messages.success(request, _("บันทึกการสิ้นสุดบทบาท “%(role)s” แล้ว") % {"role": title})
            return redirect("settings:officer", pk=holding.officer_id)
    return page(request, here, "role_end", tab=TAB, form=form, holding=holding, title=title)
