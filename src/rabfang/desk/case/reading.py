"""Reading one case for its page: the case, its procedure, its events with what this officer may read."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from rabfang.agencies.models import Officer
from rabfang.agencies.queries import unit_names
from rabfang.cases.models import Attachment, Case, CaseText, Event
from rabfang.cases.perform import standing_of
from rabfang.cases.queries import events_of, files_for, texts_for
from rabfang.cases.rules import Standing, step_of
from rabfang.cases.wording import Names
from rabfang.desk.access import Here
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import Procedure, Step


@dataclass(frozen=True)
class Opened:
    """A case an officer may see, with what the parts of its page read. Each list is read once, when asked for."""

    here: Here
    case: Case

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
        return texts_for(self.case, self.here.readable)

    @cached_property
    def files(self) -> dict[int, list[Attachment]]:
        """Readable files by event."""
        return files_for(self.case, self.here.readable)

    @cached_property
    def names(self) -> Names:
        """Names of everybody the events speak of."""
        return names_for(self.events, self.procedure)


def opened(here: Here, pk: int) -> Opened:
    """The case of that id; 404 when it is not in sight."""
    cases = here.cases().select_related("agency", "complainant", "recorded_by", "merged_into")
    case = cases.prefetch_related("assignments__unit", "clocks").filter(pk=pk).first()
    if case is None:
        raise Http404
    return Opened(here, case)


def names_for(events: list[Event], procedure: Procedure) -> Names:
    """Officers and units named in events."""
    officers = {event.actor_id for event in events} | {event.for_officer_id for event in events}
    units = {event.unit_id for event in events if event.unit_id}
    for event in events:
        units |= set(event.facts.get("units") or [])
        units |= {event.facts["telephoned_unit"]} if event.facts.get("telephoned_unit") else set()
    people = Officer.objects.filter(pk__in=[pk for pk in officers if pk]).values_list("pk", "name")
    return Names(dict(people), unit_names(units), procedure)
