"""The office's accounts on LINE and Messenger: list, add, change, try, close."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.channels.chat.accounts import add_account, edit_account, set_active, try_account
from rabfang.channels.models import ChatAccount, Platform
from rabfang.core.errors import Refused
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.forms.chats import ChatForm
from rabfang.desk.settings.pages import done, page, tried
from rabfang.desk.settings.wording import refusal_text
from rabfang.procedures.schema import Channel
from rabfang.web.refusing import sent

TAB = "chats"


@require_safe
@administrator_page
def chats(request: HttpRequest, here: Here) -> HttpResponse:
    """Every account, and a way to add one for each platform that the procedure has a channel for."""
    rows = ChatAccount.objects.filter(agency=here.agency).order_by("-is_active", "platform", "name")
    named = {channel.key: channel.title for channel in here.procedure.channel}
    shown = [{"account": row, "channel": named.get(row.channel, row.channel)} for row in rows]
    platforms = [one for one in Platform if _channels(here, one)]
    return page(request, here, "chats", tab=TAB, rows=shown, platforms=platforms)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def add(request: HttpRequest, here: Here, platform: str) -> HttpResponse:
    """A new account; then its page says what to enter at the platform."""
    if platform not in Platform.values:
        raise Http404
    form = ChatForm(sent(request), platform=platform, channels=_channels(here, platform), new=True)
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        row = tried(form, lambda: add_account(here.agency, platform, facts, by=here.officer, at=here.at))
        if row is not None:
            messages.success(request, _("เพิ่ม “%(name)s” แล้ว ต่อไปนำที่อยู่ webhook ไปกรอกที่แพลตฟอร์ม") % {"name": row.name})
            return redirect("settings:chat_edit", row.pk)
    return _form(request, here, form, Platform(platform))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def edit(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """One account: what to enter at the platform, how it is doing, and its values to correct."""
    account = _account(here, pk)
    channels = _channels(here, account.platform)
    initial = {"channel": account.channel, "name": account.name, "public_id": account.public_id}
    form = ChatForm(sent(request), initial=initial, platform=account.platform, channels=channels, new=False)
    if request.method == "POST" and form.is_valid():
        saved = tried(form, lambda: edit_account(account, form.facts(), by=here.officer, at=here.at))
        if saved is not None:
            messages.success(request, _("บันทึก “%(name)s” แล้ว") % {"name": saved.name})
            return redirect("settings:chat_edit", pk)
    hook = settings.BASE_URL + reverse("hooks:chat", args=[account.platform, account.hook])
    secure = hook.startswith("https://")
    return _form(request, here, form, Platform(account.platform), account=account, hook=hook, secure=secure)


@require_POST
@administrator_page
def try_it(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Asks the platform who the token belongs to."""
    account = _account(here, pk)
    try:
        name = try_account(account, here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, _("โทเคนใช้ได้ เป็นของบัญชี %(name)s") % {"name": name})
    return redirect("settings:chat_edit", pk)


@require_POST
@administrator_page
def close(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Takes nothing more from the account."""
    account = _account(here, pk)
    said = _("ปิด “%(name)s” แล้ว") % {"name": account.name}
    done(request, lambda: set_active(account, False, by=here.officer, at=here.at), said)
    return redirect("settings:chats")


@require_POST
@administrator_page
def reopen(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Takes from it again."""
    account = _account(here, pk)
    said = _("เปิด “%(name)s” อีกครั้งแล้ว") % {"name": account.name}
    done(request, lambda: set_active(account, True, by=here.officer, at=here.at), said)
    return redirect("settings:chats")


def _form(request: HttpRequest, here: Here, form: ChatForm, platform: Platform, **more: Any) -> HttpResponse:
    return page(request, here, "chat_form", tab=TAB, form=form, platform=platform, **more)


def _channels(here: Here, platform: str) -> list[Channel]:
    """Channels of the procedure whose matters come by that platform."""
    return [channel for channel in here.procedure.channel if channel.medium == platform]


def _account(here: Here, pk: int) -> ChatAccount:
    return get_object_or_404(ChatAccount.objects.select_related("agency"), pk=pk, agency=here.agency)
