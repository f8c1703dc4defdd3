"""New boxes, and what is put into them. For sealing nobody needs a key."""

import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rabfang.core.errors import Conflict
from rabfang.vault.barred import BARRED, Barred
from rabfang.vault.boxes import Pair, keys_of_receipt, new_pair, seal
from rabfang.vault.models import Box, BoxKey, Desk, Grant, OfficerKey, Receipt, Sealed
from rabfang.vault.opening import GRANT, newest_key
from rabfang.vault.readers import custodian_keys, handler_keys
from rabfang.vault.receipts import new_receipt, read_receipt

IDENTITY = "identity"


@dataclass(frozen=True, repr=False)
class Paper:
    """A receipt before it is used: its digits, by what they are found, and their keys. Made before a transaction,
    since it is slow on purpose."""

    digits: str
    found_by: str
    pair: Pair


def draw_receipt(desk: Desk, digits: str = "") -> Paper:
    """Fresh digits for the desk, or those given."""
    digits = digits or new_receipt()
    found_by, pair = keys_of_receipt(read_receipt(digits) or "", bytes(desk.salt))
    return Paper(digits, found_by, pair)


def make_box(desk: Desk, paper: Paper, *, without: Collection[int], at: datetime) -> Box:
    """A box for a new case, granted to everybody who handles cases at the desk but the officers in `without`, to the
    receipt and to the escrow. Raises Conflict when nobody could open it."""
    handlers = handler_keys(desk.agency, at, without=without)
    if not handlers:
        raise Conflict("nobody-to-open")
    with transaction.atomic():
        box = Box.objects.create(id=uuid.uuid4(), desk=desk, holds=Box.Holds.CONTENT, made_at=at)
        receipt = Receipt.objects.create(box=box, found_by=paper.found_by, public=paper.pair.public)
        _new_key(box, handlers, receipt, at)
        bar_from(box.pk, without, at=at)
    return box


def keep_identity(box: Box, identity: Mapping[str, Any], *, without: Collection[int], at: datetime) -> None:
    """Who reported, in a box of its own that only custodians open; where each of them is left out, the escrow alone,
    from which another custodian recovers it. Raises Conflict when there is neither."""
    custodians = custodian_keys(box.desk.agency, at, without=without)
    if not custodians and not box.desk.escrow:
        raise Conflict("nobody-to-keep-identity")
    with transaction.atomic():
        own = Box.objects.create(id=uuid.uuid4(), desk=box.desk, holds=Box.Holds.IDENTITY, of=box, made_at=at)
        _new_key(own, custodians, None, at)
        put(own.pk, IDENTITY, dict(identity), at=at)
        bar_from(own.pk, without, at=at)


def put(box: UUID, about: str, content: Any, *, at: datetime) -> None:
    """Adds something that JSON can hold to a box."""
    key = newest_key(box)
    sealed = seal(bytes(key.public), json.dumps(content, ensure_ascii=False).encode(), about=about)
    Sealed.objects.create(key=key, about=about, content=sealed, made_at=at)


def bar_from(box: UUID, officers: Collection[int], *, at: datetime) -> None:
    """Officers to whom a box is never opened again, whatever key they have."""
    if officers:
        put(box, BARRED, Barred(officers=frozenset(officers)).as_json(), at=at)


def renew_key(box: Box, *, at: datetime) -> BoxKey:
    """Another key for what comes from now on, for those who may open the box today: an officer who left the case can
    open nothing of it. What came before stays under the old keys."""
    last = newest_key(box.pk)
    keys = list(OfficerKey.objects.filter(grants__key=last, ended_at__isnull=True))
    return _new_key(box, keys, Receipt.objects.filter(box=box).first(), at, number=last.number + 1)


def _new_key(
    box: Box, officers: Collection[OfficerKey], receipt: Receipt | None, at: datetime, *, number: int = 1
) -> BoxKey:
    pair = new_pair()
    key = BoxKey.objects.create(box=box, number=number, public=pair.public, made_at=at)
    grants = [grant(key, pair.private, officer, at) for officer in officers]
    if receipt is not None:
        sealed = seal(bytes(receipt.public), pair.private, about=GRANT)
        grants.append(Grant(key=key, receipt=receipt, sealed=sealed, made_at=at))
    escrow = bytes(box.desk.escrow)
    if escrow:
        grants.append(Grant(key=key, sealed=seal(escrow, pair.private, about=GRANT), made_at=at))
    Grant.objects.bulk_create(grants)
    return key


def grant(key: BoxKey, private: bytes, officer: OfficerKey, at: datetime) -> Grant:
    """A grant, not yet stored."""
    return Grant(key=key, officer=officer, sealed=seal(bytes(officer.public), private, about=GRANT), made_at=at)
