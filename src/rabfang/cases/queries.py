"""Reads of the register, always filtered by who asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from rabfang.agencies.models import Agency, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import (
    Assignment,
    Attachment,
    Case,
    CaseText,
    Event,
    RegisterBook,
    Review,
    Status,
    Visibility,
)
from rabfang.cases.reviewing import fence, retaken
from rabfang.cases.rules import works_in_parts
from rabfang.cases.standing import wide_roles
from rabfang.procedures.queries import current, version_of, versions
from rabfang.procedures.schema import PARTNER, May, Procedure, Sees
from rabfang.vault.queries import boxes_open_to

READABLE = {
    Sees.AGENCY: (Visibility.CITIZEN, Visibility.UNIT, Visibility.CENTRE),
    Sees.UNIT: (Visibility.CITIZEN, Visibility.UNIT),
    Sees.OWN: (Visibility.CITIZEN,),
    Sees.NONE: (),
}


def visible_cases(actor: Actor, agency: Agency) -> QuerySet[Case]:
    """The cases of `agency` that the actor's roles let them see; none by default. Of a confidential desk those whose
    box is open to them, whatever their role."""
    if agency.confidential_of_id is not None:
        return Case.objects.filter(agency=agency, box__in=boxes_open_to(actor.officer_id))
    _, procedure = current(agency)
    allowed = Q(pk__in=())
    for held in actor.holdings:
        if held.agency_id != agency.pk:
            continue
        sees = procedure.seen_by(held.role)
        if sees == Sees.AGENCY:
            return Case.objects.filter(agency=agency)
        if sees == Sees.UNIT:
            given = Assignment.objects.filter(unit=held.unit_id).values("case")
            allowed |= Q(pk__in=given) | Q(recorded_by=actor.officer_id)
        elif sees == Sees.OWN:
            allowed |= Q(recorded_by=actor.officer_id)
    return Case.objects.filter(allowed, agency=agency)


def widest_sight(actor: Actor, agency: Agency, procedure: Procedure) -> Sees:
    """The widest view any of the actor's roles gives in this agency."""
    seen = {procedure.seen_by(held.role) for held in actor.holdings if held.agency_id == agency.pk}
    return next((sees for sees in Sees if sees in seen), Sees.NONE)


def may(actor: Actor, agency: Agency, procedure: Procedure, duty: May) -> bool:
    """Whether a role of the actor carries a duty besides cases' verbs."""
    return any(
        held.agency_id == agency.pk and held.role in procedure.roles and duty in procedure.roles[held.role].may
        for held in actor.holdings
    )


def waiting_for(actor: Actor, agency: Agency) -> QuerySet[Case]:
    """Open cases whose next step is the actor's to do, in no order."""
    wanted = Q(pk__in=())
    for version_id in versions(agency).values_list("pk", flat=True):
        procedure = version_of(version_id)[1]
        for held in actor.holdings:
            if held.agency_id == agency.pk:
                wanted |= Q(procedure=version_id) & _waiting(procedure, held.role, held.unit_id, actor)
                if held.role in procedure.superiors:
                    wanted |= Q(procedure=version_id, step__in=retaken(procedure), review=Review.ABOVE)
    theirs = Case.objects.filter(wanted, agency=agency, status="open")
    return theirs.exclude(aside__contains=fence(actor.officer_id)) if actor.officer_id else theirs


def soonest(cases: QuerySet[Case], most: int) -> list[Case]:
    """At most so many of open cases, the first due first; those without a due time come last.

    Asked in two parts, so that an index gives each in its order on every database.
    """
    due = list(cases.filter(due_at__isnull=False).order_by("due_at", "pk")[:most])
    if len(due) == most:
        return due
    return due + list(cases.filter(due_at__isnull=True).order_by("pk")[: most - len(due)])


def _waiting(procedure: Procedure, role: str, unit_id: int | None, actor: Actor) -> Q:
    sees = procedure.seen_by(role)
    steps = [f"{path}.{step.key}" for path, step in procedure.steps() if role in step.by]
    if not steps:
        return Q(pk__in=())
    if sees == Sees.UNIT:
        working = Assignment.objects.filter(unit=unit_id, state="open")
        return Q(pk__in=working.values("case"), step__in=steps)
    if sees == Sees.OWN:
        return Q(step__in=steps, recorded_by=actor.officer_id)
    in_parts = [f"{path}.{step.key}" for path, step in procedure.steps() if works_in_parts(procedure, step)]
    shared = [key for key in steps if key in in_parts]
    given = Assignment.objects.filter(case=OuterRef("pk"), state="open")
    found = Q(step__in=[key for key in steps if key not in in_parts]) | Q(~Exists(given), step__in=shared)
    entered = [f"{path}.{step.key}" for path, step in procedure.steps() if role in step.by and PARTNER in step.by]
    if entered:
        outside = given.filter(partner__isnull=False, partner__office__isnull=True)
        found |= Q(Exists(outside), step__in=entered)
    return found


