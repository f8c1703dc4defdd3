"""The office's units."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.agencies.actions.add_unit import add_unit
from rabfang.agencies.actions.close_unit import close_unit
from rabfang.agencies.actions.rename_unit import rename_unit
from rabfang.agencies.actions.reopen_unit import reopen_unit
from rabfang.agencies.models import Unit
from rabfang.agencies.queries import holders_by_unit
from rabfang.cases.queries import open_assignments_by_unit, open_assignments_of
from rabfang.core.clock import local_date
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.checks import missing, units_wanted
from rabfang.desk.settings.forms.office import NewUnitForm, UnitForm
from rabfang.desk.settings.pages import done, page, tried
from rabfang.web.refusing import sent

TAB = "units"


@dataclass(frozen=True)
class Line:
    """A unit, how many officers hold a role for it today, how many cases wait there."""

    unit: Unit
    officers: int
    work: int


@require_safe
@administrator_page
def units(request: HttpRequest, here: Here) -> HttpResponse:
    """Every unit, with its officers and its open work."""
    rows = lines(here)
    wanted = missing(units_wanted(here.procedure), [row.unit.key for row in rows])
    return page(request, here, "units", tab=TAB, rows=rows, wanted=wanted)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def add(request: HttpRequest, here: Here) -> HttpResponse:
    """A new unit."""
    form = NewUnitForm(sent(request), initial={"key": request.GET.get("key", "")[:60]})
    if request.method == "POST" and form.is_valid():
        unit = tried(form, lambda: add_unit(here.agency, **form.cleaned_data, by=here.officer, at=here.at))
        if unit is not None:
            messages.success(request, _("เพิ่ม “%(name)s” แล้ว") % {"name": unit.name_th})
            return redirect("settings:units")
    return page(request, here, "unit_form", tab=TAB, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def edit(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Correct a unit's names."""
    unit = _unit(here, pk)
    form = UnitForm(sent(request), initial=vars(unit))
    if request.method == "POST" and form.is_valid():
        saved = tried(form, lambda: rename_unit(unit, **form.cleaned_data, by=here.officer, at=here.at))
        if saved is not None:
            messages.success(request, _("บันทึก “%(name)s” แล้ว") % {"name": saved.name_th})
            return redirect("settings:units")
    return page(request, here, "unit_form", tab=TAB, form=form, unit=unit, work=open_assignments_of(unit))


@require_POST
@administrator_page
def close(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Give a unit no more work."""
    unit = _unit(here, pk)
    done(
        request,
        lambda: close_unit(unit, open_work=open_assignments_of, by=here.officer, at=here.at),
        _("ปิด “%(name)s” แล้ว") % {"name": unit.name_th},
    )
    return redirect("settings:units")


@require_POST
@administrator_page
def reopen(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Let a unit be given work again."""
    unit = _unit(here, pk)
    done(
        request,
        lambda: reopen_unit(unit, by=here.officer, at=here.at),
        _("เปิด “%(name)s” อีกครั้งแล้ว") % {"name": unit.name_th},
    )
    return redirect("settings:units")


def lines(here: Here) -> list[Line]:
    """Every unit of the office, those that are closed last."""
    work = open_assignments_by_unit(here.agency)
    people = holders_by_unit(here.agency, local_date(here.at))
    known = Unit.objects.filter(agency=here.agency).order_by("-is_active", "name_th")
    return [Line(unit, people.get(unit.pk, 0), work.get(unit.pk, 0)) for unit in known]


def _unit(here: Here, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.select_related("agency"), pk=pk, agency=here.agency)
