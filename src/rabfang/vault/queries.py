"""Reads of the vault that need no key."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import Conflict
from rabfang.procedures.schema import May
from rabfang.vault.boxes import Pair, fingerprint, keys_of_receipt
from rabfang.vault.models import Box, BoxKey, Desk, Grant, OfficerKey, OutsideKey, Proposal, Receipt, SealedPackage
from rabfang.vault.readers import holders
from rabfang.vault.receipts import read_receipt


def desk_of(office: Agency) -> Desk | None:
    """The office's confidential desk, when it has one."""
    return Desk.objects.select_related("agency").filter(agency__confidential_of=office, closed_at__isnull=True).first()


def desk_of_receipts(office: Agency) -> Desk | None:
    """The desk whose receipts lead back, also after it was closed: who reported before is still answered."""
    return Desk.objects.select_related("agency").filter(agency__confidential_of=office).first()


def boxes_open_to(officer: int | None) -> QuerySet[Box]:
    """Boxes that were granted to an officer; no others exist for them."""
    return Box.objects.filter(keys__grants__officer__officer=officer)


def may_open(box: UUID, officer: int | None) -> bool:
    """Whether the box was granted to the officer."""
    return Grant.objects.filter(key__box=box, officer__officer=officer).exists()


def openers_of(box: UUID) -> list[Officer]:
    """The officers to whom a box is open, by name."""
    keys = Grant.objects.filter(key__box=box, officer__isnull=False).values("officer__officer")
    return list(Officer.objects.filter(pk__in=keys).order_by("name"))


class Keepers(StrEnum):
    """Who can still open an identity."""

    CUSTODIANS = "custodians"
    ESCROW = "escrow"
    NOBODY = "nobody"


def identity_keepers(identity: UUID) -> Keepers:
    """Who opens an identity's box: custodians; the escrow alone, when it holds each of its keys; or nobody any more."""
    rows = Grant.objects.filter(key__box=identity)
    if rows.filter(officer__isnull=False).exists():
        return Keepers.CUSTODIANS
    escrowed = rows.filter(officer__isnull=True, receipt__isnull=True).count()
    return Keepers.ESCROW if escrowed == BoxKey.objects.filter(box=identity).count() else Keepers.NOBODY


def key_of(officer: int) -> OfficerKey | None:
    """The officer's key."""
    return OfficerKey.objects.filter(officer=officer, ended_at__isnull=True).first()


def keys_at(desk: Desk, at: datetime) -> QuerySet[OfficerKey]:
    """Keys in force of everybody who works at the desk that day, confirmed or not."""
    people = holders(desk.agency, May.HANDLE, at) | holders(desk.agency, May.IDENTIFY, at)
    return OfficerKey.objects.filter(officer__in=people, ended_at__isnull=True)


def open_proposals(desk: Desk) -> list[Proposal]:
    """Changes of the desk that wait for a second person."""
    rows = Proposal.objects.filter(desk=desk, settled_at__isnull=True)
    return list(rows.select_related("officer", "proposed_by"))


def outside_keys(agency: Agency) -> QuerySet[OutsideKey]:
    """Keys of the outside bodies of a desk, confirmed or not."""
    rows = OutsideKey.objects.filter(partner__agency=agency)
    return rows.select_related("partner", "entered_by", "confirmed_by").order_by("partner__name")


def usable_outside_key(agency: Agency, partner: int) -> OutsideKey:
    """A body's key to which something may be sealed. Raises Conflict without one, and before two have compared it."""
    key = outside_keys(agency).filter(partner=partner).first()
    if key is None:
        raise Conflict("no-body-key")
    if key.confirmed_at is None:
        raise Conflict("body-key-unconfirmed")
    return key


def packages_of(box: UUID) -> QuerySet[SealedPackage]:
    """The packages that were made of a case, the newest first."""
    return SealedPackage.objects.filter(box=box).select_related("partner", "made_by").order_by("-pk")


def package_to_send(agency: Agency, box: UUID, partner: int) -> SealedPackage | None:
    """The newest package of a case for a body, sealed to the key that is confirmed now."""
    key = outside_keys(agency).filter(partner=partner, confirmed_at__isnull=False).first()
    rows = packages_of(box).filter(partner=partner)
    return rows.filter(key=fingerprint(bytes(key.public))).first() if key else None


def box_by_receipt(desk: Desk, typed: str) -> tuple[Box, Pair] | None:
    """The box that a receipt's digits open, with their keys. The same work is done for digits that open nothing."""
    digits = read_receipt(typed)
    found_by, pair = keys_of_receipt(digits or "", bytes(desk.salt))
    row = Receipt.objects.select_related("box__desk").filter(found_by=found_by, box__desk=desk).first()
    return (row.box, pair) if row and digits else None
