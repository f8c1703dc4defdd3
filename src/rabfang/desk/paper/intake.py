"""One paper: its pages in order with what stands in them, and what is said of it. Every button saves everything."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.agencies.queries import active_partners
from rabfang.cases.wording import refusal_text
from rabfang.channels.models import PaperIntake
from rabfang.channels.paper import actions
from rabfang.channels.paper.erasing import kept_until
from rabfang.channels.paper.programs import can_open_sheets, can_read
from rabfang.channels.paper.queries import pages_of, recording_paper
from rabfang.core.errors import Conflict, Invalid, NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.doing import with_files
from rabfang.desk.listing import title
from rabfang.desk.navigation import show
from rabfang.desk.paper.forms import PaperForm, add_refused
from rabfang.desk.paper.reading import Progress, Shown, seen_intake
from rabfang.desk.verbs.base import FILES
from rabfang.documents.preparing import FilesRefused

RECORD = "record"
Deed = Callable[[Here, int, int], None]


def _deed(do: Callable[..., None], **more: Any) -> Deed:
    return lambda here, pk, page: do(pk, here.agency, page, by=here.actor, **more)


def _timed(do: Callable[..., None]) -> Deed:
    return lambda here, pk, page: do(pk, here.agency, page, by=here.actor, at=here.at)


DEEDS: Mapping[str, Deed] = {
    "up": _deed(actions.move, up=True),
    "down": _deed(actions.move, up=False),
    "turn": _timed(actions.turn),
    "read": _timed(actions.read_again),
    "remove": _deed(actions.remove),
}


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The page; when sent, all of it is kept and then the button's deed is done."""
    intake = seen_intake(here, pk)
    if intake.state != PaperIntake.State.OPEN:
        status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
        return _ended(request, here, intake, status)
    if request.method != "POST":
        return _page(request, here, intake, _form(here, intake))
    form = _form(here, intake, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, here, intake, form, status=HTTPStatus.BAD_REQUEST)
    deed, _dash, page = request.POST.get("do", "").partition("-")
    try:
        with_files(form.cleaned_data[FILES], here.at, lambda files: _keep(here, form, pk, files, deed, page))
    except FilesRefused as error:
        for problem in error.problems:
            form.add_error(FILES, refusal_text(problem))
        return _page(request, here, intake, form, status=HTTPStatus.BAD_REQUEST)
    except Refused as error:
        return _refused(request, here, form, pk, error)
    if deed == RECORD:
        return redirect(f"{reverse('desk:record')}?paper={pk}")
    messages.success(request, _("บันทึกเอกสารแล้ว"))
    return redirect(reverse("desk:paper", args=[pk]) + (f"#page-{page}" if page.isdecimal() else ""))


def _keep(here: Here, form: PaperForm, pk: int, files: tuple[Any, ...], deed: str, page: str) -> None:
    """All or nothing: what was typed, new pages, and the deed."""
    actions.save(pk, here.agency, by=here.actor, seen=form.cleaned_data["seen"], said=form.said(), typed=form.typed())
    if files:
        actions.add_pages(pk, here.agency, files, by=here.actor, at=here.at)
    if deed in DEEDS and page.isdecimal():
        try:
            DEEDS[deed](here, pk, int(page))
        except NotFound:
            return  # the page was taken out meanwhile: what was typed is kept all the same


def _refused(request: HttpRequest, here: Here, form: PaperForm, pk: int, error: Refused) -> HttpResponse:
    intake = seen_intake(here, pk)
    if intake.state != PaperIntake.State.OPEN:
        return _ended(request, here, intake, HTTPStatus.CONFLICT)
    if not isinstance(error, Conflict):
        add_refused(form, FILES if isinstance(error, Invalid) else "channel", refusal_text(error))
        return _page(request, here, intake, form, status=HTTPStatus.BAD_REQUEST)
    # Somebody else changed it: what was typed stands in the form, and sending it once more keeps it.
    sent = request.POST.copy()
    sent["seen"] = str(intake.version)
    again = _form(here, intake, sent, None)
    again.add_error(None, refusal_text(error))
    return _page(request, here, intake, again, status=HTTPStatus.CONFLICT)


def _form(here: Here, intake: PaperIntake, *sent: Any) -> PaperForm:
    return PaperForm(
        *sent, intake=intake, pages=pages_of(intake), channels=recording_paper(here.actor, here.agency, here.procedure)
    )


def _page(
    request: HttpRequest, here: Here, intake: PaperIntake, form: PaperForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    last = len(form.pages) - 1
    context = {
        "intake": intake,
        "form": form,
        "pages": [Shown(page, form.beside(page), at == 0, at == last) for at, page in enumerate(form.pages)],
        "progress": Progress.of(list(form.pages)),
        "readable": can_read(),
        "sheets": can_open_sheets(),
        "partners": active_partners(here.agency),
    }
    return show(request, here, "paper/paper", current="desk:papers", status=status, **context)


def _ended(request: HttpRequest, here: Here, intake: PaperIntake, status: int) -> HttpResponse:
    facts = [
        (_("ช่องทาง"), title(here.procedure.channels, intake.channel)),
        (_("ได้รับเมื่อ"), intake.received_at),
    ]
    context = {"intake": intake, "facts": facts, "pages": pages_of(intake), "kept_until": kept_until(intake)}
    return show(request, here, "paper/ended", current="desk:papers", status=status, **context)
