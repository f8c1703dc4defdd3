"""The worker's duty: pages of paper that was put aside go when it can no longer be taken back.

What stays is that it came, who put it aside, when and why, and how many pages it had.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from rabfang.audit.actions import record
from rabfang.channels.keeping import last_day, over
from rabfang.channels.models import PaperIntake
from rabfang.channels.paper.actions import forget_files
from rabfang.channels.paper.queries import pages_of
from rabfang.core.clock import local_date

A_ROUND = 20  # papers of up to sixty pages each
State = PaperIntake.State


def kept_until(intake: PaperIntake) -> date | None:
    """The last day on which a paper that was put aside can be taken up again; None for ever, or when it is none."""
    if intake.state != State.ASIDE or intake.ended_at is None:
        return None
    return last_day(intake.ended_at, settings.RABFANG_ASIDE_DAYS)


def erase_aside(at: datetime) -> int:
    """Erases the pages of papers whose time is over, at most A_ROUND of them; returns how many papers."""
    before = over(at, settings.RABFANG_ASIDE_DAYS)
    if before is None:
        return 0
    due = PaperIntake.objects.filter(state=State.ASIDE, erased_at__isnull=True, ended_at__lt=before)
    return sum(_erase(pk, before, at) for pk in list(due.order_by("ended_at").values_list("pk", flat=True)[:A_ROUND]))


def _erase(pk: int, before: datetime, at: datetime) -> bool:
    with transaction.atomic():
        rows = PaperIntake.objects.select_for_update(of=("self",)).select_related("ended_by")
        intake = rows.filter(pk=pk, state=State.ASIDE, erased_at__isnull=True, ended_at__lt=before).first()
        if intake is None:
            return False  # taken up at this moment
        pages = pages_of(intake)
        intake.pages.all().delete()
        forget_files(pages)
        intake.sender = intake.address = intake.envelope_number = ""
        intake.erased_at, intake.erased_pages = at, len(pages)
        intake.version += 1
        intake.save()
        record(
            "erase-paper",
            f"#{intake.pk}",
            at=at,
            actor_id=None,
            actor_name="",
            agency_id=intake.agency_id,
            facts={
                "pages": len(pages),
                "reason": intake.reason,
                "aside_by": intake.ended_by.name if intake.ended_by else "",
                "aside_on": local_date(intake.ended_at).isoformat() if intake.ended_at else "",
            },
        )
    return True
