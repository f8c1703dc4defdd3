"""What an administrator does about sign-in: links, second factors, and of which roles they are asked."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rabfang.accounts.actions.factors import reset_factors
from rabfang.accounts.actions.make_link import invite, withdraw_links
from rabfang.accounts.actions.sessions import end_sessions_of
from rabfang.accounts.links import address_of
from rabfang.accounts.models import Link
from rabfang.accounts.wording import refusal_text
from rabfang.agencies.actions.ask_second_factor import ask_second_factor
from rabfang.agencies.models import Officer
from rabfang.channels.email.transport import leaves
from rabfang.core.errors import Refused
from rabfang.desk.settings.access import Here, administrator_page, sensitive_page
from rabfang.desk.settings.forms.people import ResetFactorsForm, SecondFactorForm
from rabfang.desk.settings.pages import page, tried
from rabfang.web.refusing import sent

TAB = "officers"


def handed_over(request: HttpRequest, here: Here, link: Link) -> HttpResponse:
    """Says that the mail is on its way; where none can leave, shows the link, this once, to hand over."""
    name = {"name": link.officer.name}
    if leaves() and not settings.RABFANG_DEMONSTRATION:
        messages.success(request, _("ส่งลิงก์ตั้งรหัสผ่านให้ %(name)s ทางอีเมลแล้ว") % name)
        return redirect("settings:officer", pk=link.officer_id)
    answer = page(request, here, "officer_link", tab=TAB, link=link, row=link.officer, address=address_of(link))
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@sensitive_page
def invite_again(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """A new link; the one of before works no more."""
    row = _officer(here, pk)
    try:
        link = invite(row, by=here.officer, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
        return redirect("settings:officer", pk=pk)
    return handed_over(request, here, link)


@require_POST
@administrator_page
def withdraw(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Takes an open link back."""
    row = _officer(here, pk)
    if withdraw_links(row, by=here.officer, at=here.at):
        messages.success(request, _("ยกเลิกลิงก์ของ %(name)s แล้ว") % {"name": row.name})
    return redirect("settings:officer", pk=pk)


@require_POST
@sensitive_page
def sign_out(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Signs an officer out everywhere, at once."""
    row = _officer(here, pk)
    end_sessions_of(row, by=here.officer, at=here.at)
    messages.success(request, _("%(name)s ออกจากระบบทุกเครื่องแล้ว") % {"name": row.name})
    return redirect("settings:officer", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_page
def reset(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Takes away the second factor of an officer who has lost it."""
    row, form = _officer(here, pk), ResetFactorsForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            reset_factors(row, form.cleaned_data["reason"], by=here.officer, at=here.at)
        except Refused as error:
            messages.error(request, refusal_text(error))
        else:
            messages.success(request, _("ล้างขั้นที่สองของ %(name)s แล้ว ระบบแจ้งเจ้าหน้าที่ทางอีเมล") % {"name": row.name})
        return redirect("settings:officer", pk=pk)
    return page(request, here, "officer_reset", tab=TAB, form=form, row=row)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_page
def sign_in(request: HttpRequest, here: Here) -> HttpResponse:
    """Of which roles the office asks a second factor."""
    form = SecondFactorForm(sent(request), here=here, initial={"roles": here.agency.second_factor_roles})
    if request.method == "POST" and form.is_valid():
        roles = form.cleaned_data["roles"]
        if tried(form, lambda: ask_second_factor(here.agency, roles, by=here.officer, at=here.at)):
            messages.success(request, _("บันทึกแล้ว ผู้ที่มีบทบาทเหล่านี้จะได้ตั้งขั้นที่สองเมื่อเปิดหน้าถัดไป"))
            return redirect("settings:sign_in")
    return page(request, here, "sign_in", tab=TAB, form=form)


def _officer(here: Here, pk: int) -> Officer:
    return get_object_or_404(Officer.objects.select_related("agency"), pk=pk, agency=here.agency)
