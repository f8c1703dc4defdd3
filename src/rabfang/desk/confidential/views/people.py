"""Who works at the confidential desk: proposed by one, confirmed by another; their keys confirmed by voice."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.agencies.models import Officer
from rabfang.core.errors import NotFound, Refused
from rabfang.desk.confidential import sitting
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.people_forms import ComparedForm, EscrowForm, ProposalForm
from rabfang.desk.confidential.recording import noted
from rabfang.desk.confidential.trying import tried
from rabfang.desk.confidential.wording import refusal_text
from rabfang.procedures.schema import May
from rabfang.vault.actions.confirming import confirm_key
from rabfang.vault.actions.people import leave, propose, propose_escrow, settle
from rabfang.vault.boxes import fingerprint
from rabfang.vault.models import Proposal
from rabfang.vault.queries import key_of, keys_at, open_proposals
from rabfang.vault.readers import holders
from rabfang.web.forms import OfficeForm

CURRENT = "confidential:people"
FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@confidential_page
def people(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Everybody of the desk with the state of their key, and what waits for a second person."""
    return _page(request, seat)


@FORM
@confidential_page
def propose_one(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Proposes a change of the people."""
    form = ProposalForm(request.POST if request.method == "POST" else None, office=seat.agency.confidential_of)
    if form.is_valid():
        said = form.cleaned_data
        if tried(form, lambda: propose(seat.desk, said["what"], said["officer"], by=seat.officer, at=seat.at)):
            return redirect("confidential:people")
    return _shown(request, seat, "propose", form)


@FORM
@confidential_page
def escrow(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Proposes the escrow's public key."""
    form = EscrowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        public = form.cleaned_data["public"]
        if tried(form, lambda: propose_escrow(seat.desk, public, by=seat.officer, at=seat.at)):
            return redirect("confidential:people")
    return _shown(request, seat, "escrow", form)


@require_POST
@confidential_page
def settle_one(request: HttpRequest, seat: OpenSeat, pk: int, how: str) -> HttpResponseBase:
    """Confirms or refuses what another proposed."""
    if how not in ("confirm", "refuse"):
        raise Http404
    return _done(request, seat, lambda: settle(seat.desk, pk, confirm=how == "confirm", by=seat.officer, at=seat.at))


@FORM
@confidential_page
def confirm(request: HttpRequest, seat: OpenSeat, officer: int) -> HttpResponseBase:
    """Confirms a colleague's key by its fingerprint; their cases are opened to it."""
    row = get_object_or_404(Officer, pk=officer, pk__in=_everybody(seat))
    key = key_of(row.pk)
    if key is None:
        raise Http404
    form = ComparedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        opened = tried(form, lambda: (confirm_key(seat.desk, row.pk, seen, by=seat.unlocked, at=seat.at),))
        if opened:
            noted(seat, "confirm-key", row.email, boxes=opened[0])
            return redirect("confidential:people")
    public = bytes(key.public)
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    context = {"form": form, "row": row, "fingerprint": fingerprint(public), "seen": public.hex()}
    return show(request, seat, "confirm", current=CURRENT, status=status, **context)


@FORM
@confidential_page
def leave_desk(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Ends one's own work at the desk."""
    form = OfficeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and tried(form, lambda: leave(seat.desk, seat.officer, at=seat.at)) is not None:
        answer = redirect("desk:work")
        sitting.end(request, answer)
        return answer
    return _shown(request, seat, "leave", form)


def _page(request: HttpRequest, seat: OpenSeat, *, why: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
    keys = {row.officer_id: row for row in keys_at(seat.desk, seat.at).select_related("confirmed_by")}
    officers = {row.pk: row for row in Officer.objects.filter(pk__in=_everybody(seat)).order_by("name")}

    def rows(duty: May) -> list[dict[str, object]]:
        there = holders(seat.agency, duty, seat.at)
        return [
            {"officer": row, "key": keys.get(pk), "me": pk == seat.officer.pk}
            for pk, row in officers.items()
            if pk in there
        ]

    proposals = [
        {
            "row": row,
            "mine": row.proposed_by_id == seat.officer.pk,
            "about_me": row.officer_id == seat.officer.pk,
            "fingerprint": fingerprint(bytes(row.public)) if row.what == Proposal.What.ESCROW else "",
        }
        for row in open_proposals(seat.desk)
    ]
    escrow_key = bytes(seat.desk.escrow)
    return show(
        request,
        seat,
        "people",
        current=CURRENT,
        status=status,
        handlers=rows(May.HANDLE),
        custodians=rows(May.IDENTIFY),
        proposals=proposals,
        escrow=fingerprint(escrow_key) if escrow_key else "",
        why=why,
    )


def _everybody(seat: OpenSeat) -> set[int]:
    return holders(seat.agency, May.HANDLE, seat.at) | holders(seat.agency, May.IDENTIFY, seat.at)


def _shown(request: HttpRequest, seat: OpenSeat, template: str, form: OfficeForm) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return show(request, seat, template, current=CURRENT, form=form, status=status)


def _done(request: HttpRequest, seat: OpenSeat, act: Callable[[], object]) -> HttpResponseBase:
    try:
        act()
    except NotFound as error:
        raise Http404 from error
    except Refused as error:
        return _page(request, seat, why=refusal_text(error), status=HTTPStatus.CONFLICT)
    return redirect(reverse("confidential:people"))
