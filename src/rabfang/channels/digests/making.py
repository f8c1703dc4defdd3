"""Makes digests while an office is open: one an officer a day; what is urgent need not wait for the next day."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Officer
from rabfang.agencies.queries import officers_with_office
from rabfang.cases.actors import Actor
from rabfang.cases.models import Status
from rabfang.cases.queries import cases_of_others, visible_cases
from rabfang.channels.digests.by_chat import told_by_chat
from rabfang.channels.email.transport import leaves
from rabfang.channels.models import Digest, MissedNotice, Notice
from rabfang.core.clock import BANGKOK, local_date

# Notices are the officers' convenience, not the record: events say what happened.
KEPT = timedelta(days=90)


def make_digests(at: datetime) -> int:
    """Makes a digest for each officer who has something new and whose office is open; returns how many.

    Cost follows the notices that wait. Where no mail can leave they wait, but for those who are told in their chat;
    the desk shows them meanwhile.
    """
    officers = officers_with_office(_ready(at))
    if not (leaves() or settings.RABFANG_DEMONSTRATION):
        officers = officers.filter(pk__in=told_by_chat())
    return sum(_digest(officer, at) for officer in officers if calendar_of(officer.agency).is_open(at))


def forget_old_notices(at: datetime) -> int:
    """Deletes notices older than KEPT, and digests that carry none any more; returns how many notices."""
    with transaction.atomic():
        gone, _by_table = Notice.objects.filter(created_at__lt=at - KEPT).delete()
        more, _by_table = MissedNotice.objects.filter(created_at__lt=at - KEPT).delete()
        Digest.objects.filter(created_at__lt=at - KEPT, notices__isnull=True, missed__isnull=True).delete()
    return gone + more


def _ready(at: datetime) -> list[int]:
    """Officers with notices that need not wait for tomorrow; a channel that was missed is nothing urgent."""
    waiting = Notice.objects.filter(digest__isnull=True).order_by()
    had = set(_since_morning(at).filter(officer__in=waiting.values("officer")).values_list("officer_id", flat=True))
    counted = waiting.values_list("officer").annotate(urgent=Count("pk", filter=Q(urgent=True)))
    ready = {officer: urgent or officer not in had for officer, urgent in counted}
    unwatched = MissedNotice.objects.filter(digest__isnull=True).order_by()
    first_today = set(unwatched.values_list("officer_id", flat=True))
    if first_today:
        first_today -= set(_since_morning(at).filter(officer__in=first_today).values_list("officer_id", flat=True))
    return sorted({officer for officer, is_ready in ready.items() if is_ready} | first_today)


def _since_morning(at: datetime) -> QuerySet[Digest]:
    """Digests made on this day."""
    return Digest.objects.filter(created_at__gte=datetime.combine(local_date(at), time(), BANGKOK)).order_by()


def _digest(officer: Officer, at: datetime) -> bool:
    """One officer's digest, whole or not at all; a second worker waits here and then finds nothing left."""
    with transaction.atomic():
        waiting = Notice.objects.filter(officer=officer.pk, digest__isnull=True).order_by("pk")
        notices = list(waiting.select_for_update())
        if _since_morning(at).filter(officer=officer.pk).exists():
            notices = [row for row in notices if row.urgent]
        wanted = _wanted(officer, {row.case_id for row in notices}, at)
        moot = [row.pk for row in notices if row.case_id not in wanted]
        Notice.objects.filter(pk__in=moot).delete()
        taken = [row.pk for row in notices if row.case_id in wanted]
        missed = MissedNotice.objects.filter(officer=officer.pk, digest__isnull=True)
        unwatched = list(missed.select_for_update().values_list("pk", flat=True))
        if not taken and not unwatched:
            return False
        digest = Digest.objects.create(officer_id=officer.pk, created_at=at, next_at=at)
        Notice.objects.filter(pk__in=taken).update(digest=digest)
        MissedNotice.objects.filter(pk__in=unwatched).update(digest=digest)
    return True


def _wanted(officer: Officer, cases: Collection[int], at: datetime) -> set[int]:
    """Those of the cases that still run and that the officer, in the roles of today, may still see.

    Their own office's, and those of others of which it has a part.
    """
    if not cases:
        return set()
    actor = Actor.officer(officer, at)
    seen = visible_cases(actor, officer.agency) | cases_of_others(actor, officer.agency)
    return set(seen.filter(pk__in=cases, status__in=(Status.OPEN, Status.PAUSED)).values_list("pk", flat=True))
