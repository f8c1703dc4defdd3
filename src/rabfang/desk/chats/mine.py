"""An officer links their own LINE, to be told there what waits for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.channels.chat.officers import new_code, set_digest, unlink
from rabfang.channels.models import ChatAccount, OfficerChat, Platform
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, here: Here) -> HttpResponseBase:
    """How it stands; asking for a code shows it once, on the page that answers."""
    deed, code = request.POST.get("deed", ""), ""
    if deed == "code":
        code = new_code(here.officer, here.at)
    elif deed == "unlink":
        unlink(here.officer)
        messages.success(request, _("เลิกเชื่อม LINE แล้ว"))
        return redirect("chats:mine")
    elif deed in ("by-line", "by-mail"):
        set_digest(here.officer, deed == "by-line")
        messages.success(request, _("บันทึกแล้ว"))
        return redirect("chats:mine")
    accounts = ChatAccount.objects.filter(agency=here.agency, platform=Platform.LINE, is_active=True)
    linked = OfficerChat.objects.filter(officer=here.officer, conversation__isnull=False).first()
    return show(request, here, "chats/mine", current="desk:work", accounts=list(accounts), linked=linked, code=code)
