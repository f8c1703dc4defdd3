"""What is past its time, proposed by one and decided by another; what must stay."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.accounts.views.again import confirm_on_the_way
from rabfang.accounts.views.shared import secret_fields
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.rights.access import done, page, refuse, require
from rabfang.desk.rights.forms import HandOverForm, HoldForm, NoteForm, ReasonForm
from rabfang.desk.rights.requests import zipped
from rabfang.procedures.schema import May
from rabfang.rights.actions import retention as actions
from rabfang.rights.actions.packages import fetch_archive
from rabfang.rights.models import DestructionList, Hold, RetentionPeriod
from rabfang.rights.queries import due_for_destruction, found_cases, held_cases
from rabfang.rights.refusals import refusal_text
from rabfang.thai.digits import to_arabic
from rabfang.web.forms import OfficeForm

LIST, DUE = "desk:rights_list", "desk:rights_due"
State = DestructionList.State


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def due(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Cases past their time; those chosen become a list."""
    require(here, May.PROTECT)
    after = request.POST.get("after", "")
    form = ReasonForm(request.POST if request.method == "POST" else None, auto_id=f"{after}_%s")
    if request.method == "POST" and form.is_valid():
        cases = [int(pk) for pk in request.POST.getlist("cases") if pk.isdecimal()]
        try:
            made = actions.propose(here.agency, cases, after, form.cleaned_data["reason"], by=here.actor, at=here.at)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("เสนอบัญชีแล้ว รอผู้มีหน้าที่อนุมัติพิจารณา"), LIST, made.pk)
    return _due_page(request, here, form=form, status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK)


@officer_page
@require_POST
def hold(request: HttpRequest, here: Here) -> HttpResponseBase:
    """A case must stay for now."""
    require(here, May.PROTECT)
    form = HoldForm(request.POST, auto_id="hold_%s")
    if form.is_valid():
        number, _slash, year = to_arabic(form.cleaned_data["number"]).strip().partition("/")
        known = number.isdecimal() and year.isdecimal()
        found = found_cases(here.agency).filter(number=int(number), year=int(year)).first() if known else None
        try:
            actions.hold(here.agency, found.pk if found else 0, form.cleaned_data["reason"], by=here.actor, at=here.at)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("ระงับการลบแล้ว"), DUE)
    return _due_page(request, here, hold_form=form, status=HTTPStatus.BAD_REQUEST)


@officer_page
@require_POST
def release(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """It need not stay any longer."""
    require(here, May.PROTECT)
    row = Hold.objects.filter(pk=pk, case__agency=here.agency).select_related("case__agency").first()
    if row is None:
        raise Http404
    actions.release(row, by=here.actor, at=here.at)
    return done(request, _("ยกเลิกการระงับแล้ว"), DUE)


@officer_page
@require_safe
def one(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """A list: its cases, who proposed it, who decided."""
    return _list_page(request, here, _list(here, pk))


@secret_fields
@officer_page
@require_POST
def decide(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Another person approves or refuses."""
    row = _list(here, pk)
    require(here, May.DESTROY)
    if asking := confirm_on_the_way(request, here.officer):
        return asking
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            approve = request.POST.get("decision") == "approve"
            actions.decide(row, approve=approve, note=form.cleaned_data["note"], by=here.actor, at=here.at)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("บันทึกผลการพิจารณาแล้ว"), LIST, pk)
    return _list_page(request, here, row, form=form, status=HTTPStatus.BAD_REQUEST)


@secret_fields
@officer_page
@require_POST
def hand_over(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The archives have it."""
    row = _list(here, pk)
    require(here, May.PROTECT)
    if asking := confirm_on_the_way(request, here.officer):
        return asking
    form = HandOverForm(request.POST)
    if form.is_valid():
        try:
            actions.hand_over(row, form.cleaned_data["note"], by=here.actor, at=here.at)
        except Refused as refused:
            refuse(form, refused)
        else:
            return done(request, _("บันทึกการส่งมอบและลบข้อมูลแล้ว"), LIST, pk)
    return _list_page(request, here, row, over=form, status=HTTPStatus.BAD_REQUEST)


@officer_page
@require_safe
def package(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The package for the archives."""
    row = _list(here, pk)
    require(here, May.PROTECT)
    try:
        content = fetch_archive(row, officer=here.officer, by=here.actor, at=here.at)
    except Refused as refused:
        return _list_page(request, here, row, refused=refusal_text(refused), status=HTTPStatus.CONFLICT)
    return zipped(content, f"archive-{pk}.zip")


def _list(here: Here, pk: int) -> DestructionList:
    require(here, May.PROTECT, May.DESTROY)
    rows = DestructionList.objects.select_related("agency", "proposed_by", "decided_by")
    row = rows.filter(agency=here.agency, pk=pk).first()
    if row is None:
        raise Http404
    return row


def _due_page(
    request: HttpRequest,
    here: Here,
    *,
    form: OfficeForm | None = None,
    hold_form: OfficeForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    rows = due_for_destruction(here.agency, here.at, here.actor)
    ways = [
        {
            "after": way.value,
            "label": way.label,
            "rows": [row for row in rows if row.rule.after == way],
            "form": form if form and request.POST.get("after") == way else ReasonForm(auto_id=f"{way.value}_%s"),
        }
        for way in RetentionPeriod.After
    ]
    context = {
        "ways": [way for way in ways if way["rows"]],
        "form": form,
        "hold_form": hold_form or HoldForm(auto_id="hold_%s"),
        "holds": held_cases(here.agency),
        "chosen": request.POST.getlist("cases"),
    }
    return page(request, here, "due", status=status, **context)


def _list_page(
    request: HttpRequest,
    here: Here,
    row: DestructionList,
    *,
    form: OfficeForm | None = None,
    over: OfficeForm | None = None,
    refused: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    decides = here.may(May.DESTROY) and row.state == State.PROPOSED
    context = {
        "row": row,
        "items": row.items.select_related("case"),
        "decides": decides and row.proposed_by_id != here.officer.pk,
        "own": decides and row.proposed_by_id == here.officer.pk,
        "hands_over": here.may(May.PROTECT) and row.state == State.APPROVED,
        "form": form or NoteForm(),
        "over": over or HandOverForm(),
        "wrong": form or over,
        "refused": refused,
        "titles": {key: kind.title for key, kind in here.procedure.kinds.items()},
    }
    return page(request, here, "list", status=status, **context)
