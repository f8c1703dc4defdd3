"""Writing a letter: begun from a text with the case's values, and changed while it is a draft."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.cases.models import Case
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.reading import opened
from rabfang.desk.letters.forms import LetterForm
from rabfang.desk.letters.page import letter_page
from rabfang.desk.letters.reading import seen_letter
from rabfang.desk.navigation import show
from rabfang.letters.actions.draft import begun, draft
from rabfang.letters.actions.edit import edit
from rabfang.letters.content import Content
from rabfang.letters.kinds import KIND_OF_TEXT, KINDS, NOTICE, REPORT, TEXT_TITLES, Kind
from rabfang.letters.models import Letter
from rabfang.letters.printing import content_of
from rabfang.letters.queries import pictures_of
from rabfang.letters.rights import WRITING
from rabfang.letters.signers import signers
from rabfang.procedures.schema import Sees
from rabfang.web.refusing import version_seen

WRITTEN = ("subject", "addressee", "references", "enclosures", "body", "appointed", "after", "copies_to")


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def begin_for_case(request: HttpRequest, here: Here, pk: int, text: str) -> HttpResponseBase:
    """A new letter about a case; 404 when it is not in sight, is another office's, or the officer writes no letters."""
    found = opened(here, pk)
    if not found.is_ours:
        raise Http404
    case = found.case
    part = request.GET.get("part", "")
    numbers = {str(row.number): row.number for row in case.assignments.all()}
    return _begin(request, here, text, case, numbers.get(part))


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, here: Here, text: str) -> HttpResponseBase:
    """A new letter without a case."""
    if text not in KIND_OF_TEXT or KIND_OF_TEXT[text].needs_case or text in (NOTICE, REPORT):
        raise Http404
    return _begin(request, here, text, None, None)


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The form of a draft; a letter that is no draft any more shows itself, or keeps what was typed."""
    letter = seen_letter(here, pk)
    if letter.state != "draft" and request.method != "POST":
        return letter_page(request, here, letter, refused=Conflict("letter-not-draft"))
    form = _form(request, here, KINDS[letter.kind], letter.case, content_of(letter))
    context: dict[str, Any] = {"letter": letter, "case": letter.case, "seen": letter.version}
    if request.method != "POST":
        return _page(request, here, form, **context)
    content = form.content() if form.is_valid() else None
    if content is None:
        return _page(request, here, form, **(context | {"seen": version_seen(request)}), status=HTTPStatus.BAD_REQUEST)
    try:
        edit(letter, content, by=here.actor, at=here.at, seen=version_seen(request))
    except Refused as error:
        return _not_saved(request, here, form, letter, error)
    messages.success(request, _("บันทึกร่างหนังสือแล้ว"))
    return redirect("desk:letter", pk=letter.pk)


def _begin(request: HttpRequest, here: Here, text: str, case: Case | None, part: int | None) -> HttpResponse:
    if text not in KIND_OF_TEXT or here.sight not in WRITING:
        raise Http404
    context: dict[str, Any] = {"case": case, "title": TEXT_TITLES[text]}
    if request.method != "POST":
        content = begun(here.agency, text, by=here.actor, at=here.at, case=case, part=part)
        return _page(request, here, _form(request, here, KIND_OF_TEXT[text], case, content), **context)
    form = _form(request, here, KIND_OF_TEXT[text], case, None)
    said = form.content() if form.is_valid() else None
    if said is not None:
        try:
            made = draft(here.agency, text, by=here.actor, at=here.at, content=said, case=case, part=part)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, _("บันทึกร่างหนังสือแล้ว"))
            return redirect("desk:letter", pk=made.pk)
    return _page(request, here, form, **context, status=HTTPStatus.BAD_REQUEST)


def _form(request: HttpRequest, here: Here, kind: Kind, case: Case | None, content: Content | None) -> LetterForm:
    return LetterForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        signers=signers(here.agency, local_date(here.at)),
        pictures=pictures_of(case, here.readable) if case else (),
        may_mark_secret=here.sight == Sees.AGENCY,
        content=content,
    )


def _not_saved(request: HttpRequest, here: Here, form: LetterForm, letter: Letter, error: Refused) -> HttpResponse:
    """The form again with what was typed; after somebody else's change, with what they have written beside it."""
    if isinstance(error, NotFound):
        raise Http404 from error
    form.refuse(error)
    if not isinstance(error, Conflict):
        return _page(
            request,
            here,
            form,
            letter=letter,
            case=letter.case,
            seen=version_seen(request),
            status=HTTPStatus.BAD_REQUEST,
        )
    letter = seen_letter(here, letter.pk)
    context = {"letter": letter, "case": letter.case, "seen": letter.version, "theirs": _theirs(form, letter)}
    return _page(request, here, form, **context, status=HTTPStatus.CONFLICT)


def _theirs(form: LetterForm, letter: Letter) -> list[dict[str, Any]]:
    """Where the stored letter says something else than what was typed."""
    stored = LetterForm(
        kind=form.kind, signers=(), pictures=(), may_mark_secret=False, content=content_of(letter)
    ).initial
    found = []
    for name in WRITTEN:
        typed = str(form[name].value() or "") if name in form.fields else None
        said = stored.get(name) or ""
        if typed is not None and typed.split() != said.split():
            found.append({"key": form.fields[name].label, "value": said})
    return found


def _page(
    request: HttpRequest, here: Here, form: LetterForm, *, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    letter: Letter | None = context.get("letter")
    context.setdefault("title", TEXT_TITLES.get(letter.text, letter.text) if letter else "")
    return show(request, here, "letters/write", current="desk:letters", status=status, form=form, **context)
