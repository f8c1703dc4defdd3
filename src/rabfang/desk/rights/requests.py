"""One request: who asks, which cases are theirs, the answer."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.accounts.views.again import confirm_on_the_way
from rabfang.accounts.views.shared import secret_fields
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.rights.access import done, page, refuse, require
from rabfang.desk.rights.forms import AnswerForm, ConfirmForm, PersonForm, RefuseForm, RequestForm
from rabfang.procedures.schema import May
from rabfang.rights.actions import requests as actions
from rabfang.rights.actions.packages import fetch_access
from rabfang.rights.models import Request
from rabfang.rights.queries import cases_of_person
from rabfang.rights.refusals import refusal_text
from rabfang.web.forms import OfficeForm

ONE = "desk:rights_request"
FIND, ERASE = "find", "erase"
FORMS: dict[str, type[OfficeForm]] = {
    "confirm": ConfirmForm,
    "answer": AnswerForm,
    ERASE: AnswerForm,
    "refuse": RefuseForm,
}


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """A request that came at the counter or by letter."""
    require(here, May.PROTECT)
    form = RequestForm(request.POST) if request.method == "POST" else RequestForm()
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.enter(here.agency, by=here.actor, at=here.at, **form.cleaned_data)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("ลงทะเบียนคำขอแล้ว"), ONE, row.pk)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return page(request, here, "request_new", form=form, status=status)


@officer_page
@require_safe
def one(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The request, and the cases found by what is asked for."""
    return _shown(request, here, _asked(here, pk))


@secret_fields
@officer_page
@require_POST
def do(request: HttpRequest, here: Here, pk: int, deed: str) -> HttpResponseBase:
    """Looks for the person's cases, confirms whose they are, answers, erases or refuses."""
    row = _asked(here, pk)
    if deed == FIND:
        return _shown(request, here, row)
    if deed not in FORMS:
        raise Http404
    if deed == ERASE and (asking := confirm_on_the_way(request, here.officer)):
        return asking
    form = FORMS[deed](request.POST, auto_id=f"{deed}_%s")
    if form.is_valid():
        try:
            _deeds(request, here, row)[deed](form.cleaned_data)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("บันทึกแล้ว"), ONE, pk)
    return _shown(request, here, row, wrong={deed: form}, status=HTTPStatus.BAD_REQUEST)


@officer_page
@require_safe
def package(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """What is kept of the person, to be handed over."""
    row = _asked(here, pk)
    try:
        content = fetch_access(row, officer=here.officer, by=here.actor, at=here.at)
    except Refused as refused:
        return _shown(request, here, row, refused=refusal_text(refused), status=HTTPStatus.CONFLICT)
    return zipped(content, f"personal-data-{row.year}-{row.number}.zip")


def zipped(content: bytes, name: str) -> HttpResponse:
    """A package to be saved."""
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(here: Here, pk: int) -> Request:
    require(here, May.PROTECT)
    row = Request.objects.filter(agency=here.agency, pk=pk).select_related("agency", "case", "settled_by").first()
    if row is None:
        raise Http404
    return row


def _deeds(request: HttpRequest, here: Here, row: Request) -> dict[str, Callable[[dict[str, Any]], object]]:
    by: dict[str, Any] = {"by": here.actor, "at": here.at}
    cases = [int(pk) for pk in request.POST.getlist("cases") if pk.isdecimal()]
    return {
        "confirm": lambda said: actions.confirm(row, cases, said["identity"], **by),
        "answer": lambda said: actions.answer(row, said["answer"], **by),
        "erase": lambda said: actions.erase_for(row, said["answer"], **by),
        "refuse": lambda said: actions.refuse(row, said["answer"], said["ground"], **by),
    }


def _shown(
    request: HttpRequest,
    here: Here,
    row: Request,
    *,
    wrong: dict[str, OfficeForm] | None = None,
    refused: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    person = PersonForm(request.POST if request.method == "POST" else None)  # never in an address, where it is logged
    looked = any(request.POST.get(name) for name in PersonForm.base_fields)
    found = cases_of_person(here.agency, **person.cleaned_data) if looked and person.is_valid() else []
    confirmed = list(row.cases.select_related("case__complainant", "by"))
    chosen = {row.case_id, *(one.case_id for one in confirmed)}
    forms = {deed: FORMS[deed](initial={"identity": row.identity}, auto_id=f"{deed}_%s") for deed in FORMS} | (
        wrong or {}
    )
    context = {
        "row": row,
        "late": (row.settled_at or here.at) > row.due_at,
        "is_open": row.state == Request.State.OPEN,
        "person": person,
        "looked": looked,
        "found": [case for case in found if case.pk not in chosen],
        "confirmed": confirmed,
        "forms": forms,
        "wrong": next(iter((wrong or {}).values()), None),
        "refused": refused,
    }
    return page(request, here, "request", status=status, **context)
