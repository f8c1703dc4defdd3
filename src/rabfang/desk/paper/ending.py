"""A paper that is not registered: put aside with a reason, and taken up again."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rabfang.cases.wording import refusal_text
from rabfang.channels.paper.actions import put_aside, take_up
from rabfang.core.errors import NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.paper.forms import AsideForm
from rabfang.desk.paper.reading import seen_intake


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def aside(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Asks why; given a reason, the paper leaves the list of those not finished."""
    intake = seen_intake(here, pk)
    form = AsideForm(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        try:
            put_aside(pk, here.agency, by=here.actor, at=here.at, reason=form.cleaned_data["reason"])
        except Refused as error:
            form.add_error(None, refusal_text(error))
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, _("จัดเป็นเอกสารที่ไม่ลงทะเบียนแล้ว นำกลับมาดำเนินการได้"))
            return redirect("desk:papers")
    elif request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
    context = {"intake": intake, "form": form, "days": settings.RABFANG_ASIDE_DAYS}
    return show(request, here, "paper/aside", current="desk:papers", status=status, **context)


@officer_page
@require_POST
def again(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """A paper that was put aside is worked on again."""
    try:
        take_up(pk, here.agency, by=here.actor)
    except NotFound as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, refusal_text(error))
    return redirect("desk:paper", pk=pk)
