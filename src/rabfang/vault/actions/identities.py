"""Who reported is told only when a designated officer asks with a reason and a custodian opens it."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from rabfang.agencies.models import Officer
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid, NotFound
from rabfang.thai.text import has_visible
from rabfang.vault.actions.filling import IDENTITY, put
from rabfang.vault.barred import open_unless_barred
from rabfang.vault.boxes import CannotOpen, fingerprint, open_sealed, seal
from rabfang.vault.models import Grant, IdentityRequest, OfficerKey, OutsideKey
from rabfang.vault.offline import PACKED_IDENTITY
from rabfang.vault.opening import Unlocked, identity_of, newest_key

REASON, GROUNDS = "identity reason", "identity grounds"
Answer = IdentityRequest.Answer


@dataclass(frozen=True, repr=False)
class Pack:
    """For which outside body a custodian adds an identity, and why."""

    key: OutsideKey
    reason: str


def ask_identity(content: UUID, reason: str, *, by: Officer, at: datetime) -> IdentityRequest:
    """An officer to whom the case is open asks who reported it. Raises Conflict."""
    box = identity_of(content)
    if box is None:
        raise Conflict("no-identity")
    key = newest_key(box)
    sealed = seal(bytes(key.public), reason.encode("utf-8", "surrogatepass"), about=REASON)
    with transaction.atomic():
        if IdentityRequest.objects.filter(box=box, asked_by=by, answered_at__isnull=True).exists():
            raise Conflict("asked-already")
        return IdentityRequest.objects.create(box_id=box, asked_by=by, asked_at=at, number=key.number, reason=sealed)


def requests_for(by: Unlocked) -> list[IdentityRequest]:
    """Requests about identities that were granted to a custodian, the open ones first."""
    mine = Grant.objects.filter(officer=by.key, key__box__holds="identity").values("key__box")
    rows = IdentityRequest.objects.filter(box__in=mine).select_related("asked_by", "answered_by", "box")
    return sorted(rows, key=lambda row: (row.answered_at is not None, -row.pk))


def request_for(pk: int, by: Unlocked) -> tuple[IdentityRequest, str]:
    """One of them with its reason. Raises NotFound."""
    row = IdentityRequest.objects.filter(pk=pk).select_related("asked_by", "answered_by", "box").first()
    if row is None:
        raise NotFound("no-identity")
    try:
        opened = open_unless_barred(row.box_id, by)
        return row, opened.content(row.number, bytes(row.reason), REASON).decode()
    except CannotOpen as error:
        raise NotFound("no-identity") from error


def answer_request(
    pk: int, answer: str, *, by: Unlocked, at: datetime, until: date | None = None, pack: Pack | None = None
) -> tuple[IdentityRequest, dict[str, str]]:
    """A custodian refuses, sees the identity, hands it to who asked until a day, or puts it into the sealed packages of
    one outside body, with a reason of their own; what was seen.

    Raises NotFound, Conflict, Invalid.
    """
    row, _reason = request_for(pk, by)
    identity: dict[str, str] = {}
    handed = packed = b""
    if answer != Answer.REFUSED:
        identity = open_unless_barred(row.box_id, by).others(IDENTITY)[-1]
    if answer == Answer.HANDED:
        until = _within_limits(until, local_date(at))
        handed = seal(_key_of_asker(row), json.dumps(identity, ensure_ascii=False).encode(), about=_about(row))
    if answer == Answer.PACKED:
        packed = _packed(identity, pack)
    with transaction.atomic():
        row = IdentityRequest.objects.select_for_update(of=("self",)).select_related("asked_by", "box").get(pk=pk)
        if row.answered_at is not None:
            raise Conflict("settled")
        row.answer, row.answered_by_id, row.answered_at = answer, by.officer, at
        row.until, row.handed = (until, handed) if handed else (None, b"")
        if pack is not None and packed:
            row.partner, row.packed_for, row.packed = pack.key.partner, fingerprint(bytes(pack.key.public)), packed
            put(row.box_id, GROUNDS, {"request": pk, "reason": pack.reason}, at=at)
        row.save(
            update_fields=["answer", "answered_by", "answered_at", "until", "handed", "partner", "packed_for", "packed"]
        )
    return row, identity


def handed_to(content: UUID, by: Unlocked, on: date) -> list[tuple[IdentityRequest, dict[str, Any]]]:
    """What was handed to an officer about a case and has not run out."""
    rows = IdentityRequest.objects.filter(
        box__of=content, asked_by=by.officer, answer=Answer.HANDED, until__gte=on
    ).select_related("answered_by")
    found = []
    for row in rows:
        try:
            found.append((row, json.loads(open_sealed(by.private, bytes(row.handed), about=_about(row)))))
        except CannotOpen:
            continue  # sealed to a key that the officer has given up
    return found


def packed_for(content: UUID, key: OutsideKey) -> bytes:
    """Who reported a case, as a custodian sealed it to that key of an outside body; empty when none did."""
    rows = IdentityRequest.objects.filter(box__of=content, answer=Answer.PACKED, partner=key.partner)
    row = rows.filter(packed_for=fingerprint(bytes(key.public))).order_by("-answered_at").first()
    return bytes(row.packed) if row else b""


def forget_handed(at: datetime) -> int:
    """Removes what was handed on and has run out; how many."""
    past = IdentityRequest.objects.filter(until__lt=local_date(at)).exclude(handed=b"")
    return past.update(handed=b"")


def _packed(identity: dict[str, str], pack: Pack | None) -> bytes:
    if pack is None:
        raise Invalid("required", field="body")
    if not has_visible(pack.reason):
        raise Invalid("required", field="grounds")
    said = json.dumps(identity, ensure_ascii=False, indent=1).encode()
    return seal(bytes(pack.key.public), said, about=PACKED_IDENTITY)


def _within_limits(until: date | None, today: date) -> date:
    most = settings.RABFANG_IDENTITY_DAYS
    if until is None or not today < until <= today + timedelta(days=most):
        raise Invalid("until-too-far", field="until", most=most)
    return until


def _key_of_asker(row: IdentityRequest) -> bytes:
    key = OfficerKey.objects.filter(officer=row.asked_by, ended_at__isnull=True, confirmed_at__isnull=False).first()
    if key is None:
        raise Conflict("asker-cannot-open")
    if not Grant.objects.filter(key__box=row.box.of_id, officer=key).exists():
        raise Conflict("asker-left")
    return bytes(key.public)


def _about(row: IdentityRequest) -> str:
    return f"identity {row.pk}"
