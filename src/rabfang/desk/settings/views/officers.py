"""Officers' accounts."""

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.accounts.actions.add_and_invite import Person, add_and_invite
from rabfang.accounts.actions.sessions import close_for_good, reopen_anew
from rabfang.accounts.queries import account_of
from rabfang.agencies.actions.edit_officer import edit_officer
from rabfang.agencies.models import Officer
from rabfang.agencies.queries import holdings_in, running
from rabfang.core.clock import local_date
from rabfang.desk.settings.access import Here, administering, administrator_page, sensitive_page
from rabfang.desk.settings.forms.people import NewOfficerForm, OfficerForm
from rabfang.desk.settings.pages import done, page, tried
from rabfang.desk.settings.roles import holding_title, needs_unit
from rabfang.desk.settings.views.accounts import handed_over
from rabfang.thai.text import clean
from rabfang.web.refusing import sent

TAB = "officers"
A_PAGE = 50


@require_safe
@administrator_page
def officers(request: HttpRequest, here: Here) -> HttpResponse:
    """Every account with the roles it holds today, by name, a page at a time."""
    rows = Officer.objects.filter(agency=here.agency).order_by("name", "pk")
    after = clean(request.GET.get("after", ""))
    if after:
        rows = rows.filter(name__gte=after).exclude(name=after, pk__lte=_number(request.GET.get("pk", "")))
    found = list(with_roles(here, rows)[: A_PAGE + 1])
    listed = [
        {"officer": row, "roles": [holding_title(here.procedure, one) for one in getattr(row, "held", ())]}
        for row in found[:A_PAGE]
    ]
    last = found[A_PAGE - 1] if len(found) > A_PAGE else None
    return page(request, here, "officers", tab=TAB, rows=listed, last=last, first_page=not after)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_page
def add(request: HttpRequest, here: Here) -> HttpResponse:
    """A new account with its roles, and the invitation by which its officer sets a password."""
    form = NewOfficerForm(sent(request), here=here)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        unit, keys = given.pop("unit"), given.pop("roles")
        roles = [(key, needs_unit(here.procedure, key)) for key in keys]
        link = tried(
            form,
            lambda: add_and_invite(here.agency, Person(**given), roles=roles, unit=unit, by=here.officer, at=here.at),
        )
        if link is not None:
            return handed_over(request, here, link)
    return page(request, here, "officer_add", tab=TAB, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_page
def officer(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """One officer: who they are, what they hold, their account."""
    row = _officer(here, pk)
    form = OfficerForm(sent(request), initial=vars(row))
    if request.method == "POST" and form.is_valid():
        saved = tried(form, lambda: edit_officer(row, **form.cleaned_data, by=here.officer, at=here.at))
        if saved is not None:
            messages.success(request, _("บันทึกข้อมูลของ %(name)s แล้ว") % {"name": saved.name})
            return redirect("settings:officer", pk=pk)
    today = local_date(here.at)
    held = [
        {
            "holding": one,
            "title": holding_title(here.procedure, one),
            "over": bool(one.ends_on and one.ends_on < today),
            "ahead": one.starts_on > today,
            "known": one.role in here.procedure.roles,
        }
        for one in holdings_in(here.agency).filter(officer=row).order_by("-starts_on", "-pk")
    ]
    own = row.pk == here.officer.pk
    account = account_of(row, here.at)
    return page(request, here, "officer", tab=TAB, form=form, row=row, held=held, own=own, account=account)


@require_POST
@sensitive_page
def close(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Close an account."""
    row = _officer(here, pk)
    done(
        request,
        lambda: close_for_good(row, administering=administering(here), by=here.officer, at=here.at),
        _("ปิดบัญชีของ %(name)s แล้ว") % {"name": row.name},
    )
    return redirect("settings:officer", pk=pk)


@require_POST
@sensitive_page
def reopen(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Open a closed account again."""
    row = _officer(here, pk)
    done(
        request,
        lambda: reopen_anew(row, by=here.officer, at=here.at),
        _("เปิดบัญชีของ %(name)s อีกครั้งแล้ว") % {"name": row.name},
    )
    return redirect("settings:officer", pk=pk)


def with_roles(here: Here, rows: QuerySet[Officer]) -> QuerySet[Officer]:
    """Each with the roles they hold today (`held`)."""
    held = running(holdings_in(here.agency), local_date(here.at))
    return rows.prefetch_related(Prefetch("holdings", queryset=held, to_attr="held"))


def _officer(here: Here, pk: int) -> Officer:
    return get_object_or_404(Officer.objects.select_related("agency"), pk=pk, agency=here.agency)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