def cases_of_others(actor: Actor, agency: Agency, *, open_only: bool = False) -> QuerySet[Case]:
    """Cases of other agencies of which `agency` has, or had, a part; none unless the actor sees all of its cases."""
    wide = wide_roles(agency)
    if not any(held.agency_id == agency.pk and held.role in wide for held in actor.holdings):
        return Case.objects.none()
    given = Assignment.objects.filter(partner__office=agency, case__box__isnull=True)
    if open_only:
        given = given.filter(state=Assignment.State.OPEN)
    return Case.objects.filter(pk__in=given.values("case")).exclude(status=Status.VOID)


@dataclass(frozen=True)
class Chases:
    """How often those who have a case were reminded, and when last."""

    count: int = 0
    last_at: datetime | None = None


def chases_of(cases: Iterable[int]) -> Mapping[int, Chases]:
    """The reminders of each case by its id, in one query; none for the others."""
    found: dict[int, Chases] = defaultdict(Chases)
    rows = Event.objects.filter(case__in=list(cases), action="expedite").order_by().values_list("case")
    for case, count, last in rows.annotate(Count("pk"), Max("at")):
        found[case] = Chases(count, last)
    return found


def texts_for(case: Case, readable: Iterable[str]) -> dict[int, list[CaseText]]:
    """Texts of a case by event, limited to the visibilities the reader may see."""
    found: dict[int, list[CaseText]] = {}
    for text in CaseText.objects.filter(case=case, visibility__in=tuple(readable)):
        found.setdefault(text.seq, []).append(text)
    return found


def files_for(case: Case, readable: Iterable[str]) -> dict[int, list[Attachment]]:
    """Files of a case by event, limited likewise."""
    found: dict[int, list[Attachment]] = {}
    rows = Attachment.objects.filter(case=case, visibility__in=tuple(readable)).select_related("file__held")
    for row in rows:
        found.setdefault(row.seq, []).append(row)
    return found


def events_of(case: Case) -> QuerySet[Event]:
    """The case's events, oldest first."""
    return Event.objects.filter(case=case)


@dataclass(frozen=True)
class Voiced:
    """What somebody said into the case that theirs follows."""

    event: Event
    texts: list[CaseText]
    files: list[Attachment]


def said_as_voice(case: Case, events: Iterable[Event]) -> list[Voiced]:
    """What the complainant of a case added while it followed another, which keeps it; no query where it never did."""
    leads = {event.facts["into"] for event in events if event.action == "merge"}
    if not leads:
        return []
    said = Event.objects.filter(case__in=leads, action="message", facts__voice=case.pk).order_by("at", "seq")
    texts: dict[tuple[int, int], list[CaseText]] = defaultdict(list)
    files: dict[tuple[int, int], list[Attachment]] = defaultdict(list)
    for text in CaseText.objects.filter(case__in=leads, field="message"):
        texts[text.case_id, text.seq].append(text)
    for file in Attachment.objects.filter(case__in=leads).select_related("file__held"):
        files[file.case_id, file.seq].append(file)
    return [Voiced(one, texts[one.case_id, one.seq], files[one.case_id, one.seq]) for one in said]


def how_it_came(case: Case) -> Mapping[str, Any]:
    """The facts of the event by which the case was received."""
    facts: Mapping[str, Any] = Event.objects.values_list("facts", flat=True).get(case=case, seq=1)
    return facts


def open_assignments_of(unit: Unit) -> int:
    """How many cases wait for that unit's work."""
    return Assignment.objects.filter(unit=unit, state=Assignment.State.OPEN).count()


def open_assignments_by_unit(agency: Agency) -> dict[int, int]:
    """How many cases wait for each unit of the agency, by unit id; units without work are left out."""
    rows = Assignment.objects.filter(unit__agency=agency, state=Assignment.State.OPEN)
    return dict(rows.order_by().values_list("unit").annotate(count=Count("pk")).values_list("unit", "count"))


def open_assignments_by_partner(agency: Agency) -> dict[int, int]:
    """How many parts each partner of the agency has open, by partner id; partners without any are left out."""
    rows = Assignment.objects.filter(partner__agency=agency, state=Assignment.State.OPEN)
    return dict(rows.order_by().values_list("partner").annotate(count=Count("pk")).values_list("partner", "count"))


def last_number_of(agency: Agency, year: int) -> int:
    """The number given last in the agency's book of that year; 0 while none has been."""
    book = RegisterBook.objects.filter(agency=agency, year=year).first()
    return book.last_number if book else 0
