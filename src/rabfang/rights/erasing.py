"""One erasure, whole or not at all: the case, its ways in and out, its letters, the index, the files; and what is left.

Who may, and by whose decision, is for `actions/`. The bytes on the disk go with `scrubbing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from rabfang.cases.actors import Actor, Capacity
from rabfang.cases.confidential import hidden_pk
from rabfang.cases.erasing import Scope, erase_case, erase_voice, led_by
from rabfang.cases.models import Case, Event
from rabfang.channels.erasing import erase_messages, erase_ways
from rabfang.core.errors import Conflict
from rabfang.documents.actions import erase_unused
from rabfang.documents.models import StoredFile
from rabfang.letters.erasing import erase_letters, letters_going
from rabfang.rights.duties import known_to, officer_of
from rabfang.rights.models import DestructionList, Disclosure, Hold, Request, RequestCase, Tombstone


@dataclass(frozen=True)
class Order:
    """By whom it is done and by whose decision, with the request or the list that it follows."""

    by: Actor
    capacity: Capacity
    decided_by: int
    reason: str
    request: Request | None = None
    list: DestructionList | None = None

    def said(self) -> dict[str, Any]:
        """As the case's event says it: keys and numbers."""
        said = {"decided_by": self.decided_by}
        if self.request:
            said["request"] = self.request.pk
        if self.list:
            said["list"] = self.list.pk
        return said


def erase(case: int, scope: Scope, order: Order, at: datetime) -> Tombstone:
    """Erases what the scope says of one case.

    Raises NotAllowed for a confidential case that is not open to who does it; Conflict: "case-held" while a hold is on
    it, "case-erased-already", and what `erase_case` raises.
    """
    with transaction.atomic():
        row = Case.objects.select_for_update(of=("self",)).select_related("complainant").get(pk=case)
        known_to(order.by, row)
        if Hold.objects.filter(case=row, ended_at__isnull=True).exists():
            raise Conflict("case-held")
        if Tombstone.objects.filter(case=row, scope__in=(scope, Scope.WHOLE)).exists():
            raise Conflict("case-erased-already")
        chat, said = row.complainant.chat, order.said()
        files = _voices(row, order, said, at)
        whole = scope == Scope.WHOLE
        letters = letters_going(case) if whole else []
        erased = erase_case(case, scope, by=order.by, capacity=order.capacity, at=at, decision=said, letters=letters)
        files += erased.files
        others = [] if whole else _said_by_others(case)
        files += erase_ways(case, chat, but=others)
        if whole:
            files += erase_letters(case, at)
        _forget_beside(case, whole=whole)
        erase_unused(files)
        return _tombstone(erased.done.case, erased.done.event, scope, order)


def _voices(case: Case, order: Order, said: Mapping[str, Any], at: datetime) -> list[StoredFile]:
    """What this complainant said in the cases that theirs followed goes as well."""
    files: list[StoredFile] = []
    for lead in led_by(case):
        seqs = Event.objects.filter(case=lead, facts__voice=case.pk).values_list("seq", flat=True)
        files += erase_messages(lead, list(seqs))
        files += erase_voice(lead, case.pk, by=order.by, capacity=order.capacity, at=at, decision=said).files
    return files


def _said_by_others(case: int) -> list[int]:
    return list(Event.objects.filter(case=case, facts__has_key="voice").values_list("seq", flat=True))


def _forget_beside(case: int, *, whole: bool) -> None:
    """What the register of requests and the account of disclosures say of the person in words."""
    requests = Request.objects.filter(Q(case=case) | Q(pk__in=RequestCase.objects.filter(case=case).values("request")))
    requests.update(name="", contact="", words="")
    if whole:
        requests.update(answer="", identity="")
        Disclosure.objects.filter(case=case, key__isnull=True).update(what="", why="")


def _tombstone(case: Case, event: Event, scope: Scope, order: Order) -> Tombstone:
    return Tombstone.objects.create(
        pk=hidden_pk(case),
        case=case,
        seq=event.seq,
        scope=scope,
        kind=case.kind,
        outcome=case.outcome,
        received_at=case.received_at,
        over_at=case.closed_at or case.entered_at,
        erased_at=event.at,
        erased_by_id=officer_of(order.by),
        decided_by_id=order.decided_by,
        reason=order.reason,
        request=order.request,
        list=order.list,
    )
