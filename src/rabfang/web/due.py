"""How near a due time is, in the words people use, with a tone. Pure: the caller says what time it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rabfang.core import clock

SOON_DAYS = 2


@dataclass(frozen=True)
class DueBadge:
    """Words and a tone of the `look` tags."""

    text: str
    tone: str


def _length(span: timedelta, days: int) -> str:
    """A span as days of the calendar, or hours, or minutes when shorter; never nothing."""
    if days:
        return ngettext("%(n)d วัน", "%(n)d วัน", days) % {"n": days}
    minutes = max(1, int(span.total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(n)d นาที", "%(n)d นาที", minutes) % {"n": minutes}
    hours = minutes // 60
    return ngettext("%(n)d ชั่วโมง", "%(n)d ชั่วโมง", hours) % {"n": hours}


def _days_between(earlier: datetime, later: datetime) -> int:
    return (clock.local_date(later) - clock.local_date(earlier)).days


def describe(due_at: datetime | None, now: datetime, done_at: datetime | None = None) -> DueBadge:
    """What to show for a due time at `now`, or for work that was done at `done_at`. All times are aware."""
    if due_at is None:
        return DueBadge(_("ไม่มีกำหนด"), "neutral")
    if done_at is not None and done_at <= due_at:
        return DueBadge(_("เสร็จตามกำหนด"), "good")
    if done_at is not None:
        length = _length(done_at - due_at, _days_between(due_at, done_at))
        return DueBadge(_("เสร็จช้า %(length)s") % {"length": length}, "attention")
    if now > due_at:
        length = _length(now - due_at, _days_between(due_at, now))
        return DueBadge(_("เกินกำหนด %(length)s") % {"length": length}, "danger")
    days = _days_between(now, due_at)
    if days == 0:
        return DueBadge(_("อีก %(length)s") % {"length": _length(due_at - now, 0)}, "attention")
    if days == 1:
        return DueBadge(_("ครบกำหนดพรุ่งนี้"), "waiting")
    tone = "waiting" if days <= SOON_DAYS else "new"
    return DueBadge(_("อีก %(length)s") % {"length": _length(due_at - now, days)}, tone)
