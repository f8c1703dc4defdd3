"""Who works at a desk changes by two persons: one proposes, another confirms. So does its escrow key."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.models import Officer, RoleHolding
from rabfang.audit.actions import record
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound
from rabfang.procedures.schema import May
from rabfang.vault.actions.desks import LEAST_CUSTODIANS, LEAST_HANDLERS, hold, set_escrow
from rabfang.vault.actions.need_to_know import dismiss
from rabfang.vault.boxes import can_be_sealed_to
from rabfang.vault.models import Desk, Proposal
from rabfang.vault.readers import duties_of, holders

What = Proposal.What
DUTIES = {What.HANDLE: May.HANDLE, What.IDENTIFY: May.IDENTIFY}
LEAST = {
    May.HANDLE: (LEAST_HANDLERS, "too-few-handlers"),
    May.IDENTIFY: (LEAST_CUSTODIANS, "too-few-custodians"),
}


def propose(desk: Desk, what: str, officer: Officer, *, by: Officer, at: datetime) -> Proposal:
    """Proposes somebody for a duty, or that somebody leaves. Raises NotAllowed, Invalid, Conflict."""
    _works_here(desk, by, at)
    duties = duties_of(desk.agency, officer.pk, at)
    if officer.agency_id != desk.agency.confidential_of_id or not officer.is_active:
        raise Invalid("not-understood", field="officer")
    if what == What.LEAVE:
        if not duties:
            raise Invalid("not-understood", field="officer")
        _enough_without(desk, officer.pk, at)
    elif DUTIES[What(what)] in duties:
        raise Invalid("already-there", field="officer")
    elif duties:
        raise Invalid("handler-and-custodian", field="officer")
    return _proposed(desk, what, by, at, officer=officer)


def propose_escrow(desk: Desk, public: bytes, *, by: Officer, at: datetime) -> Proposal:
    """Proposes the public key to which every box is opened as well. Raises NotAllowed, Invalid, Conflict."""
    _works_here(desk, by, at)
    if not can_be_sealed_to(public):
        raise Invalid("not-a-key", field="public")
    return _proposed(desk, What.ESCROW, by, at, public=public)


def settle(desk: Desk, proposal: int, *, confirm: bool, by: Officer, at: datetime) -> Proposal:
    """Another of the desk confirms or refuses, but for whom it is about; who proposed it may only take it back. Raises
    NotFound, NotAllowed, Conflict."""
    _works_here(desk, by, at)
    with transaction.atomic():
        row = Proposal.objects.select_for_update(of=("self",)).filter(pk=proposal, desk=desk).first()
        if row is None:
            raise NotFound("settled")
        if row.settled_at is not None:
            raise Conflict("settled")
        if confirm and row.proposed_by_id == by.pk:
            raise NotAllowed("own-proposal")
        if row.officer_id == by.pk != row.proposed_by_id:
            raise NotAllowed("about-yourself")
        row.settled_by, row.settled_at, row.confirmed = by, at, confirm
        row.save(update_fields=["settled_by", "settled_at", "confirmed"])
        if confirm:
            _carry_out(desk, row, at)
        _noted(desk, f"confirm-{row.what}" if confirm else f"refuse-{row.what}", str(row.officer or ""), by, at)
    return row


def leave(desk: Desk, officer: Officer, *, at: datetime) -> int:
    """An officer of the desk ends their work there, and with it what was proposed about them. Returns how many boxes
    were closed to them; raises Conflict when too few would be left."""
    with transaction.atomic():
        _works_here(desk, officer, at)
        closed = _leave(desk, officer.pk, at)
        Proposal.objects.filter(desk=desk, officer=officer, settled_at__isnull=True).update(
            settled_by=officer, settled_at=at, confirmed=False
        )
        _noted(desk, "leave-confidential-desk", officer.email, officer, at)
    return closed


def _carry_out(desk: Desk, row: Proposal, at: datetime) -> None:
    if row.what == What.ESCROW:
        set_escrow(desk, bytes(row.public), at=at)
    elif row.what == What.LEAVE and row.officer_id:
        _leave(desk, row.officer_id, at)
    elif row.officer is not None:
        if duties_of(desk.agency, row.officer.pk, at):
            raise Conflict("already-there")
        hold(desk.agency, row.officer, DUTIES[What(row.what)], at=at)


def _leave(desk: Desk, officer: int, at: datetime) -> int:
    """Their roles end at once, also those of this very day; what is sealed from now on is not for them."""
    _enough_without(desk, officer, at)
    RoleHolding.objects.filter(agency=desk.agency, officer=officer).exclude(ends_on__lt=local_date(at)).delete()
    return dismiss(desk, officer, at=at)


def _enough_without(desk: Desk, officer: int, at: datetime) -> None:
    for duty, (least, code) in LEAST.items():
        there = holders(desk.agency, duty, at)
        if officer in there and len(there) <= least:
            raise Conflict(code, least=least)


def _works_here(desk: Desk, officer: Officer, at: datetime) -> None:
    if not duties_of(desk.agency, officer.pk, at):
        raise NotAllowed("not-designated")


def _proposed(
    desk: Desk, what: str, by: Officer, at: datetime, *, officer: Officer | None = None, public: bytes = b""
) -> Proposal:
    with transaction.atomic():
        Desk.objects.select_for_update().get(pk=desk.pk)
        if Proposal.objects.filter(desk=desk, what=what, officer=officer, settled_at__isnull=True).exists():
            raise Conflict("proposed-already")
        row = Proposal.objects.create(
            desk=desk, what=what, officer=officer, public=public, proposed_by=by, proposed_at=at
        )
        _noted(desk, f"propose-{what}", str(officer or ""), by, at)
    return row


def _noted(desk: Desk, action: str, target: str, by: Officer, at: datetime) -> None:
    record(action, target, at=at, actor_id=by.pk, actor_name=by.name, agency_id=desk.agency_id)
