"""The papers of the office: those not finished, those put aside, those recorded; and beginning a new one."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.cases.wording import refusal_text
from rabfang.channels.models import PaperIntake
from rabfang.channels.paper.actions import begin
from rabfang.channels.paper.erasing import kept_until
from rabfang.channels.paper.queries import for_list, recording_paper, visible_intakes
from rabfang.core.errors import Invalid, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.doing import with_files
from rabfang.desk.listing import title
from rabfang.desk.navigation import show
from rabfang.desk.paper.forms import NewPaperForm, add_refused
from rabfang.desk.verbs.base import FILES
from rabfang.documents.preparing import FilesRefused

PAGE = 50
LONGEST_ID = 18  # digits


@officer_page
@require_safe
def papers(request: HttpRequest, here: Here) -> HttpResponseBase:
    """One page of the papers in one state, the newest first."""
    if not recording_paper(here.actor, here.agency, here.procedure):
        return show(request, here, "cannot_record", status=HTTPStatus.FORBIDDEN)
    asked = request.GET.get("state", "")
    state = asked if asked in PaperIntake.State.values else PaperIntake.State.OPEN.value
    found = visible_intakes(here.actor, here.agency).filter(state=state)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) <= LONGEST_ID:
        found = found.filter(pk__lt=int(before))
    page = list(for_list(found.select_related("case")).order_by("-pk")[: PAGE + 1])
    context: dict[str, Any] = {
        "rows": [
            {"intake": row, "channel": title(here.procedure.channels, row.channel), "kept_until": kept_until(row)}
            for row in page[:PAGE]
        ],
        "state": state,
        "tabs": [
            {"url": _url(key, 0), "label": label, "current": key == state} for key, label in PaperIntake.State.choices
        ],
        "first_url": _url(state, 0) if before else "",
        "next_url": _url(state, page[PAGE - 1].pk) if len(page) > PAGE else "",
    }
    return show(request, here, "paper/list", current="desk:papers", **context)


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Begins with the first pages."""
    channels = recording_paper(here.actor, here.agency, here.procedure)
    if not channels:
        return show(request, here, "cannot_record", status=HTTPStatus.FORBIDDEN)
    if request.method != "POST":
        first = {"received_at": here.at, "channel": request.GET.get("channel", "")}
        return _asked(request, here, NewPaperForm(initial=first, channels=channels))
    form = NewPaperForm(request.POST, request.FILES, channels=channels)
    if not form.is_valid():
        return _asked(request, here, form, status=HTTPStatus.BAD_REQUEST)
    said = {name: value for name, value in form.cleaned_data.items() if name != FILES}
    try:
        intake = with_files(
            form.cleaned_data[FILES],
            here.at,
            lambda files: begin(here.agency, by=here.actor, at=here.at, files=files, **said),
        )
    except FilesRefused as error:
        for problem in error.problems:
            form.add_error(FILES, refusal_text(problem))
        return _asked(request, here, form, status=HTTPStatus.BAD_REQUEST)
    except Refused as error:
        field = FILES if isinstance(error, Invalid) and error.field == "files" else "channel"
        add_refused(form, field, refusal_text(error))
        return _asked(request, here, form, status=HTTPStatus.BAD_REQUEST)
    return redirect("desk:paper", pk=intake.pk)


def _asked(request: HttpRequest, here: Here, form: NewPaperForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    return show(request, here, "paper/new", current="desk:papers", status=status, form=form)


def _url(state: str, before: int) -> str:
    asked = {"state": state} | ({"before": str(before)} if before else {})
    return f"{reverse('desk:papers')}?{urlencode(asked)}"
