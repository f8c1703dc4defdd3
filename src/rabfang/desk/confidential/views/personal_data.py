"""Personal data at the confidential desk: what reporters ask by their receipt, and what is past its time.

Who handles cases answers for them here; each sees what is about a case that is open to them, and nothing of others.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from rabfang.core.errors import Invalid, Refused
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.reading import unsealed
from rabfang.desk.confidential.recording import noted
from rabfang.desk.rights.forms import AnswerForm, RefuseForm, RetentionForm
from rabfang.rights.actions import requests as asked
from rabfang.rights.actions import retention
from rabfang.rights.actions.settings import save_desk_retention
from rabfang.rights.models import DestructionItem, DestructionList, Request, RetentionPeriod
from rabfang.rights.periods import retentions_of
from rabfang.rights.queries import due_for_destruction
from rabfang.rights.refusals import refusal_text
from rabfang.rights.sealed import opened
from rabfang.vault.boxes import CannotOpen
from rabfang.web.forms import OfficeForm

T = TypeVar("T")
CURRENT = "confidential:personal_data"
# Not typed: what an officer writes would stand readable beside the case.
REASON = "พ้นเวลาเก็บตามที่กำหนด"
FORM = require_http_methods(["GET", "HEAD", "POST"])
ANSWER, REFUSE, ERASE = "answer", "refuse", "erase"
FORMS: dict[str, type[OfficeForm]] = {ANSWER: AnswerForm, REFUSE: RefuseForm, ERASE: AnswerForm}
DESTROY, PROPOSED = RetentionPeriod.After.DESTROY, DestructionList.State.PROPOSED


class PeriodForm(RetentionForm):
    """How long cases of a kind are kept; what is sealed is destroyed then."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Without the archives, for which nobody but the officers could read it."""
        super().__init__(*args, **kwargs)
        del self.fields["after"]


