"""A breach: recorded when it is known, whom it affects by query, told to the committee and to people (PDPA s.37(4))."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from rabfang.agencies.actions.changes import needed, short
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import OutboxMessage
from rabfang.cases.outbox import way_to
from rabfang.core.errors import Conflict, Invalid
from rabfang.procedures.schema import May
from rabfang.rights.breaches import Question, affected
from rabfang.rights.duties import capacity_for, officer_of
from rabfang.rights.models import Breach, BreachCase
from rabfang.rights.periods import breach_due

LONGEST = 4_000
BREACH = "breach"


def record_breach(agency: Agency, said: Mapping[str, Any], question: Question, *, by: Actor, at: datetime) -> Breach:
    """Keeps what happened, and the cases that the question finds as those affected, in one transaction.

    said: what, leaked, known_at, high_risk, measures. Raises NotAllowed or Invalid by field.
    """
    capacity_for(by, agency, May.PROTECT)
    if said["known_at"] > at:
        raise Invalid("known-in-the-future", field="known_at")
    with transaction.atomic():
        row = Breach.objects.create(
            agency=agency,
            what=needed("what", said["what"], at_most=LONGEST),
            data=needed("leaked", said["leaked"], at_most=300),
            known_at=said["known_at"],
            due_at=breach_due(agency, said["known_at"]),
            high_risk=bool(said["high_risk"]),
            measures=short("measures", said["measures"], at_most=LONGEST),
            asked=question.as_json(),
            made_by_id=officer_of(by),
            made_at=at,
        )
        found = affected(agency, question).order_by("pk").values_list("pk", flat=True)
        BreachCase.objects.bulk_create([BreachCase(breach=row, case_id=pk) for pk in found], batch_size=1_000)
    return row


def reported(row: Breach, note: str, late_reason: str, *, by: Actor, at: datetime) -> Breach:
    """The committee was told; after the due time the reason is needed."""
    capacity_for(by, row.agency, May.PROTECT)
    with transaction.atomic():
        held = Breach.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if held.reported_at is not None:
            raise Conflict("breach-reported")
        held.report_note = needed("note", note, at_most=300)
        held.late_reason = short("late_reason", late_reason, at_most=300)
        if at > held.due_at and not held.late_reason:
            raise Invalid("late-reason-needed", field="late_reason")
        held.reported_at, held.reported_by_id = at, officer_of(by)
        held.save()
    return held


def tell_affected(row: Breach, *, by: Actor, at: datetime) -> int:
    """Queues a message to everybody who can be reached by one of the ways out; returns how many.

    Whom none reaches is told by letter or telephone, and marked with `told_by_hand`.
    """
    capacity_for(by, row.agency, May.PROTECT)
    told = 0
    with transaction.atomic():
        waiting = BreachCase.objects.select_for_update(of=("self",)).filter(breach=row, told_at__isnull=True)
        for item in waiting.select_related("case__complainant"):
            way = way_to(item.case.complainant)
            if way:
                _queue(item, way, at)
                item.told_at, item.told_by_id, item.way = at, officer_of(by), way
                item.save(update_fields=["told_at", "told_by", "way"])
                told += 1
    return told


def told_by_hand(row: Breach, cases: list[int], way: str, *, by: Actor, at: datetime) -> int:
    """The officer told them another way: by letter, by telephone, in person."""
    capacity_for(by, row.agency, May.PROTECT)
    said = needed("way", way, at_most=20)
    waiting = BreachCase.objects.filter(breach=row, case__in=cases, told_at__isnull=True)
    return waiting.update(told_at=at, told_by=officer_of(by), way=said)


def _queue(item: BreachCase, way: str, at: datetime) -> None:
    OutboxMessage.objects.get_or_create(
        case=item.case,
        about=item.case,
        seq=item.case.version,
        topic=BREACH,
        way=way,
        matter=item.breach_id,
        defaults={"created_at": at, "next_at": at},
    )
