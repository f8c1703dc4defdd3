"""Recording a matter from a staff channel, in under a minute by keyboard alone; and its receipt."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rabfang.cases.models import Case
from rabfang.cases.receive import Received
from rabfang.channels.occasions.refusals import refusal_text
from rabfang.channels.receipts import receipt_for
from rabfang.core.errors import Invalid, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.forms.record import RecordCaseForm
from rabfang.desk.navigation import show
from rabfang.desk.recording import channels_of, minutes_of, recent_occasions, record_case
from rabfang.desk.verbs.base import FILES
from rabfang.documents.preparing import FilesRefused
from rabfang.procedures.schema import Channel
from rabfang.web.area_fields import NEXT

KEPT_FOR_THE_NEXT = ("channel", "received_at", "occasion", "place", "province", "district", "subdistrict")


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The form; when sent, the receipt."""
    channels = channels_of(here)
    if not channels:
        return show(request, here, "cannot_record", status=HTTPStatus.FORBIDDEN)
    offered: dict[str, Any] = {"channels": channels, "occasions": recent_occasions(here)}
    if request.method != "POST":
        form = RecordCaseForm(initial=_first(request, here), **offered)
        return _form(request, here, form, channels)
    if NEXT in request.POST:  # without a script, a button fills the next list; nothing is checked yet
        form = RecordCaseForm(initial={name: value for name, value in request.POST.items() if value}, **offered)
        return _form(request, here, form, channels)
    form = RecordCaseForm(request.POST, request.FILES, **offered)
    received = _recorded(here, form)
    if received is None:
        return _form(request, here, form, channels, status=HTTPStatus.BAD_REQUEST)
    return _receipt(request, here, form, received)


def _first(request: HttpRequest, here: Here) -> dict[str, Any]:
    """What the form begins with: the moment, the area of the newest case, what is kept of the same occasion."""
    asked = {name: request.GET[name] for name in KEPT_FOR_THE_NEXT if request.GET.get(name)}
    return {"received_at": here.at, **_usual_area(here), **asked}


def _usual_area(here: Here) -> dict[str, str]:
    newest = here.cases().order_by("-year", "-number").values_list("subdistrict", flat=True)[:1]
    code = next(iter(newest), "")
    return {"province": code[:2], "district": code[:4]} if code else {}


def _recorded(here: Here, form: RecordCaseForm) -> Received | None:
    """The case; None when the form or the heart refuses, with the reason on the form."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        return record_case(
            here,
            said["channel"],
            uploads=said[FILES],
            occasion=form.came_from(),
            received_at=said["received_at"],
            submission=f"{here.officer.pk}:{said['submission']}" if said["submission"] else None,
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
    request: HttpRequest, here: Here, form: RecordCaseForm, channels: list[Channel], *, status: int = HTTPStatus.OK
) -> HttpResponse:
    began = form.cleaned_data.get("received_at") if form.is_bound and hasattr(form, "cleaned_data") else None
    context = {"form": form, "minutes": minutes_of(channels), "began": began or here.at}
    return show(request, here, "record", current="desk:record", status=status, **context)


def _receipt(request: HttpRequest, here: Here, form: RecordCaseForm, received: Received) -> HttpResponse:
    case = Case.objects.select_related("agency").get(pk=received.case.pk)
    channel = here.procedure.channels[case.channel]
    again = [name for name in KEPT_FOR_THE_NEXT if channel.many and name in form.fields]
    kept = {name: form.chosen(name) for name in again if form.chosen(name)}
    context: dict[str, Any] = {
        "receipt": receipt_for(case, received.secret),
        "case": case,
        "channel": channel,
        "same_occasion_url": f"{reverse('desk:record')}?{urlencode(kept)}" if channel.many else "",
    }
    return show(request, here, "recorded", current="desk:record", **context)
