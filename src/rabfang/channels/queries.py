"""Reads of what officers are told, and of what came in."""

from datetime import datetime

from django.db.models import QuerySet

from rabfang.cases.models import Case
from rabfang.channels.models import Incoming, Notice


def notices_of(officer_id: int, cases: QuerySet[Case], since: datetime) -> QuerySet[Notice]:
    """What the officer was told since then of cases among `cases`, the newest first, each with its case."""
    rows = Notice.objects.filter(officer=officer_id, created_at__gte=since, case__in=cases)
    return rows.select_related("case__agency", "digest").order_by("-pk")


def said_at(case: Case) -> datetime | None:
    """When the message that became the case was sent, as its sender's clock says; shown, and believed nowhere."""
    return Incoming.objects.filter(case=case, seq=1).values_list("said_at", flat=True).first()