@FORM
@confidential_page
def personal_data(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Requests that wait, cases past their time, lists that wait for a second person; those chosen become a list."""
    _handlers_only(seat)
    form = OfficeForm(request.POST if request.method == "POST" else None)
    due = [row for row in due_for_destruction(seat.agency, seat.at, seat.actor) if row.rule.after == DESTROY]
    if request.method == "POST" and form.is_valid():
        boxes = set(request.POST.getlist("boxes"))
        chosen = [row.case.pk for row in due if str(row.case.box_id) in boxes]
        made = _tried(form, lambda: _propose(seat, chosen))
        if made is not None:
            return redirect("confidential:destruction", -made.pk)
    rows = Request.objects.filter(case__in=seat.cases(), state=Request.State.OPEN).select_related("case")
    context = {
        "form": form,
        "due": due,
        "requests": [_line(row, seat) for row in rows.order_by("due_at")],
        "lists": [{"row": row, "pk": -row.pk} for row in _lists(seat).filter(state=PROPOSED)],
    }
    return show(request, seat, "personal_data", current=CURRENT, status=_status(form), **context)


@FORM
@confidential_page
def data_request(request: HttpRequest, seat: OpenSeat, box: UUID, pk: int) -> HttpResponseBase:
    """One request with its words; answered, refused, or the reporter's data erased."""
    case = unsealed(seat, box)
    row = Request.objects.filter(pk=-pk, case=case.case).select_related("agency", "case", "settled_by").first()
    if row is None:
        raise Http404
    deed = request.POST.get("deed", "")
    forms: dict[str, Any] = {name: kind(auto_id=f"{name}_%s") for name, kind in FORMS.items()}
    wrong: OfficeForm | None = None
    if request.method == "POST":
        if deed not in FORMS:
            raise Http404
        wrong = forms[deed] = FORMS[deed](request.POST, auto_id=f"{deed}_%s")
        if wrong.is_valid() and _tried(wrong, lambda: _settle(seat, row, deed, wrong.cleaned_data)):
            return redirect("confidential:case", box)
    try:
        said = opened(case.box, row)
    except CannotOpen:
        said = None
    context = {"case": case.case, "box": box, "row": row, "said": said, "forms": forms, "wrong": wrong}
    is_open = row.state == Request.State.OPEN
    return show(request, seat, "data_request", current=CURRENT, status=_status(wrong), is_open=is_open, **context)


@FORM
@confidential_page
def periods(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """How long cases of each kind are kept once they are over."""
    _handlers_only(seat)
    form = PeriodForm(request.POST if request.method == "POST" else None, here=seat)
    if form.is_valid():
        said = form.cleaned_data
        kept: dict[str, Any] = {"by": seat.actor, "officer": seat.officer, "at": seat.at}
        if _tried(form, lambda: save_desk_retention(seat.agency, said["kind"], said["years"], said["source"], **kept)):
            return redirect("confidential:periods")
    kinds = seat.procedure.kinds
    rules = [
        {"kind": kinds[key].title if key in kinds else "", "rule": rule}
        for key, rule in retentions_of(seat.agency).items()
    ]
    return show(request, seat, "periods", current=CURRENT, status=_status(form), form=form, rules=rules)


@FORM
@confidential_page
def destruction(request: HttpRequest, seat: OpenSeat, pk: int) -> HttpResponseBase:
    """A list of what is to go: another officer to whom every case of it is open approves or refuses."""
    _handlers_only(seat)
    row = _lists(seat).filter(pk=-pk).first()
    if row is None:
        raise Http404
    form = OfficeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        approve = request.POST.get("decision") == "approve"
        if _tried(form, lambda: _decide(seat, row, approve=approve)) is not None:
            return redirect("confidential:destruction", pk)
    context = {
        "row": row,
        "items": row.items.select_related("case"),
        "decides": row.state == PROPOSED and row.proposed_by_id != seat.officer.pk,
        "own": row.state == PROPOSED and row.proposed_by_id == seat.officer.pk,
        "form": form,
    }
    return show(request, seat, "destruction", current=CURRENT, status=_status(form), **context)


def request_lines(seat: OpenSeat, case: int) -> list[dict[str, object]]:
    """The requests about one case, for its page."""
    rows = Request.objects.filter(case=case).select_related("case")
    return [_line(row, seat) for row in rows.order_by("received_at")]


def _line(row: Request, seat: OpenSeat) -> dict[str, object]:
    return {"row": row, "pk": -row.pk, "late": (row.settled_at or seat.at) > row.due_at}


def _lists(seat: OpenSeat) -> QuerySet[DestructionList]:
    """Lists that they proposed or decided, and those that wait and name only cases that are open to them."""
    rows = DestructionList.objects.filter(agency=seat.agency).select_related("agency", "proposed_by", "decided_by")
    closed = DestructionItem.objects.filter(list__agency=seat.agency).exclude(case__in=seat.cases())
    mine = Q(proposed_by=seat.officer) | Q(decided_by=seat.officer)
    return rows.filter(mine | Q(state=PROPOSED) & ~Q(pk__in=closed.values("list")))


def _propose(seat: OpenSeat, cases: list[int]) -> DestructionList:
    with transaction.atomic():
        made = retention.propose(seat.agency, cases, DESTROY, REASON, by=seat.actor, at=seat.at)
        noted(seat, "propose-destruction", str(made.items.count()))
    return made


def _decide(seat: OpenSeat, row: DestructionList, *, approve: bool) -> DestructionList:
    with transaction.atomic():
        done = retention.decide(row, approve=approve, note="", by=seat.actor, at=seat.at)
        noted(seat, "approve-destruction" if approve else "refuse-destruction", str(done.items.count()))
    return done


def _settle(seat: OpenSeat, row: Request, deed: str, said: dict[str, Any]) -> bool:
    by: dict[str, Any] = {"by": seat.actor, "at": seat.at}
    with transaction.atomic():
        if deed == ERASE:
            asked.erase_for(row, said["answer"], **by)
        elif deed == REFUSE:
            asked.refuse(row, said["answer"], said["ground"], **by)
        else:
            asked.answer(row, said["answer"], **by)
        noted(seat, f"{deed}-data-request", row.number_text, case=row.case)
    return True


def _tried(form: BaseForm, act: Callable[[], T]) -> T | None:
    try:
        return act()
    except Refused as refused:
        field = refused.field if isinstance(refused, Invalid) and refused.field in form.fields else None
        form.add_error(field, refusal_text(refused))
        return None


def _status(form: BaseForm | None) -> int:
    return HTTPStatus.BAD_REQUEST if form is not None and form.errors else HTTPStatus.OK


def _handlers_only(seat: OpenSeat) -> None:
    if not seat.handles:
        raise Http404
