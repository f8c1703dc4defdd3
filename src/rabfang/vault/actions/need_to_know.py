"""Who may open a case changes: somebody is named in it, steps aside, joins the desk or leaves it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rabfang.core.errors import Conflict
from rabfang.vault.actions.filling import grant, put, renew_key
from rabfang.vault.barred import BARRED, Barred, barred_from
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.models import Box, BoxKey, Desk, Grant, OfficerKey
from rabfang.vault.opening import Unlocked, identity_of, open_box


def bar(box: UUID, barred: Barred, *, by: Unlocked, at: datetime) -> set[int]:
    """Names whom the case is about. Those who could open it can no more; returns their ids.

    Raises CannotOpen when it is not the officer's to open, Conflict when nobody would be left.
    """
    opened = open_box(box, by)
    with transaction.atomic():
        put(opened.box, BARRED, barred.as_json(), at=at)
        gone: set[int] = set()
        for each in _boxes(box):
            gone |= _close_to(each, barred, at)
    return gone


def step_aside(box: UUID, officer: int, *, at: datetime) -> None:
    """An officer gives up what they could open of a case. Raises Conflict when nobody would be left."""
    with transaction.atomic():
        for each in _boxes(box):
            _close_to(each, Barred(officers=frozenset({officer})), at)


def admit(desk: Desk, officer: OfficerKey, *, by: Unlocked, at: datetime) -> int:
    """Opens to an officer every box of the desk that `by` may open and that is not about them; how many boxes."""
    admitted = 0
    mine = Grant.objects.filter(officer=by.key, key__box__desk=desk).values("key__box")
    for box in Box.objects.filter(pk__in=mine).order_by("made_at", "pk"):
        with transaction.atomic():
            admitted += _admit(box, officer, by, at)
    return admitted


def dismiss(desk: Desk, officer: int, *, at: datetime) -> int:
    """Closes every box of the desk to an officer who left it; what comes from now on is under new keys."""
    boxes = Box.objects.filter(desk=desk, keys__grants__officer__officer=officer).distinct()
    for box in boxes:
        with transaction.atomic():
            _close_to(box, Barred(officers=frozenset({officer})), at, last_may_go=True)
    return len(boxes)


def _admit(box: Box, officer: OfficerKey, by: Unlocked, at: datetime) -> bool:
    try:
        opened = open_box(box.pk, by)
        content = opened if box.of_id is None else open_box(box.of_id, by)
    except CannotOpen:
        return False
    if barred_from(content).among([officer.officer_id]):
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
        raise Conflict("nobody-to-open")
    renew_key(box, at=at)
    return gone


def _boxes(box: UUID) -> Collection[Box]:
    own = [box, *filter(None, [identity_of(box)])]
    return list(Box.objects.filter(pk__in=own).select_related("desk"))
