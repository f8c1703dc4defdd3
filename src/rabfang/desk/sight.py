"""Which of the cases an officer sees want something from them: the lists of `my work` and the register's filter."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Assignment, Case, Status
from rabfang.cases.queries import waiting_for
from rabfang.desk.access import Here

LISTS = {
    "waiting": _("รอฉันดำเนินการ"),
    "messages": _("มีข้อความใหม่จากผู้ร้อง"),
    "late": _("เกินกำหนด"),
    "escalated": _("เกินกำหนดและแจ้งถึงฉัน"),
    "others": _("ของหน่วยงานอื่นที่ให้เราร่วมดำเนินการ"),
}


def listed(here: Here, key: str) -> QuerySet[Case]:
    """One of LISTS; every case in sight for any other key."""
    if key == "waiting":
        return waiting_for(here.actor, here.agency)
    if key == "messages":
        return with_new_message(here)
    if key == "late":
        return late(here)
    if key == "escalated":
        return escalated(here)
    if key == "others":
        return _of_others(here)
    return here.cases()


def _of_others(here: Here) -> QuerySet[Case]:
    """Other offices' cases of which this one has an open part; `part_due_at` is when that part is due."""
    own = Assignment.objects.filter(case=OuterRef("pk"), partner__office=here.agency, state=Assignment.State.OPEN)
    due = Subquery(own.order_by("due_at").values("due_at")[:1])
    found = here.cases_of_others(open_only=True).select_related("agency").annotate(part_due_at=due)
    return found.order_by("part_due_at", "pk")


def late(here: Here) -> QuerySet[Case]:
    """Open cases in sight whose due time has passed, the longest overdue first."""
    return _late(here.cases(), here.at).order_by("due_at", "pk")


def escalated(here: Here) -> QuerySet[Case]:
    """Those that the procedure brings before a role of the officer; none when it names none of them."""
    level = escalation_level(here)
    cases = here.cases()
    found = cases.none() if level is None else _late(cases, here.at).filter(escalated__gte=level)
    return found.order_by("due_at", "pk")


def escalation_level(here: Here) -> int | None:
    """The first level of escalation, from 1, that names a role of the officer."""
    levels = [number for number, row in enumerate(here.procedure.escalation, 1) if here.roles & set(row.to)]
    return min(levels, default=None)


def with_new_message(here: Here) -> QuerySet[Case]:
    """Cases in sight to which the complainant wrote and no officer has acted since; the first to write first."""
    return here.cases().filter(unread_at__isnull=False).order_by("unread_at", "pk")


def _late(cases: QuerySet[Case], at: datetime) -> QuerySet[Case]:
    return cases.filter(status=Status.OPEN, due_at__lt=at)
