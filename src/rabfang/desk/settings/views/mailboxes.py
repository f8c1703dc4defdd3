"""The office's mailboxes: which are read, when last, and what is wrong with one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.channels.email.actions import (
    add_mailbox,
    edit_mailbox,
    facts_of,
    pause_mailbox,
    resume_mailbox,
    try_mailbox,
)
from rabfang.channels.models import Mailbox
from rabfang.core.errors import Refused
from rabfang.desk.settings.access import Here, administrator_page
from rabfang.desk.settings.forms.mailboxes import MailboxForm
from rabfang.desk.settings.pages import done, page, tried
from rabfang.desk.settings.wording import mailbox_trouble, refusal_text
from rabfang.procedures.schema import Channel, Medium
from rabfang.web.refusing import sent

TAB = "mailboxes"


@require_safe
@administrator_page
def mailboxes(request: HttpRequest, here: Here) -> HttpResponse:
    """Every mailbox with how it stands."""
    titles = {channel.key: channel.title for channel in here.procedure.channel}
    rows = [
        {"mailbox": row, "channel": titles.get(row.channel, row.channel), "trouble": mailbox_trouble(row.error)}
        for row in Mailbox.objects.filter(agency=here.agency)
    ]
    return page(request, here, "mailboxes", tab=TAB, rows=rows, channels=_channels(here))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def add(request: HttpRequest, here: Here) -> HttpResponse:
    """A new mailbox."""
    form = MailboxForm(sent(request), channels=_channels(here))
    if request.method == "POST" and form.is_valid():
        row = tried(form, lambda: add_mailbox(here.agency, form.facts(), by=here.officer, at=here.at))
        if row is not None:
            messages.success(request, _("เพิ่ม “%(name)s” แล้ว โปรดกดทดสอบการเชื่อมต่อ") % {"name": row.address})
            return redirect("settings:mailboxes")
    return page(request, here, "mailbox_form", tab=TAB, form=form, channels=_channels(here))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator_page
def edit(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Change a mailbox."""
    mailbox = _mailbox(here, pk)
    form = MailboxForm(sent(request), initial=facts_of(mailbox), channels=_channels(here), known=True)
    if request.method == "POST" and form.is_valid():
        saved = tried(form, lambda: edit_mailbox(mailbox, form.facts(), by=here.officer, at=here.at))
        if saved is not None:
            messages.success(request, _("บันทึก “%(name)s” แล้ว") % {"name": saved.address})
            return redirect("settings:mailboxes")
    return page(request, here, "mailbox_form", tab=TAB, form=form, mailbox=mailbox, channels=_channels(here))


@require_POST
@administrator_page
def test(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Try to sign in now, and say how it went."""
    mailbox = _mailbox(here, pk)
    try:
        unread = try_mailbox(mailbox, at=here.at)
    except Refused as error:
        messages.error(request, f"{mailbox.address}: {refusal_text(error)}")
    else:
        said = _("%(name)s: เชื่อมต่อได้ มีจดหมายที่ยังไม่ได้อ่าน %(count)s ฉบับ") % {"name": mailbox.address, "count": unread}
        messages.success(request, said)
    return redirect("settings:mailboxes")


@require_POST
@administrator_page
def pause(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Read it no more for now."""
    mailbox = _mailbox(here, pk)
    said = _("หยุดอ่าน “%(name)s” แล้ว") % {"name": mailbox.address}
    done(request, lambda: pause_mailbox(mailbox, by=here.officer, at=here.at), said)
    return redirect("settings:mailboxes")


@require_POST
@administrator_page
def resume(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Read it again."""
    mailbox = _mailbox(here, pk)
    said = _("เริ่มอ่าน “%(name)s” อีกครั้งแล้ว") % {"name": mailbox.address}
    done(request, lambda: resume_mailbox(mailbox, by=here.officer, at=here.at), said)
    return redirect("settings:mailboxes")


def _channels(here: Here) -> list[Channel]:
    """The channels of the procedure that take in e-mail."""
    return [channel for channel in here.procedure.channel if channel.medium == Medium.EMAIL]


def _mailbox(here: Here, pk: int) -> Mailbox:
    return get_object_or_404(Mailbox.objects.select_related("agency"), pk=pk, agency=here.agency)
