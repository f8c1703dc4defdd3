"""Recovery by the escrow: what it may open leaves for the machine where its key is, and comes back for one officer."""

import base64
import json
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from rabfang.agencies.models import Officer, RoleHolding
from rabfang.audit.actions import record
from rabfang.core.errors import Conflict, Invalid
from rabfang.vault.actions.need_to_know import HOLDS
from rabfang.vault.barred import BARRED
from rabfang.vault.boxes import CannotOpen, open_sealed, seal
from rabfang.vault.models import Box, BoxKey, Desk, Grant, OfficerKey, Proposal, Sealed
from rabfang.vault.offline import BUNDLE, read_restored
from rabfang.vault.opening import GRANT, Unlocked
from rabfang.vault.readers import duties_of


def bundle_for(desk: Desk, officer: Officer, *, at: datetime) -> str:
    """What is sealed to the escrow of the boxes that are the officer's by their duty, for their key in force.

    Nothing in it can be read without the escrow's key. Raises Conflict without a confirmed key.
    """
    key = _key(officer)
    holds = [HOLDS[duty] for duty in duties_of(desk.agency, officer.pk, at)]
    units = RoleHolding.objects.filter(officer=officer, unit__isnull=False).values_list("unit_id", flat=True)
    said = {
        "kind": BUNDLE,
        "officer": officer.pk,
        "units": sorted({unit for unit in units if unit}),
        "to": bytes(key.public).hex(),
        "boxes": [_box(box) for box in Box.objects.filter(desk=desk, holds__in=holds).order_by("made_at", "pk")],
    }
    return json.dumps(said, indent=1)


def open_to_escrow(desk: Desk, by: Unlocked, *, at: datetime) -> int:
    """Opens to the escrow in use whatever of the officer's it cannot open yet: sealed before there was one, or to the
    one before, which opens it no more. Done each time they unlock their key; how many keys of boxes."""
    escrow = bytes(desk.escrow)
    confirmed = Proposal.objects.filter(desk=desk, what=Proposal.What.ESCROW, confirmed=True).order_by("settled_at")
    newest = confirmed.last()
    since = newest.settled_at if newest and newest.settled_at else desk.opened_at
    of_escrow = Grant.objects.filter(officer__isnull=True, receipt__isnull=True)
    present = of_escrow.filter(key=OuterRef("key"), made_at__gte=since)
    lacking = list(Grant.objects.filter(~Exists(present), officer=by.key, key__box__desk=desk)) if escrow else []
    if lacking:
        opened = {row.key_id: open_sealed(by.private, bytes(row.sealed), about=GRANT) for row in lacking}
        with transaction.atomic():
            of_escrow.filter(key__in=opened, made_at__lt=since).delete()
            grants = [
                Grant(key_id=key, sealed=seal(escrow, one, about=GRANT), made_at=at) for key, one in opened.items()
            ]
            Grant.objects.bulk_create(grants, ignore_conflicts=True)  # a colleague may unlock at the same moment
    return len(lacking)


def restore(text: str | bytes, *, at: datetime) -> int:
    """Opens to the officer what came back from the escrow, but for what was erased meanwhile; how many boxes.
    Raises Invalid, Conflict."""
    try:
        said = read_restored(text)
    except CannotOpen as error:
        raise Invalid("not-understood") from error
    officer = Officer.objects.filter(pk=said["officer"]).first()
    key = _key(officer) if officer else None
    if officer is None or key is None or bytes(key.public).hex() != said["to"]:
        raise Conflict("no-key")
    boxes = set()
    with transaction.atomic():
        for row in said["keys"]:
            box_key = BoxKey.objects.select_related("box__desk").filter(box=row["box"], number=row["number"]).first()
            if box_key is None:
                continue
            duties = duties_of(box_key.box.desk.agency, officer.pk, at)
            if box_key.box.holds in {HOLDS[duty] for duty in duties}:
                sealed = base64.b64decode(row["sealed"])
                Grant.objects.get_or_create(key=box_key, officer=key, defaults={"sealed": sealed, "made_at": at})
                boxes.add(box_key.box)
        for agency in {box.desk.agency_id for box in boxes}:
            facts = {"boxes": len(boxes)}
            record(
                "restore-from-escrow",
                officer.email,
                at=at,
                actor_id=None,
                actor_name="",
                agency_id=agency,
                facts=facts,
            )
    return len(boxes)


def _key(officer: Officer) -> OfficerKey:
    key = OfficerKey.objects.filter(officer=officer, ended_at__isnull=True, confirmed_at__isnull=False).first()
    if key is None:
        raise Conflict("no-key")
    return key


def _box(box: Box) -> dict[str, object]:
    grants = Grant.objects.filter(key__box=box, officer__isnull=True, receipt__isnull=True).select_related("key")
    barred = Sealed.objects.filter(key__box=box, about=BARRED).select_related("key")
    return {
        "box": str(box.pk),
        "keys": [{"number": grant.key.number, "sealed": _text(grant.sealed)} for grant in grants],
        "barred": [{"number": row.key.number, "sealed": _text(row.content)} for row in barred],
    }


def _text(sealed: bytes | memoryview) -> str:
    return base64.b64encode(bytes(sealed)).decode()
