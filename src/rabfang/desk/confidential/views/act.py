"""A verb by its form, on a confidential case."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rabfang.cases.rules import permit
from rabfang.core.errors import Conflict, Refused
from rabfang.desk.case.history import entry
from rabfang.desk.case.papers import papers
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.doing import carry_out
from rabfang.desk.confidential.reading import Unsealed, unsealed
from rabfang.desk.confidential.verbs import FORMS, first_form, sent_form
from rabfang.desk.confidential.wording import refusal_text
from rabfang.desk.listing import rows
from rabfang.desk.looks import look
from rabfang.desk.verbs.base import VerbForm
from rabfang.procedures.verbs import VERBS
from rabfang.web.refusing import status_of, version_seen

MEANWHILE = "changed-meanwhile"
CURRENT = "confidential:cases"


@require_http_methods(["GET", "HEAD", "POST"])
@confidential_page
def act(request: HttpRequest, seat: OpenSeat, box: UUID, verb: str) -> HttpResponseBase:
    """The form of one verb for one case; sent, it is done or comes back with what was typed."""
    case = unsealed(seat, box)
    if verb not in FORMS:
        raise Http404
    try:
        permit(case.procedure, case.standing, verb, seat.actor)
    except Refused as error:
        return _not_now(request, case, verb, error)
    if request.method != "POST":
        look(seat, "open-case", case.case.number_text, case=case.case)
        return _form(request, case, first_form(case, verb), case.case.version)
    form, seen = sent_form(case, verb, request.POST, request.FILES), version_seen(request)
    if not form.is_valid():
        return _form(request, case, form, seen, status=HTTPStatus.BAD_REQUEST)
    try:
        carry_out(case, form, seen)
    except Refused as error:
        return _refused(request, case, form, seen, error)
    return redirect(f"{reverse('confidential:case', args=[box])}?done={verb}")


def _refused(request: HttpRequest, case: Unsealed, form: VerbForm, seen: int, error: Refused) -> HttpResponse:
    verb = form.situation.verb
    if not (isinstance(error, Conflict) and error.code == MEANWHILE):
        form.refuse(error)
        return _form(request, case, form, seen, status=status_of(error))
    case = unsealed(case.seat, case.box.box)
    try:
        permit(case.procedure, case.standing, verb, case.here.actor)
    except Refused as later:
        return _not_now(request, case, verb, later)
    again = sent_form(case, verb, request.POST)
    again.is_valid()
    again.add_error(None, refusal_text(error))
    return _form(request, case, again, case.case.version, since=seen, status=status_of(error))


def _form(
    request: HttpRequest,
    case: Unsealed,
    form: VerbForm,
    seen: int,
    *,
    since: int | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    verb = form.situation.verb
    context = {
        "case": case.case,
        "box": case.box.box,
        "subject": case.subject,
        "row": rows([case.case])[0],
        "title": VERBS[verb].title,
        "form": form,
        "seen": seen,
        "meanwhile": _meanwhile(case, since),
        "papers": papers(case),
    }
    return show(request, case.seat, "act", current=CURRENT, status=status, **context)


def _not_now(request: HttpRequest, case: Unsealed, verb: str, error: Refused) -> HttpResponse:
    since = version_seen(request) if request.method == "POST" else None
    context = {
        "case": case.case,
        "box": case.box.box,
        "title": VERBS[verb].title,
        "why": refusal_text(error),
        "meanwhile": _meanwhile(case, since),
        "typed": FORMS[verb].typed(request.POST),
    }
    return show(request, case.seat, "not_now", current=CURRENT, status=status_of(error), **context)


def _meanwhile(case: Unsealed, since: int | None) -> list[dict[str, object]]:
    return [] if since is None else [entry(case, event) for event in case.events if event.seq > since]
