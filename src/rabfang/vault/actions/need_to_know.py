"""Who may open a case changes: somebody is named in it, steps aside, joins the desk or leaves it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rabfang.core.errors import Conflict
from rabfang.procedures.schema import May
from rabfang.vault.actions.filling import bar_from, grant, put, renew_key
from rabfang.vault.barred import BARRED, Barred, about_them, barred_from
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.models import Box, BoxKey, Desk, Grant, OfficerKey
from rabfang.vault.opening import Unlocked, identity_of, open_box, open_boxes
from rabfang.vault.queries import Keepers, identity_keepers
from rabfang.vault.readers import duties_of

HOLDS = {May.HANDLE: Box.Holds.CONTENT, May.IDENTIFY: Box.Holds.IDENTITY}


def bar(box: UUID, barred: Barred, *, by: Unlocked, at: datetime) -> set[int]:
    """Names whom the case is about. Those who could open it can no more; returns their ids.

    Raises CannotOpen when it is not the officer's to open, Conflict when nobody would be left.
    """
    open_box(box, by)
    with transaction.atomic():
        gone: set[int] = set()
        for each in _boxes(box):
            # The identity's box has its own copy: its custodians cannot open the content.
            put(each.pk, BARRED, barred.as_json(), at=at)
            gone |= _close_to(each, barred, at)
    return gone


def step_aside(box: UUID, officer: int, *, at: datetime) -> None:
    """An officer gives up what they could open of a case, for good. Raises Conflict when nobody would be left."""
    with transaction.atomic():
        for each in _boxes(box):
            bar_from(each.pk, [officer], at=at)
            _close_to(each, Barred(officers=frozenset({officer})), at)


def shut_out(boxes: Collection[UUID], officer: int, *, at: datetime) -> None:
    """Closes boxes to an officer about whom they turned out to be, such as one who came into a unit named in them."""
    for box in boxes:
        with transaction.atomic():
            for each in _boxes(box):
                _close_to(each, Barred(officers=frozenset({officer})), at, last_may_go=True)


def shut_out_of_theirs(desk: Desk, by: Unlocked, *, at: datetime) -> set[UUID]:
    """Closes to an officer every box of the desk that is about them by now; done each time they unlock their key."""
    granted = Grant.objects.filter(officer=by.key, key__box__desk=desk).values_list("key__box", flat=True)
    found = about_them(open_boxes(set(granted), by), by.officer)
    shut_out(found, by.officer, at=at)
    return found


def admit(desk: Desk, officer: OfficerKey, *, by: Unlocked, at: datetime) -> int:
    """Opens to an officer every box of the desk that is theirs by their duty, that `by` may open, and that is not about
    them; how many boxes."""
    holds = [HOLDS[duty] for duty in duties_of(desk.agency, officer.officer_id, at)]
    mine = Grant.objects.filter(officer=by.key, key__box__desk=desk).values("key__box")
    admitted = 0
    for box in Box.objects.filter(pk__in=mine, holds__in=holds).order_by("made_at", "pk"):
        with transaction.atomic():
            admitted += _admit(box, officer, by, at)
    return admitted


def dismiss(desk: Desk, officer: int, *, at: datetime, of: Collection[May] = tuple(HOLDS)) -> int:
    """Closes every box of those duties to an officer who left it; what comes from now on is under new keys."""
    boxes = Box.objects.filter(
        desk=desk, holds__in=[HOLDS[duty] for duty in of], keys__grants__officer__officer=officer
    ).distinct()
    for box in boxes:
        with transaction.atomic():
            _close_to(box, Barred(officers=frozenset({officer})), at, last_may_go=True)
    return len(boxes)


def _admit(box: Box, officer: OfficerKey, by: Unlocked, at: datetime) -> bool:
    try:
        opened = open_box(box.pk, by)
    except CannotOpen:
        return False
    if barred_from(opened).among([officer.officer_id]):
        return False
    keys = BoxKey.objects.filter(box=box, number__in=opened.privates).exclude(grants__officer=officer)
    Grant.objects.bulk_create(grant(key, opened.privates[key.number], officer, at) for key in keys)
    return True


def _close_to(box: Box, barred: Barred, at: datetime, *, last_may_go: bool = False) -> set[int]:
    grants = Grant.objects.filter(key__box=box, officer__isnull=False)
    gone = barred.among(grants.values_list("officer__officer_id", flat=True))
    if not gone:
        return gone
    Grant.objects.filter(key__box=box, officer__officer__in=gone).delete()
    if not grants.exists() and not last_may_go:
        _left_to_the_escrow(box)
    renew_key(box, at=at)
    return gone


def _left_to_the_escrow(box: Box) -> None:
    """An identity may be left to the escrow alone, from which another custodian recovers it; a case may not, since
    nobody would work on it. Raises Conflict."""
    if box.holds != Box.Holds.IDENTITY:
        raise Conflict("nobody-to-open")
    if identity_keepers(box.pk) != Keepers.ESCROW:
        raise Conflict("nobody-to-keep-identity")


def _boxes(box: UUID) -> Collection[Box]:
    own = [box, *filter(None, [identity_of(box)])]
    return list(Box.objects.filter(pk__in=own).select_related("desk"))
