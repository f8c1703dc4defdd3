"""What the pages of the report room share: who may enter, one report in sight, a report as a row of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rabfang.desk.access import Here
from rabfang.desk.figures.rights import sees_figures
from rabfang.desk.figures.where import opened
from rabfang.procedures.schema import Words
from rabfang.reports.models import Report, State
from rabfang.reports.periods import period_words
from rabfang.reports.room import Room, opens_to, room_of, title_of
from rabfang.reports.writers.page import Link

HERE = "desk:reports"
TONES = {State.DRAFTED: "waiting", State.REMARKED: "active", State.SIGNED: "new", State.SENT: "good"}
ROW = ("agency", "corrects", "sent_by")
ONE = (*ROW, "signed_by", "file", "letter", "corrected_by", "made_by")


@dataclass(frozen=True)
class Row:
    """One report in a list; `asks` when this officer is the one to go on with it."""

    report: Report
    asks: bool = False

    @property
    def title(self) -> Words:
        """What it is called."""
        return title_of(self.report)

    @property
    def period(self) -> Words:
        """Which days it is about."""
        return period_words(self.report.first, self.report.last)

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("desk:report", args=[self.report.pk])

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        return str(State(self.report.state).label)

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return TONES[State(self.report.state)]

    @property
    def is_late(self) -> bool:
        """Whether it was sent after it was due."""
        report = self.report
        return bool(report.due_at and report.sent_at and report.sent_at > report.due_at)

    @property
    def punctual(self) -> str:
        """Whether it was sent in time, in words; nothing where nobody waited for it."""
        if not (self.report.due_at and self.report.sent_at):
            return ""
        return _("ส่งช้ากว่ากำหนด") if self.is_late else _("ส่งทันกำหนด")


def room_here(here: Here) -> Room:
    """The room as this officer finds it; 404 for who has nothing to do there."""
    if not opens_to(here.roles, here.procedure):
        raise Http404
    return room_of(here.actor, here.agency, here.procedure)


def seen_report(here: Here, pk: int) -> tuple[Room, Report]:
    """The report of that id with what its page shows; 404 when it is not in sight."""
    room = room_here(here)
    found = room.visible().select_related(*ONE).filter(pk=pk).first()
    if found is None:
        raise Http404
    return room, found


def rows(room: Room, reports: Iterable[Report]) -> list[Row]:
    """Rows of reports."""
    return [Row(report, asks(room, report)) for report in reports]


def asks(room: Room, report: Report) -> bool:
    """Whether the report waits for somebody in these roles: to be written, signed or sent."""
    if report.state == State.DRAFTED or report.state == State.SIGNED:
        return room.makes(report.duty)
    return report.state == State.REMARKED and room.signs(report.duty)


def asking(here: Here) -> list[Row]:
    """The reports that wait for this officer, the one due first on top, for my work; no query where none can."""
    if not opens_to(here.roles, here.procedure):
        return []
    room = room_of(here.actor, here.agency, here.procedure)
    if not room.makes_any:
        return []
    found = room.visible().filter(due_at__isnull=False, sent_at__isnull=True).select_related(*ROW).order_by("due_at")
    return [row for row in rows(room, found) if row.asks]


def any_url(form: str, first: date, last: date) -> str:
    """The page of a report over these days."""
    return f"{reverse('desk:report_any')}?first={first.isoformat()}&last={last.isoformat()}&form={form}"


def opening(here: Here) -> Link:
    """What the figures of a report open for this officer: the cases behind them, where they see figures at all."""
    return opened if sees_figures(here) else lambda cell: ""
