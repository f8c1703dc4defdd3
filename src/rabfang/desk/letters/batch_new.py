"""Asking for many letters at once: to every complainant of a list of the register, with a look at the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.cases.models import Case, Status
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.reading import opened
from rabfang.desk.forms.register import RegisterFilter
from rabfang.desk.letters.batch_forms import BatchForm
from rabfang.desk.letters.files import file
from rabfang.desk.navigation import show
from rabfang.desk.pages.register import asked_for
from rabfang.documents.kinds import PDF
from rabfang.letters.actions.draft import begun
from rabfang.letters.actions.make_batch import MOST_LETTERS
from rabfang.letters.batches import TO_COMPLAINANTS
from rabfang.letters.kinds import TEXT_TITLES
from rabfang.letters.paper import CannotPrint
from rabfang.letters.printing import preview_of
from rabfang.letters.rights import WRITING


@dataclass(frozen=True)
class Chosen:
    """The cases of a list that get a letter, in the register's order, and how many get none."""

    cases: Sequence[int]
    nameless: int = 0
    more: bool = False


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The form for the list that the register's filter asks for; sent, the batch is written down."""
    if here.sight not in WRITING:
        raise Http404
    if request.method != "POST":
        chosen = _chosen(request, here)
        if chosen is None:
            return redirect(_register_url(request))
        return _page(request, here, BatchForm(here=here, cases=chosen.cases), chosen)
    form = BatchForm(request.POST, here=here)
    cases = _ours(here, form.shown)
    if form.is_valid():
        try:
            return redirect("desk:batch", pk=form.make(cases).pk)
        except Refused as error:
            form.refuse(error)
    return _page(request, here, form, Chosen(cases), status=HTTPStatus.BAD_REQUEST)


@officer_page
@require_safe
def preview(request: HttpRequest, here: Here, pk: int, text: str) -> HttpResponseBase:
    """How the letter about one case would look; 404 when the case is not in sight."""
    case = opened(here, pk).case
    if text not in TO_COMPLAINANTS or here.sight not in WRITING or case.agency_id != here.agency.pk:
        raise Http404
    content = begun(here.agency, text, by=here.actor, at=here.at, case=case)
    try:
        return file(preview_of(here.agency, content), f"preview-{pk}.pdf", PDF.name)
    except CannotPrint:
        return file(preview_of(here.agency, content, emblem=False), f"preview-{pk}.pdf", PDF.name)


def _chosen(request: HttpRequest, here: Here) -> Chosen | None:
    """Those whom a letter can reach by name; None when the filter cannot be read, as the register then says."""
    form = RegisterFilter(request.GET, here=here)
    if not form.is_valid():
        return None
    found = asked_for(form, here).filter(agency=here.agency).exclude(status=Status.VOID)
    rows = found.order_by("year", "number").values_list("pk", "complainant__name")[: MOST_LETTERS + 1]
    named = [pk for pk, name in rows if name]
    return Chosen(named[:MOST_LETTERS], len(rows) - len(named), more=len(rows) > MOST_LETTERS)


def _ours(here: Here, cases: Sequence[int]) -> list[int]:
    """Those of the cases that the officer sees, in their order."""
    seen = set(here.cases().filter(pk__in=cases, agency=here.agency).values_list("pk", flat=True))
    return [pk for pk in dict.fromkeys(cases) if pk in seen]


def _register_url(request: HttpRequest) -> str:
    """The list of the register from which the officer came."""
    kept = {name: value for name, value in request.GET.items() if value and name in RegisterFilter.base_fields}
    return f"{reverse('desk:register')}?{urlencode(kept)}" if kept else reverse("desk:register")


def _page(
    request: HttpRequest, here: Here, form: BatchForm, chosen: Chosen, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    first = Case.objects.filter(pk__in=chosen.cases[:1]).first()
    previews = [
        {"title": TEXT_TITLES[text], "url": reverse("desk:batch_preview", args=[first.pk, text])}
        for text in TO_COMPLAINANTS
        if first
    ]
    context = {
        "form": form,
        "chosen": chosen,
        "count": len(chosen.cases),
        "most": MOST_LETTERS,
        "first": first,
        "previews": previews,
        "register_url": _register_url(request),
    }
    return show(request, here, "letters/batch_new", current="desk:letters", status=status, **context)
