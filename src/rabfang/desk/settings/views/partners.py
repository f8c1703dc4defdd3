"""The office's address book of other agencies (S1-6, S4-3)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.agencies.actions.partners import add_partner, close_partner, edit_partner, reopen_partner
from rabfang.agencies.models import Agency, Partner
from rabfang.cases.queries import open_assignments_by_partner
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.forms.partners import NewPartnerForm, PartnerForm
from rabfang.desk.settings.pages import done, page, tried
from rabfang.procedures.queries import with_procedure
from rabfang.web.refusing import sent

TAB = "partners"


@require_safe
@administrator_page
def partners(request: HttpRequest, here: Here) -> HttpResponse:
    """Every entry, with its open parts."""
    work = open_assignments_by_partner(here.agency)
    known = Partner.objects.filter(agency=here.agency).select_related("office").order_by("-is_active", "name")
    rows = [{"partner": row, "work": work.get(row.pk, 0)} for row in known]
    return page(request, here, "partners", tab=TAB, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def add(request: HttpRequest, here: Here) -> HttpResponse:
    """A new entry."""
    form = NewPartnerForm(sent(request), offices=_offices(here))
    if request.method == "POST" and form.is_valid():
        facts, office = form.facts(), form.office_chosen()
        row = tried(form, lambda: add_partner(here.agency, facts, office=office, by=here.officer, at=here.at))
        if row is not None:
            messages.success(request, _("เพิ่ม “%(name)s” แล้ว") % {"name": row.name})
            return redirect("settings:partners")
    return page(request, here, "partner_form", tab=TAB, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def edit(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Correct an entry."""
    partner = _partner(here, pk)
    form = PartnerForm(sent(request), initial=vars(partner))
    if request.method == "POST" and form.is_valid():
        saved = tried(form, lambda: edit_partner(partner, form.facts(), by=here.officer, at=here.at))
        if saved is not None:
            messages.success(request, _("บันทึก “%(name)s” แล้ว") % {"name": saved.name})
            return redirect("settings:partners")
    work = open_assignments_by_partner(here.agency).get(partner.pk, 0)
    return page(request, here, "partner_form", tab=TAB, form=form, partner=partner, work=work)


@require_POST
@administrator_page
def close(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Give it no more parts."""
    partner = _partner(here, pk)
    done(
        request,
        lambda: close_partner(partner, by=here.officer, at=here.at),
        _("ปิด “%(name)s” แล้ว") % {"name": partner.name},
    )
    return redirect("settings:partners")


@require_POST
@administrator_page
def reopen(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Let it be given parts again."""
    partner = _partner(here, pk)
    done(
        request,
        lambda: reopen_partner(partner, by=here.officer, at=here.at),
        _("เปิด “%(name)s” อีกครั้งแล้ว") % {"name": partner.name},
    )
    return redirect("settings:partners")


def _offices(here: Here) -> QuerySet[Agency]:
    """Offices that run cases here and are not in the address book yet."""
    others = Agency.objects.exclude(pk=here.agency.pk).exclude(partner_of__agency=here.agency)
    return with_procedure(others)


def _partner(here: Here, pk: int) -> Partner:
    return get_object_or_404(Partner.objects.select_related("agency", "office"), pk=pk, agency=here.agency)
