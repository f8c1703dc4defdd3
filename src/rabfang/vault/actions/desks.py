"""Confidential desks: opened for an office, with the people who work there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from nacl.utils import random

from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.audit.actions import record
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid
from rabfang.procedures.actions import publish
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May
from rabfang.vault.boxes import SALT_BYTES, can_be_sealed_to
from rabfang.vault.models import Desk

PROCEDURE = Path(__file__).parents[1] / "confidential.toml"
SUFFIX = "-confidential"
LEAST_HANDLERS, LEAST_CUSTODIANS = 2, 1


@dataclass(frozen=True)
class People:
    """Who begins at a desk: officers of its office by id."""

    handlers: Collection[int]
    custodians: Collection[int]


def open_desk(office: Agency, people: People, *, by: Officer | None, at: datetime) -> Desk:
    """Opens the office's confidential desk with its first people; later changes are made by them alone.

    Raises Conflict when there is one, Invalid when the people are too few.
    """
    if len(set(people.handlers)) < LEAST_HANDLERS:
        raise Invalid("too-few-handlers", field="handlers", least=LEAST_HANDLERS)
    if len(set(people.custodians)) < LEAST_CUSTODIANS:
        raise Invalid("too-few-custodians", field="custodians", least=LEAST_CUSTODIANS)
    if set(people.handlers) & set(people.custodians):
        raise Invalid("handler-and-custodian", field="custodians")
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=office.pk)
        if Desk.objects.filter(agency__confidential_of=office).exists():
            raise Conflict("desk-exists")
        agency = _agency(office)
        publish(agency, PROCEDURE.read_text(encoding="utf-8"), by=None, at=at, name=PROCEDURE.name)
        for duty, officers in ((May.HANDLE, people.handlers), (May.IDENTIFY, people.custodians)):
            for officer in Officer.objects.filter(agency=office, is_active=True, pk__in=set(officers)).order_by("pk"):
                hold(agency, officer, duty, at=at)
        desk = Desk.objects.create(agency=agency, salt=random(SALT_BYTES), opened_at=at)
        record(
            "open-confidential-desk",
            office.slug,
            at=at,
            actor_id=by.pk if by else None,
            actor_name=by.name if by else "",
            agency_id=agency.pk,
        )
    return desk


def hold(agency: Agency, officer: Officer, duty: May, *, at: datetime) -> RoleHolding:
    """Gives an officer the role of the desk that has that duty, from today."""
    role = next(role.key for role in current(agency)[1].role if duty in role.may)
    return RoleHolding.objects.create(agency=agency, officer=officer, role=role, starts_on=local_date(at))


def set_escrow(desk: Desk, public: bytes, *, at: datetime) -> None:
    """Sets the public key to which every box is opened as well from now on. Raises Invalid."""
    if not can_be_sealed_to(public):
        raise Invalid("not-a-key", field="escrow")
    Desk.objects.filter(pk=desk.pk).update(escrow=public)
    record("set-escrow", str(desk.pk), at=at, actor_id=None, actor_name="", agency_id=desk.agency_id)


def _agency(office: Agency) -> Agency:
    return Agency.everywhere.create(
        slug=f"{office.slug}{SUFFIX}",
        name_th=f"จุดรับเรื่องลับ {office.name_th}",
        name_en=f"Confidential desk, {office.name_en}",
        register_year=office.register_year,
        is_public=False,
        confidential_of=office,
    )
