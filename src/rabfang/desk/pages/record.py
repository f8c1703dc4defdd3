"""Recording a matter from a staff channel, in under a minute by keyboard alone; and its receipt."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rabfang.agencies.queries import active_partners
from rabfang.cases.models import Case
from rabfang.cases.receive import Received
from rabfang.channels.occasions.refusals import refusal_text
from rabfang.channels.receipts import receipt_for
from rabfang.core.errors import Invalid, Refused
from rabfang.desk import choices
from rabfang.desk.access import Here, officer_page
from rabfang.desk.callers import caller_of
from rabfang.desk.case.reading import opened
from rabfang.desk.forms.record import RecordCaseForm
from rabfang.desk.navigation import show
from rabfang.desk.paper.case import OnPaper, paper_for
from rabfang.desk.recording import channels_of, minutes_of, recent_occasions, record_case
from rabfang.desk.similar.reading import Shown, shown_before, shown_for
from rabfang.desk.verbs.base import FILES
from rabfang.documents.preparing import FilesRefused
from rabfang.procedures.schema import Channel, Medium
from rabfang.rights.notice import notice_of
from rabfang.web.area_fields import NEXT

KEPT_FOR_THE_NEXT = ("channel", "received_at", "occasion", "place", "province", "district", "subdistrict")
LOOK = "look_similar"
CALLER = "caller"  # the button that shows who called before, without a script
SPOKEN = (Medium.TELEPHONE, Medium.COUNTER)  # what was said is read back and signed


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The form; when sent, the receipt."""
    channels = channels_of(here)
    if not channels:
        return show(request, here, "cannot_record", status=HTTPStatus.FORBIDDEN)
    offered: dict[str, Any] = {
        "channels": channels,
        "occasions": recent_occasions(here),
        "groups": choices.groups(here.procedure),
    }
    paper = paper_for(request, here)
    if paper and paper.ended:
        return _after(request, here, paper, offered)
    if request.method != "POST":
        form = RecordCaseForm(initial=_first(request, here, paper), **offered)
        return _form(request, here, form, channels, paper)
    if NEXT in request.POST or CALLER in request.POST:  # without a script, a button fetches; nothing is checked yet
        form = RecordCaseForm(initial={name: value for name, value in request.POST.items() if value}, **offered)
        return _form(request, here, form, channels, paper)
    if LOOK in request.POST:  # a button looks for similar cases before anything is sent; nothing typed is lost
        form = RecordCaseForm(initial={name: value for name, value in request.POST.items() if value}, **offered)
        found = _similar(request, here, offered)
        return _form(request, here, form, channels, paper, similar=found, looked=True)
    form = RecordCaseForm(request.POST, request.FILES, **offered)
    received = _recorded(here, form, paper)
    if received is None:
        return _form(request, here, form, channels, paper, status=HTTPStatus.BAD_REQUEST)
    return _receipt(request, here, form, received)


def _first(request: HttpRequest, here: Here, paper: OnPaper | None) -> dict[str, Any]:
    """What the form begins with: the moment, the area of the newest case, what is kept of the same occasion."""
    asked = {name: request.GET[name] for name in KEPT_FOR_THE_NEXT if request.GET.get(name)}
    return {"received_at": here.at, **_usual_area(here), **asked, **(paper.first() if paper else {})}


def _usual_area(here: Here) -> dict[str, str]:
    newest = here.cases().order_by("-year", "-number").values_list("subdistrict", flat=True)[:1]
    code = next(iter(newest), "")
    return {"province": code[:2], "district": code[:4]} if code else {}


def _after(request: HttpRequest, here: Here, paper: OnPaper, offered: dict[str, Any]) -> HttpResponseBase:
    """A paper that ended: to the one who sent this very form before, the receipt again; else its page."""
    again = paper.brought_by(request.POST.get("submission", ""))
    if again is None:
        return redirect("desk:paper", pk=paper.intake.pk)
    return _receipt(request, here, RecordCaseForm(request.POST, **offered), again)


def _recorded(here: Here, form: RecordCaseForm, paper: OnPaper | None) -> Received | None:
    """The case; None when the form or the heart refuses, with the reason on the form."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    own = f"{here.officer.pk}:{said['submission']}" if said["submission"] else None
    try:
        return record_case(
            here,
            said["channel"],
            uploads=said[FILES],
            occasion=form.came_from(),
            received_at=said["received_at"],
            submission=paper.submission(said["submission"]) if paper else own,
            paper=paper.whole() if paper else None,
            **form.facts(),
        )
    except FilesRefused as error:
        for problem in error.problems:
            form.add_error(FILES, refusal_text(problem))
    except Refused as error:
        field = error.field if isinstance(error, Invalid) else None
        form.add_error(field if field in form.fields else None, refusal_text(error))
    return None


def _form(
    request: HttpRequest,
    here: Here,
    form: RecordCaseForm,
    channels: list[Channel],
    paper: OnPaper | None,
    *,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    began = form.cleaned_data.get("received_at") if form.is_bound and hasattr(form, "cleaned_data") else None
    number = form.chosen("telephone")
    context = {
        "form": form,
        "minutes": minutes_of(channels),
        "began": began or here.at,
        "caller": caller_of(here, number) if number else None,
        "partners": active_partners(here.agency) if form.by_letter else (),
        "paper": paper,
        "notice": notice_of(here.agency),
        "begins_at": "subject" if paper and not form.is_bound else _begins_at(request, here, form),
        **more,
    }
    return show(request, here, "record", current="desk:record", status=status, **context)


def _begins_at(request: HttpRequest, here: Here, form: RecordCaseForm) -> str:
    """The field in which typing begins: the channel, or once it is chosen what comes first on it."""
    if form.is_bound or CALLER in request.POST:
        return ""
    channel = here.procedure.channels.get(request.GET.get("channel", ""))
    if channel is None:
        return "channel"
    return "telephone" if channel.medium == Medium.TELEPHONE else "subject"


def _similar(request: HttpRequest, here: Here, offered: dict[str, Any]) -> list[Shown]:
    """What is like the matter as far as it can be read already."""
    form = RecordCaseForm(request.POST, **offered)
    form.is_valid()
    return shown_before(here, form.cleaned_data)


def _receipt(request: HttpRequest, here: Here, form: RecordCaseForm, received: Received) -> HttpResponse:
    case = Case.objects.select_related("agency").get(pk=received.case.pk)
    channel = here.procedure.channels[case.channel]
    again = [name for name in KEPT_FOR_THE_NEXT if channel.many and name in form.fields]
    kept = {name: form.chosen(name) for name in again if form.chosen(name)}
    context: dict[str, Any] = {
        "similar": shown_for(opened(here, case.pk)),
        "seen": case.version,
        "receipt": receipt_for(case, received.secret),
        "case": case,
        "channel": channel,
        "spoken": channel.medium in SPOKEN,
        "same_occasion_url": f"{reverse('desk:record')}?{urlencode(kept)}" if channel.many else "",
        "next_url": f"{reverse('desk:record')}?{urlencode({'channel': case.channel})}",
    }
    return show(request, here, "recorded", current="desk:record", **context)
