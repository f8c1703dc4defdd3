"""Outside bodies to which a confidential desk passes cases, with their public keys and the packages made for them."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rabfang.agencies.models import Officer, Partner
from rabfang.audit.actions import record
from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound
from rabfang.procedures.schema import May
from rabfang.thai.text import clean, has_visible
from rabfang.vault.boxes import can_be_sealed_to, fingerprint
from rabfang.vault.models import Desk, OutsideKey, SealedPackage
from rabfang.vault.readers import duties_of

LONGEST_NAME = 200


def enter_outside_key(desk: Desk, name: str, public: bytes, *, by: Officer, at: datetime) -> OutsideKey:
    """Enters a body with its key, or another key of a body that is there, which another officer has to confirm.
    Raises NotAllowed, Invalid."""
    name = clean(name)
    _handles(desk, by, at)
    if not has_visible(name) or len(name) > LONGEST_NAME:
        raise Invalid("not-understood", field="name")
    if not can_be_sealed_to(public):
        raise Invalid("not-a-key", field="public")
    with transaction.atomic():
        partner, _new = Partner.objects.get_or_create(agency=desk.agency, name=name)
        values = {"public": public, "entered_by": by, "entered_at": at, "confirmed_by": None, "confirmed_at": None}
        key, _new = OutsideKey.objects.update_or_create(partner=partner, defaults=values)
        _noted(desk, "enter-outside-key", key, by, at)
    return key


def confirm_outside_key(desk: Desk, key: int, seen: bytes, *, by: Officer, at: datetime) -> OutsideKey:
    """Another designated officer has compared it as well: from now on packages are made for it.

    `seen` is the key that they compared: another may be there meanwhile. Raises NotFound, NotAllowed, Conflict.
    """
    _handles(desk, by, at)
    with transaction.atomic():
        rows = OutsideKey.objects.select_for_update(of=("self",)).select_related("partner")
        row = rows.filter(pk=key, partner__agency=desk.agency).first()
        if row is None:
            raise NotFound("no-body-key")
        if bytes(row.public) != seen:
            raise Conflict("body-key-changed")
        if row.confirmed_at is not None:
            raise Conflict("settled")
        if row.entered_by_id == by.pk:
            raise NotAllowed("own-body-key")
        row.confirmed_by, row.confirmed_at = by, at
        row.save(update_fields=["confirmed_by", "confirmed_at"])
        _noted(desk, "confirm-outside-key", row, by, at)
    return row


def keep_package(
    box: UUID, key: OutsideKey, content: bytes, *, with_identity: bool, by: Officer, at: datetime
) -> SealedPackage:
    """That this file was made of the case for the body; the caller's event of the case says so too."""
    return SealedPackage.objects.create(
        box_id=box,
        partner=key.partner,
        key=fingerprint(bytes(key.public)),
        sha256=hashlib.sha256(content).hexdigest(),
        with_identity=with_identity,
        made_by=by,
        made_at=at,
    )


def _handles(desk: Desk, by: Officer, at: datetime) -> None:
    if May.HANDLE not in duties_of(desk.agency, by.pk, at):
        raise NotAllowed("not-designated")


def _noted(desk: Desk, action: str, key: OutsideKey, by: Officer, at: datetime) -> None:
    facts = {"fingerprint": fingerprint(bytes(key.public))}
    name, office = key.partner.name, desk.agency_id
    record(action, name, at=at, actor_id=by.pk, actor_name=by.name, agency_id=office, facts=facts)
