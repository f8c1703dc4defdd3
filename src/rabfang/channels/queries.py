"""Reads of messages that leave the office, and of what its officers are told."""

from datetime import datetime

from django.db.models import QuerySet

from rabfang.cases.models import Case
from rabfang.channels.email.messages import Rendered, rendered
from rabfang.channels.models import Notice

__all__ = ["Rendered", "notices_of", "rendered"]


def notices_of(officer_id: int, cases: QuerySet[Case], since: datetime) -> QuerySet[Notice]:
    """What the officer was told since then of cases among `cases`, the newest first, each with its case."""
    rows = Notice.objects.filter(officer=officer_id, created_at__gte=since, case__in=cases)
    return rows.select_related("case__agency", "digest").order_by("-pk")
