"""A report over any days: shown at once, kept only when an officer asks for it."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.core.clock import local_date
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.reports.forms import AnyDaysForm
from rabfang.desk.reports.reading import HERE, opening, room_here
from rabfang.reports.actions.draft import draft_any
from rabfang.reports.blocks import Content
from rabfang.reports.contents.forms import content_of
from rabfang.reports.facts.folding import fold
from rabfang.reports.room import TITLES
from rabfang.reports.saying import MOST_FOLDED
from rabfang.reports.writers import page as writer


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def any_days(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Asks for the days; given them, the report; sent as a form, it is kept as a draft."""
    if not room_here(here).makes_any:
        raise Http404
    if request.method == "POST":
        return _kept(request, here)
    if not request.GET:
        today = local_date(here.at)
        return _page(request, here, AnyDaysForm(initial={"first": today.replace(day=1), "last": today}))
    form = AnyDaysForm(request.GET)
    if not form.is_valid():
        return _page(request, here, form, status=HTTPStatus.BAD_REQUEST)
    return _page(request, here, form, content=_content(here, form))


def asked_content(request: HttpRequest, here: Here) -> Content | None:
    """The report that an address asks for; None when it says no such days."""
    form = AnyDaysForm(request.GET)
    return _content(here, form) if form.is_valid() else None


def ask(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The form, saying what is wrong with the days that were asked for."""
    return _page(request, here, AnyDaysForm(request.GET), status=HTTPStatus.BAD_REQUEST)


def _content(here: Here, form: AnyDaysForm) -> Content:
    fold(here.agency.pk, MOST_FOLDED)
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    return content_of(form.kind, TITLES[form.kind], here.agency, first, last, here.at)


def _kept(request: HttpRequest, here: Here) -> HttpResponseBase:
    form = AnyDaysForm(request.POST)
    if not form.is_valid():
        return _page(request, here, form, status=HTTPStatus.BAD_REQUEST)
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    made = draft_any(here.agency, form.kind, first, last, by=here.officer, at=here.at)
    messages.success(request, _("เก็บเป็นร่างแล้ว เขียนข้อสังเกต ลงนาม และส่งได้"))
    return redirect("desk:report", pk=made.pk)


def _page(
    request: HttpRequest, here: Here, form: AnyDaysForm, *, content: Content | None = None, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    said = {name: form.data.get(name, "") for name in ("form", "first", "last")} if content else {}
    files = [
        (reverse("desk:report_any_file", args=[kind]) + f"?{urlencode(said)}", kind) for kind in ("pdf", "xlsx", "docx")
    ]
    context = {
        "form": form,
        "title": content.title if content else None,
        "shown": writer.of(content, opening(here)) if content else None,
        "files": files,
        "said": said,
    }
    return show(request, here, "reports/any", current=HERE, status=status, **context)
