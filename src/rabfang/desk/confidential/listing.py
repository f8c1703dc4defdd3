"""The list of a designated officer's cases. Subjects are opened in memory, for the rows of one page only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.cases.confidential import opened_words
from rabfang.cases.models import Case, CaseText, Event, Status
from rabfang.cases.queries import waiting_for
from rabfang.cases.wording import MEASURES
from rabfang.core.clock import local_date
from rabfang.desk.confidential.access import OpenSeat
from rabfang.desk.confidential.reading import subject_of
from rabfang.desk.listing import Row, rows
from rabfang.vault.barred import about_them
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.opening import open_boxes

A_PAGE = 25
LISTS = {
    "open": _("ที่ยังไม่ยุติ"),
    "waiting": _("รอฉันดำเนินการ"),
    "messages": _("มีข้อความใหม่"),
    "late": _("เกินกำหนด"),
    "ended": _("ยุติแล้ว"),
}
RUNNING = (Status.OPEN, Status.PAUSED)


@dataclass(frozen=True)
class SealedRow:
    """One case of the list with what it is about."""

    row: Row
    subject: str


def listed(seat: OpenSeat, key: str) -> QuerySet[Case]:
    """One of LISTS, of the cases open to the officer and no others; the first due first."""
    cases = seat.cases()
    if key == "ended":
        return cases.exclude(status__in=RUNNING).order_by("-year", "-number")
    cases = cases.filter(status__in=RUNNING)
    if key == "waiting":
        cases = cases.filter(pk__in=waiting_for(seat.actor, seat.agency).values("pk"))
    if key == "messages":
        cases = cases.filter(unread_at__isnull=False)
    if key == "late":
        cases = cases.filter(status=Status.OPEN, due_at__lt=seat.at)
    return cases.order_by("due_at", "year", "number")


def counts(seat: OpenSeat) -> dict[str, int]:
    """How many are in each list that asks for something."""
    return {key: listed(seat, key).order_by().count() for key in ("waiting", "messages", "late")}


def sealed_rows(seat: OpenSeat, cases: Sequence[Case]) -> list[SealedRow]:
    """The rows with their subjects, but those that are about the officer by now; in a fixed number of queries."""
    boxes = open_boxes([case.box_id for case in cases if case.box_id], seat.unlocked)
    out = about_them(boxes, seat.officer.pk)
    words: dict[int, dict[str, str]] = {}
    by_case = {case.pk: case for case in cases}
    for text in CaseText.objects.filter(case__in=by_case, seq=1, field__in=("subject", "detail")):
        box = boxes.get(by_case[text.case_id].box_id)  # type: ignore[arg-type]
        if box is not None:
            words.setdefault(text.case_id, {})[text.field] = _opened(box, text)
    shown = [row for row in rows(cases) if row.case.box_id in boxes and row.case.box_id not in out]
    return [SealedRow(row, subject_of(words.get(row.case.pk, {}))) for row in shown]


def reminders(seat: OpenSeat) -> list[dict[str, object]]:
    """Measures of protection whose day comes soon or has passed, of the cases open to the officer; one query."""
    soon = local_date(seat.at) + timedelta(days=settings.RABFANG_PROTECTION_REMINDER_DAYS)
    events = Event.objects.filter(case__in=seat.cases(), action="protect").select_related("case").order_by("seq")
    newest = {event.case_id: event for event in events}
    return [
        {
            "box": event.case.box_id,
            "number": event.case.number_text,
            "measure": MEASURES[event.facts["measure"]],
            "until": date.fromisoformat(event.facts["until"]),
        }
        for event in newest.values()
        if event.facts.get("until") and date.fromisoformat(event.facts["until"]) <= soon
    ]


def _opened(box: object, text: CaseText) -> str:
    try:
        return opened_words(box, text.seq, text.field, text.body)  # type: ignore[arg-type]
    except CannotOpen:
        return ""
