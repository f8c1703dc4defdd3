"""Reading one case for its page: the case, its procedure, its events with what this officer may read."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.urls import reverse

from rabfang.agencies.models import Officer
from rabfang.agencies.queries import partner_names, unit_names
from rabfang.cases.models import Attachment, Case, CaseText, Event, Visibility
from rabfang.cases.queries import READABLE, events_of, files_for, texts_for
from rabfang.cases.rules import Standing, step_of
from rabfang.cases.standing import standing_of
from rabfang.cases.wording import Names
from rabfang.desk.access import Here
from rabfang.desk.wording import TEXTS
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import PARTNER, Procedure, Sees, Step


@dataclass(frozen=True)
class Opened:
    """A case an officer may see, with what the parts of its page read. Each list is read once, when asked for."""

    here: Here
    case: Case

    @property
    def is_ours(self) -> bool:
        """Whether it is in the officer's own register; else their office has a part of it."""
        return self.case.agency_id == self.here.agency.pk

    @property
    def is_withheld(self) -> bool:
        """Whether who brought it is not for this officer: it was passed to their office without name and address."""
        referred = [event for event in self.events if event.action == "refer"]
        return not self.is_ours and bool(referred) and bool(referred[-1].facts.get("withheld"))

    @property
    def readable(self) -> tuple[str, ...]:
        """The visibilities that the officer may read here: in another office's case what a unit reads."""
        return self.here.readable if self.is_ours else READABLE[Sees.UNIT]

    @cached_property
    def procedure(self) -> Procedure:
        """The procedure the case began with."""
        return version_of(self.case.procedure_id)[1]

    @cached_property
    def standing(self) -> Standing:
        """Where it stands, as far as permission asks."""
        return standing_of(self.case)

    @cached_property
    def step(self) -> Step:
        """The step at which it waits."""
        return step_of(self.procedure, self.case.step)

    @cached_property
    def events(self) -> list[Event]:
        """What happened, oldest first."""
        return list(events_of(self.case))

    @cached_property
    def texts(self) -> dict[int, list[CaseText]]:
        """Readable words by event."""
        return texts_for(self.case, self.readable)

    @cached_property
    def files(self) -> dict[int, list[Attachment]]:
        """Readable files by event."""
        return files_for(self.case, self.readable)

    @cached_property
    def names(self) -> Names:
        """Names of everybody the events speak of."""
        return names_for(self.events, self.procedure)

    def link(self, row: Attachment) -> dict[str, str]:
        """Where a file is read."""
        return {"url": reverse("desk:file", args=[self.case.pk, row.pk]), "name": row.file.name}

    def label(self, text: CaseText) -> str:
        """What a text is called."""
        return str(TEXTS.get(text.field, text.field))

    def seen_by(self, text: CaseText) -> str:
        """Who reads a text."""
        return str(Visibility(text.visibility).label)


def opened(here: Here, pk: int) -> Opened:
    """The case of that id, or another office's of which theirs has a part; 404 when it is not in sight."""
    for cases in (here.cases, here.cases_of_others):
        found = cases().filter(pk=pk).select_related("agency", "complainant", "recorded_by", "merged_into")
        if case := found.prefetch_related("assignments__unit", "assignments__partner", "clocks").first():
            return Opened(here, case)
    raise Http404


def names_for(events: list[Event], procedure: Procedure) -> Names:
    """Officers and units named in events."""
    units = {event.unit_id for event in events if event.unit_id}
    partners: set[int] = set()
    for event in events:
        units |= set(event.facts.get("units") or [])
        units |= {event.facts["telephoned_unit"]} if event.facts.get("telephoned_unit") else set()
        partners |= set(event.facts.get("partners") or [])
        partners |= {event.facts["partner"]} if event.facts.get("partner") else set()
    return Names(_people(events), unit_names(units), procedure, partner_names(partners) if partners else {})


def _people(events: list[Event]) -> dict[int, str]:
    """Officers by id; one who acted for a partner with the name of their agency."""
    named = {event.actor_id for event in events} | {event.for_officer_id for event in events}
    others = {event.actor_id for event in events if event.role == PARTNER}
    people = Officer.objects.filter(pk__in=[pk for pk in named if pk])
    if others:
        people = people.select_related("agency")
    return {row.pk: f"{row.name} ({row.agency})" if row.pk in others else row.name for row in people}
