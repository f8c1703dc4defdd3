"""Every verb by its own small form: shown, sent, and when it is refused shown again with what was typed."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.cases.perform import perform
from rabfang.cases.rules import permit
from rabfang.cases.wording import refusal_text
from rabfang.core.errors import Conflict, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.form import first_form
from rabfang.desk.case.history import entry
from rabfang.desk.case.papers import papers
from rabfang.desk.case.reading import Opened, opened
from rabfang.desk.case.summary import gist
from rabfang.desk.doing import with_files
from rabfang.desk.letters.start import letters_read
from rabfang.desk.listing import rows
from rabfang.desk.navigation import show
from rabfang.desk.verbs import FORMS
from rabfang.desk.verbs.base import FILES, VerbForm
from rabfang.desk.verbs.situation import Situation
from rabfang.documents.models import StoredFile
from rabfang.procedures.verbs import VERBS
from rabfang.web.refusing import status_of, version_seen

MEANWHILE = "changed-meanwhile"


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, here: Here, pk: int, verb: str) -> HttpResponseBase:
    """The form of one verb for one case."""
    case = opened(here, pk)
    if verb not in FORMS:
        raise Http404
    try:
        permit(case.procedure, case.standing, verb, here.actor)
    except Refused as error:
        return _not_now(request, case, verb, error)
    if request.method != "POST":
        return _form(request, case, first_form(case, verb), seen=case.case.version)
    form = FORMS[verb](request.POST, request.FILES, situation=Situation.of(case, verb))
    seen = version_seen(request)
    if not form.is_valid():
        return _form(request, case, form, seen=seen, status=HTTPStatus.BAD_REQUEST)
    if form.needs_confirming():
        return _form(request, case, form, seen=seen, confirming=True)
    return _perform(request, case, form, seen)


def _perform(request: HttpRequest, case: Opened, form: VerbForm, seen: int) -> HttpResponse:
    verb = form.situation.verb

    def do(files: tuple[StoredFile, ...]) -> None:
        kept = {"files": files} if FILES in form.fields else {}
        perform(case.case.pk, verb, by=case.here.actor, at=case.here.at, seen=seen, **form.facts(), **kept)

    try:
        with_files(form.uploads(), case.here.at, do)
    except Refused as error:
        return _refused(request, case, form, seen, error)
    done = {"verb": str(VERBS[verb].title), "number": case.case.number_text}
    messages.success(request, _("บันทึก “%(verb)s” ของเรื่อง %(number)s แล้ว") % done)
    return redirect(f"{reverse('desk:case', args=[case.case.pk])}?done={verb}")


def _refused(request: HttpRequest, case: Opened, form: VerbForm, seen: int, error: Refused) -> HttpResponse:
    """The form again; after somebody else's act, with what they did and the case as it stands now."""
    verb = form.situation.verb
    status = status_of(error)
    if not (isinstance(error, Conflict) and error.code == MEANWHILE):
        form.refuse(error)
        return _form(request, case, form, seen=seen, status=status)
    case = opened(case.here, case.case.pk)
    try:
        permit(case.procedure, case.standing, verb, case.here.actor)
    except Refused as later:
        return _not_now(request, case, verb, later)
    again = FORMS[verb](request.POST, situation=Situation.of(case, verb))
    again.is_valid()
    again.add_error(None, refusal_text(error))
    return _form(request, case, again, seen=case.case.version, since=seen, status=status)


def _form(
    request: HttpRequest,
    case: Opened,
    form: VerbForm,
    *,
    seen: int,
    since: int | None = None,
    confirming: bool = False,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    verb = form.situation.verb
    context = {
        "case": case.case,
        "row": rows([case.case])[0],
        "verb": verb,
        "title": VERBS[verb].title,
        "form": form,
        "seen": seen,
        "meanwhile": _meanwhile(case, since),
        "facts": gist(case) if form.reads_first else [],
        "letters_read": letters_read(case) if form.reads_first else [],
        "papers": papers(case),
        "confirming": getattr(form, "found", None) if confirming else None,
    }
    return show(request, case.here, "act", current="desk:register", status=status, **context)


def _not_now(request: HttpRequest, case: Opened, verb: str, error: Refused) -> HttpResponse:
    """The verb cannot be done: why, what happened meanwhile, and the words that were typed, to copy."""
    context = {
        "case": case.case,
        "title": VERBS[verb].title,
        "why": refusal_text(error),
        "meanwhile": _meanwhile(case, version_seen(request) if request.method == "POST" else None),
        "typed": FORMS[verb].typed(request.POST),
    }
    return show(request, case.here, "not_now", current="desk:register", status=status_of(error), **context)


def _meanwhile(case: Opened, since: int | None) -> list[dict[str, object]]:
    """What happened after the version that the officer was looking at."""
    return [] if since is None else [entry(case, event) for event in case.events if event.seq > since]
