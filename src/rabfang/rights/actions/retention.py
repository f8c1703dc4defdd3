"""Destruction takes two: one proposes what is past its time, another approves it (National Archives Act s.7-8)."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import needed, short
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor, Capacity
from rabfang.cases.confidential import hidden_pk
from rabfang.cases.erasing import Scope
from rabfang.cases.models import Case
from rabfang.core.errors import Conflict, Invalid, NotAllowed, Refused
from rabfang.procedures.schema import May
from rabfang.rights.duties import capacity_for, known_to, officer_of, own
from rabfang.rights.erasing import Order, erase
from rabfang.rights.models import DestructionItem, DestructionList, Hold
from rabfang.rights.packages import archive_package
from rabfang.rights.queries import due_for_destruction, found_cases

State = DestructionList.State


def propose(
    agency: Agency, cases: Sequence[int], after: str, reason: str, *, by: Actor, at: datetime
) -> DestructionList:
    """A list of cases past their time. Raises NotAllowed, or Invalid when one of them is not due that way."""
    capacity_for(by, agency, May.PROTECT)
    said = needed("reason", reason, at_most=300)
    chosen = sorted(set(cases))
    if not chosen:
        raise Invalid("list-empty", field="cases")
    with transaction.atomic():
        list(Case.objects.select_for_update(of=("self",)).filter(pk__in=chosen).order_by("pk"))
        due = {row.case.pk: row for row in due_for_destruction(agency, at, by, among=chosen) if row.rule.after == after}
        if set(chosen) - due.keys():
            raise Invalid("not-due", field="cases")
        made = DestructionList.objects.create(
            pk=hidden_pk(due[chosen[0]].case),
            agency=agency,
            after=after,
            reason=said,
            proposed_by_id=officer_of(by),
            proposed_at=at,
        )
        DestructionItem.objects.bulk_create(
            DestructionItem(
                pk=hidden_pk(due[pk].case), list=made, case_id=pk, due_on=due[pk].due_on, source=due[pk].rule.source
            )
            for pk in chosen
        )
    return made


def decide(row: DestructionList, *, approve: bool, note: str, by: Actor, at: datetime) -> DestructionList:
    """Another person approves or refuses. What is to be destroyed goes at once; what the archives get is packed.

    Raises NotAllowed("same-person") to who proposed it, in whatever capacity they act.
    """
    capacity = capacity_for(by, row.agency, May.DESTROY)
    with transaction.atomic():
        held = _held(row, State.PROPOSED)
        officer = officer_of(by)
        if officer == held.proposed_by_id or capacity.for_officer_id == held.proposed_by_id:
            raise NotAllowed("same-person")
        for item in held.items.select_related("case"):
            known_to(by, item.case)
        held.state = State.APPROVED if approve else State.REFUSED
        held.decided_by_id, held.decided_at = officer, at
        held.note = short("note", note, at_most=300)
        if approve and held.after == "archive":
            held.sha256 = hashlib.sha256(archive_package(held)).hexdigest()
        held.save()
        if approve and held.after == "destroy":
            _carry_out(held, by, at)
    return held


def hand_over(row: DestructionList, note: str, *, by: Actor, at: datetime) -> DestructionList:
    """The archives have the package: its cases are erased. Conflict when it would not be the same any more."""
    capacity_for(by, row.agency, May.PROTECT)
    with transaction.atomic():
        held = _held(row, State.APPROVED)
        held.note = needed("note", note, at_most=300)
        if hashlib.sha256(archive_package(held)).hexdigest() != held.sha256:
            raise Conflict("package-changed")
        held.save(update_fields=["note"])
        _carry_out(held, by, at)
    return held


def hold(agency: Agency, case: int, reason: str, *, by: Actor, at: datetime) -> Hold:
    """The case must stay for now. Raises Conflict when it is held already."""
    capacity_for(by, agency, May.PROTECT)
    with transaction.atomic():
        found = found_cases(agency).select_for_update(of=("self",)).filter(pk=case).first()
        if found is None:
            raise Invalid("no-such-case", field="number")
        if Hold.objects.filter(case=found, ended_at__isnull=True).exists():
            raise Conflict("held-already")
        said = needed("reason", reason, at_most=300)
        return Hold.objects.create(case=found, reason=said, by_id=officer_of(by), at=at)


def release(row: Hold, *, by: Actor, at: datetime) -> None:
    """The case need not stay any longer than others."""
    capacity_for(by, row.case.agency, May.PROTECT)
    Hold.objects.filter(pk=row.pk, ended_at__isnull=True).update(ended_at=at, ended_by=officer_of(by))


def _carry_out(row: DestructionList, by: Actor, at: datetime) -> None:
    """Each case by itself: one that may not go any more stays, and the list says why."""
    order = Order(by, _capacity(by, row.agency), row.decided_by_id or 0, row.reason, list=row)
    for item in row.items.order_by("pk"):
        try:
            with transaction.atomic():
                erase(item.case_id, Scope.WHOLE, order, at)
        except Refused as refused:
            item.left = refused.code
        else:
            item.erased_at = at
        item.save(update_fields=["left", "erased_at"])
    row.state, row.done_at = State.DONE, at
    row.save(update_fields=["state", "done_at"])


def _capacity(by: Actor, agency: Agency) -> Capacity:
    try:
        return capacity_for(by, agency, May.DESTROY)
    except NotAllowed:
        return capacity_for(by, agency, May.PROTECT)


def _held(row: DestructionList, state: str) -> DestructionList:
    held = DestructionList.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)
    own(row.agency, held.agency_id)
    if held.state != state:
        raise Conflict("list-settled")
    return held
