"""What the page's script asks the server: who is signed in, and to take one matter. Answers are JSON."""

import base64
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.receive import Received
from rabfang.cases.wording import refusal_text as cases_text
from rabfang.channels.occasions.actions.enter import Typed
from rabfang.channels.occasions.actions.take_from_phone import Outing, RowReturned, take_from_phone, taken_before
from rabfang.channels.occasions.queries import recordable_channels, visible_occasions
from rabfang.channels.occasions.refusals import problem_text, refusal_text
from rabfang.channels.occasions.rows import tidy
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.doing import with_files
from rabfang.desk.outreach.forms import SentForm
from rabfang.documents.preparing import FilesRefused
from rabfang.web.date_fields import as_typed


@officer_page
@require_safe
def session(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Who is signed in, the form token of the session, and the key that locks this officer's words on a phone.

    The key is derived, so that the same officer can open them again after signing in anew; nobody else gets it.
    """
    if not recordable_channels(here.actor, here.agency, here.procedure):
        raise Http404
    key = salted_hmac("rabfang.outreach", str(here.officer.pk), algorithm="sha256").digest()
    told = {"officer": here.officer.pk, "key": base64.b64encode(key).decode(), "csrf": get_token(request)}
    return JsonResponse(told)


@officer_page
@require_POST
def send(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Takes one matter; the same again gives the same receipt."""
    channels = recordable_channels(here.actor, here.agency, here.procedure)
    if not channels:
        raise Http404
    seen = visible_occasions(here.actor, here.agency, here.procedure)
    asked = request.POST.get("occasion", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else 0
    form = SentForm(
        request.POST,
        request.FILES,
        channels=channels,
        kinds=here.procedure.kind,
        occasions=list(seen.filter(pk=number)),
    )
    if not form.is_valid():
        return _problems({name: [str(text) for text in texts] for name, texts in form.errors.items()})
    if form.cleaned_data["owner"] != here.officer.pk:
        return JsonResponse({"other": True}, status=HTTPStatus.CONFLICT)
    received = taken_before(form.cleaned_data["submission"], by=here.actor)
    if received is None:
        try:
            received = _taken(here, form)
        except FilesRefused as error:
            return _problems({"attachments": [cases_text(problem) for problem in error.problems]})
        except RowReturned as error:
            return _problems({name: [problem_text(problem)] for name, problem in error.problems.items()})
        except Refused as error:
            return _problems({"": [refusal_text(error)]})
    return _receipt(received)


def _taken(here: Here, form: SentForm) -> Received:
    said = form.cleaned_data
    said_at = form.moment() or here.at
    chosen = form.occasions.get(said["occasion"] or 0)
    channel = chosen.channel if chosen else said["channel"]
    title = f"{here.procedure.channels[channel].title} {as_typed(local_date(said_at))}"
    typed = Typed(said["submission"], tidy(form.said()), said_at=said_at)
    outing = Outing(channel, title, chosen)
    return with_files(
        form.uploads(),
        here.at,
        lambda files: take_from_phone(here.agency, outing, typed, by=here.actor, at=here.at, files=files),
    )


def _receipt(received: Received) -> JsonResponse:
    case = received.case
    address = reverse("desk:case", args=[case.pk])
    return JsonResponse({"number": case.number_text, "secret": received.secret, "url": address})


def _problems(problems: dict[str, list[str]]) -> JsonResponse:
    return JsonResponse({"problems": problems}, status=HTTPStatus.BAD_REQUEST)
