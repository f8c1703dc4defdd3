"""What is in progress, case by case: the late ones first, each with its age and what was done to hurry it."""

from collections import Counter
from datetime import date, datetime, time

from django.db.models import F, OuterRef, Q, Subquery

from rabfang.agencies.calendar import calendar_of
from rabfang.core.clock import BANGKOK
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Row, Shows, Table
from rabfang.reports.contents.scope import Scope, columns, named
from rabfang.reports.facts.making import STEP
from rabfang.reports.figures.behind import OPEN, facts_behind
from rabfang.reports.figures.numbers import over_by
from rabfang.reports.figures.titles import titles
from rabfang.reports.models import CaseFact, TimeFact
from rabfang.thai.elapsed import working_days_taken

MOST = 200  # lines of one report; the desk's own lists go on
HURRIED = ("expedite", "remind", "escalate")
LAST_MOMENT = time(23, 59)


def open_cases(scope: Scope) -> Table:
    """At most `MOST` cases that were in progress at the end of the last day, the one due longest ago first."""
    facts = facts_behind(scope.ids, OPEN, scope.first, scope.last)
    by_due = facts.select_related("case").annotate(due=_due_day(scope.last))
    shown = list(by_due.order_by(F("due").asc(nulls_last=True), "received_on", "pk")[:MOST])
    kinds = titles(scope.offices, "kind")
    owners = titles(scope.offices, "owner", {fact.owner for fact in shown})
    return Table(
        key="open-cases",
        title=Words(th="เรื่องที่อยู่ระหว่างดำเนินการ", en="Cases in progress"),
        columns=columns(
            Words(th="เลขรับ", en="Number"),
            (Words(th="เรื่อง", en="Subject"), Shows.TEXT),
            (Words(th="ประเภท", en="Kind"), Shows.TEXT),
            (Words(th="หน่วย", en="Unit"), Shows.TEXT),
            (Words(th="วันที่รับ", en="Received"), Shows.DATE),
            (Words(th="อายุ (วันทำการ)", en="Age, working days"), Shows.NUMBER),
            (Words(th="ครบกำหนด", en="Due"), Shows.DATE),
            (Words(th="เกินกำหนด (วันทำการ)", en="Late, working days"), Shows.NUMBER),
            (Words(th="ติดตามแล้ว (ครั้ง)", en="Followed up, times"), Shows.NUMBER),
        ),
        rows=tuple(_row(scope, fact, fact.due, kinds[fact.kind], owners[fact.owner]) for fact in shown),
        note=_note(len(shown) if len(shown) < MOST else facts.count()),
        empty=Words(th="ไม่มีเรื่องค้าง", en="Nothing is in progress"),
    )


def _due_day(last: date) -> Subquery:
    """The first day on which a standard of the case is due, of those that ran at the end of the last day."""
    running = Q(done_on__isnull=True) | Q(done_on__gt=last)
    standards = TimeFact.objects.filter(running, ~Q(key__contains=STEP), case=OuterRef("pk"), due_on__isnull=False)
    return Subquery(standards.order_by("due_on").values("due_on")[:1])


def _row(scope: Scope, fact: CaseFact, due: date | None, kind: Words, owner: Words) -> Row:
    office = next(office for office in scope.offices if office.pk == fact.agency_id)
    calendar, ended = calendar_of(office), datetime.combine(scope.last, LAST_MOMENT, BANGKOK)
    is_late = due is not None and due <= over_by(scope.last, scope.today)
    late = working_days_taken(calendar, calendar.opening(due), ended) if due and is_late else None
    hurried = Counter(verb for verb, day in fact.deeds if date.fromisoformat(day) <= scope.last)
    cells = (
        Cell(value=fact.case.number_text, case=fact.pk),
        Cell(value=fact.case.subject or None),
        named(kind),
        named(owner),
        Cell(value=fact.received_on),
        Cell(value=working_days_taken(calendar, fact.case.received_at, ended)),
        Cell(value=due),
        Cell(value=late),
        Cell(value=sum(hurried[verb] for verb in HURRIED)),
    )
    return Row(cells=cells)


def _note(whole: int) -> Words | None:
    if whole <= MOST:
        return None
    return Words(
        th=f"แสดง {MOST} เรื่องแรกจากทั้งหมด {whole:,} เรื่อง เรียงจากเรื่องที่ครบกำหนดก่อน",
        en=f"The first {MOST} of {whole:,} cases, in the order of their due days",
    )
