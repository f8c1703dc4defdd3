"""The report room of an office: its duties as its procedures say, and what the holders of which roles may do there.

A duty is made by the role `by`, signed by `signed_by` (or `by`) and read by `to` once it is sent. Who sees every case
of the office sees every report. A report of any days is for whoever makes or signs one, or sees every case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.core.clock import local_date
from rabfang.core.errors import NotAllowed, NotFound
from rabfang.letters.models import Letter
from rabfang.procedures.queries import current, version_of, versions
from rabfang.procedures.schema import Procedure, ReportForm, Sees, Words
from rabfang.procedures.schema import Report as Duty
from rabfang.reports.duties import InForce, versions_in_force
from rabfang.reports.models import Report, State

ANY_DAYS = ""  # the duty of a report that nobody owes
TITLES: Mapping[ReportForm, Words] = {
    ReportForm.SUMMARY: Words(th="รายงานสรุปการจัดการเรื่อง", en="Summary of cases"),
    ReportForm.OPEN_MATTERS: Words(th="รายงานเรื่องค้างดำเนินการ", en="What is still open"),
    ReportForm.ANALYSIS: Words(th="รายงานวิเคราะห์การจัดการเรื่อง", en="Analysis of cases"),
}


@dataclass(frozen=True)
class Room:
    """The room as one officer finds it, in the roles of the day."""

    agency: Agency
    procedure: Procedure
    roles: frozenset[str]

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        """Every duty the office has or had, by key, as the newest procedure that names it says. One query."""
        found: dict[str, Duty] = {}
        for version in versions(self.agency).select_related(None).values_list("pk", flat=True):
            for duty in version_of(version)[1].report:
                found.setdefault(duty.key, duty)
        return found

    @property
    def sees_all(self) -> bool:
        """Whether it is an office's whole register that they see."""
        return bool(self.roles & _wide(self.procedure))

    @property
    def makes_any(self) -> bool:
        """Whether they may make reports of any days, and read those."""
        return self.sees_all or any(self.makes(duty.key) or self.signs(duty.key) for duty in self.procedure.report)

    def makes(self, key: str) -> bool:
        """Whether they write remarks and send."""
        if key == ANY_DAYS:
            return self.makes_any
        return key in self.duties and self.duties[key].by in self.roles

    def signs(self, key: str) -> bool:
        """Whether they sign."""
        if key == ANY_DAYS:
            return self.sees_all or any(self.signs(duty.key) for duty in self.procedure.report)
        return key in self.duties and signer_of(self.duties[key]) in self.roles

    @property
    def signs_any(self) -> bool:
        """Whether they sign any report of the office; who does sets its targets."""
        return any(self.signs(duty.key) for duty in self.procedure.report)

    def visible(self) -> QuerySet[Report]:
        """The reports they may see."""
        rows = Report.objects.filter(agency=self.agency)
        if self.sees_all:
            return rows
        mine = [key for key in self.duties if self.makes(key) or self.signs(key)]
        if self.makes_any:
            mine.append(ANY_DAYS)
        read = [key for key, duty in self.duties.items() if duty.to in self.roles]
        return rows.filter(Q(duty__in=mine) | Q(duty__in=read, state=State.SENT))

    def addressees(self, key: str) -> frozenset[str]:
        """The roles to which a report goes; one of any days to all that get one."""
        if key in self.duties:
            return frozenset({self.duties[key].to})
        return frozenset(duty.to for duty in self.procedure.report)

    def require(self, report: Report, *, to_sign: bool = False) -> None:
        """Raises NotFound (out of sight) or NotAllowed (not their duty)."""
        if report.agency_id != self.agency.pk or not self.visible().filter(pk=report.pk).exists():
            raise NotFound("not-found")
        if to_sign and not self.signs(report.duty):
            raise NotAllowed("signing-not-yours")
        if not (self.makes(report.duty) or self.signs(report.duty)):
            raise NotAllowed("report-not-yours")


def room_of(actor: Actor, agency: Agency, procedure: Procedure | None = None) -> Room:
    """The office's room; one query where its procedure in force is not known yet."""
    roles = frozenset(held.role for held in actor.holdings if held.agency_id == agency.pk)
    return Room(agency, procedure or current(agency)[1], roles)


def opens_to(roles: frozenset[str], procedure: Procedure) -> bool:
    """Whether holders of these roles find anything in the room; no query."""
    named = {role for duty in procedure.report for role in (duty.by, signer_of(duty), duty.to)}
    return bool(roles & (named | _wide(procedure)))


def signer_of(duty: Duty) -> str:
    """The role that signs."""
    return duty.signed_by or duty.by


def title_of(report: Report) -> Words:
    """What a report is called: as the procedure by which it is owed says, or by what it is made of."""
    found = next((duty for duty in version_of(report.procedure_id)[1].report if duty.key == report.duty), None)
    return found.title if found else TITLES[ReportForm(report.form)]


def report_with(letter: Letter) -> Report | None:
    """The report that a letter takes along. One query."""
    return Report.objects.filter(letter=letter).first()


def owed_before(agency: Agency, at: datetime) -> list[Report]:
    """What the office owed and has not sent though it is due, the oldest first."""
    rows = Report.objects.filter(agency=agency, due_at__lte=at, sent_at__isnull=True)
    return list(rows.select_related("agency").order_by("due_at", "pk"))


def in_force(agency: Agency) -> list[InForce]:
    """Every version of the office's procedure with the days of its own; one query, and one for each unread text."""
    rows = versions(agency).select_related(None).order_by("number").values_list("pk", "published_at")
    return versions_in_force([(pk, version_of(pk)[1], local_date(at)) for pk, at in rows])


def _wide(procedure: Procedure) -> frozenset[str]:
    return frozenset(role.key for role in procedure.role if role.sees == Sees.AGENCY)
