"""What a plan changes besides what its verb says: the step, assignments, clocks and due times, as effects."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rabfang.cases.actors import OFFICER
from rabfang.cases.clocks import Clockwork, Row
from rabfang.cases.dues import follow_clocks, merge
from rabfang.cases.models import Assignment, Case, Clock, Event, Status
from rabfang.cases.parties import UNIT, Party
from rabfang.cases.plan import Context, Plan
from rabfang.cases.reviewing import REVIEWED
from rabfang.cases.rules import step_of, works_in_parts
from rabfang.core.errors import Conflict, Invalid
from rabfang.procedures.schema import PARTNER, Demand, Sees, Standard, Step
from rabfang.procedures.verbs import EVENTS


class Changes:
    """Collects the effects of one action on one case."""

    def __init__(self, context: Context, plan: Plan) -> None:
        self.context = context
        self.plan = plan
        case = context.case
        self.work = Clockwork(context.calendar, context.procedure, context.at)
        self.case: Row = dict(plan.sets)
        if context.actor.kind == OFFICER and case.unread_at:
            self.case["unread_at"] = None
        self.assignments: dict[str, Row] = {}
        self.clocks: dict[str, Row] = {}
        stored = case.pk is not None
        self.stored_assignments: list[Assignment] = list(case.assignments.all()) if stored else []
        self.stored_clocks: list[Clock] = list(case.clocks.all()) if stored else []
        self.assignment_count, self.clock_count = len(self.stored_assignments), len(self.stored_clocks)
        self.open_assignments = [row for row in self.stored_assignments if row.state == Assignment.State.OPEN]
        self.open_clocks = [row for row in self.stored_clocks if row.stopped_at is None]

    def effects(self) -> dict[str, Any]:
        """Everything the action changes."""
        merge(self.clocks, self.plan.effects.get("clocks", {}))
        merge(self.assignments, self.plan.effects.get("assignments", {}))
        for row in self.open_assignments:
            if row.number in self.plan.parts_done:
                self._end(row, Assignment.State.REPORTED)
        if self.plan.moves_to and not self._parts_left():
            self._move(self.plan.moves_to)
        elif self.plan.parties:
            self._assign(self.plan.parties)
        if self.plan.status:
            self._change_status(self.plan.status)
        self._meet_standards()
        follow_clocks(self)
        if self.context.case.aside and ("step" in self.case or self.plan.status in (Status.CLOSED, Status.VOID)):
            self.case |= REVIEWED
        return {"case": self.case, "assignments": self.assignments, "clocks": self.clocks}

    def _parts_left(self) -> bool:
        """While a part has not been reported, the case stays where it is; a part cannot be closed over."""
        done = self.plan.parts_done
        return bool(done) and any(row.number not in done for row in self.open_assignments)

    def _end(self, row: Assignment, state: Assignment.State) -> None:
        ending = {"state": state, "ended_at": self.context.at, "due_at": None}
        self.assignments.setdefault(str(row.number), {}).update(ending)
        for clock in self.open_clocks:
            if clock.assignment == row.number:
                self._stop(clock)

    def _stop(self, clock: Clock) -> None:
        self.clocks.setdefault(str(clock.number), {}).update(self.work.stop(clock, self.context.at))

    def _move(self, place: str) -> None:
        context = self.context
        self.case |= {"step": place, "entered_at": context.at}
        for clock in self.open_clocks:
            if clock.key == context.case.step and str(clock.number) not in self.clocks:
                self._stop(clock)
        step = step_of(context.procedure, place)
        if works_in_parts(context.procedure, step):
            self._enter_parts(place, step)
        else:
            for row in self.open_assignments:
                if str(row.number) not in self.assignments:
                    self._end(row, Assignment.State.ENDED)
            self._start(place, step, None)

    def _enter_parts(self, place: str, step: Step) -> None:
        """New parties when the action names them, else those that already work on the case go on."""
        parties = self._taken_by(step, self.plan.parties)
        staying = [row for row in self.open_assignments if not parties or row.party in parties]
        for row in self.open_assignments:
            if row not in staying:
                self._end(row, Assignment.State.ENDED)
        for row in staying:
            for column in ("state", "ended_at", "due_at"):
                self.assignments.get(str(row.number), {}).pop(column, None)
            self._start(place, step, row.number)
        fresh = [party for party in parties if party not in {row.party for row in staying}]
        if not staying and not fresh:
            self._start_without_party(place, step)
        for party in fresh:
            self._start(place, step, self._open(party, is_lead=party == parties[0]))

    def _taken_by(self, step: Step, parties: Sequence[Party]) -> Sequence[Party]:
        """The parties; Invalid when one is a partner and the step is not for partners."""
        if PARTNER not in step.by and any(party.kind == PARTNER for party in parties):
            raise Invalid("not-for-partners", field="partners")
        return parties

    def _start_without_party(self, place: str, step: Step) -> None:
        """Some steps may be done by the centre itself when nobody is named (S1-4); others need a party."""
        if not any(self.context.procedure.seen_by(role) == Sees.AGENCY for role in step.by):
            raise Invalid("unit-needed", field="units")
        self._start(place, step, None)

    def _assign(self, parties: Sequence[Party]) -> None:
        """Gives the present step to the parties: parts of those no longer named end, unless they get it beside them."""
        step, place = self.context.step, self.context.case.step
        holding = {row.party for row in self.open_assignments}
        for row in self.open_assignments:
            if row.party not in parties and not self.plan.beside:
                self._end(row, Assignment.State.ENDED)
        for party in self._taken_by(step, parties):
            if party not in holding:
                leads = party == parties[0] and not (self.plan.beside and holding)
                self._start(place, step, self._open(party, is_lead=leads))

    def _open(self, party: Party, *, is_lead: bool) -> int:
        self.assignment_count += 1
        self.assignments[str(self.assignment_count)] = {
            "unit_id": party.id if party.kind == UNIT else None,
            "partner_id": party.id if party.kind == PARTNER else None,
            "is_lead": is_lead,
            "state": Assignment.State.OPEN,
            "opened_at": self.context.at,
            "ended_at": None,
            "due_at": None,
            "acknowledged_at": None,
        }
        return self.assignment_count

    def _start(self, place: str, step: Step, assignment: int | None) -> None:
        context = self.context
        ordered = self.plan.within if assignment is not None else None
        given = context.procedure.channels[context.case.channel].take_up if step.within_channel else step.within
        within = ordered or given
        if within is None:
            return
        since = context.at if ordered or self.plan.restart else self._since(step.counted_from)
        row = self.work.start(place, within, since=since, bound=step.bound, source=step.source, assignment=assignment)
        self._add_clock(row)
        if assignment is not None:
            self.assignments.setdefault(str(assignment), {})["due_at"] = row["due_at"]

    def _since(self, counted_from: str | None) -> datetime:
        context = self.context
        if counted_from is None:
            return context.at
        if counted_from == "received":
            return context.case.received_at
        action = EVENTS[counted_from]
        if action == context.action:
            return context.at
        found = Event.objects.filter(case=context.case, action=action).order_by("-seq").first()
        return found.at if found else context.at

    def _add_clock(self, row: Row) -> None:
        self.clock_count += 1
        self.clocks[str(self.clock_count)] = row

    def _change_status(self, status: str) -> None:
        self.case["status"] = status
        if status == Status.PAUSED:
            for clock in self.open_clocks:
                self.clocks[str(clock.number)] = self.work.pause(clock, self.context.at)
        elif status == Status.OPEN:
            for clock in self.open_clocks:
                if clock.paused_at is not None:
                    self.clocks[str(clock.number)] = self.work.resume(clock, self.context.at)
        elif status in (Status.CLOSED, Status.VOID, Status.MERGED):
            for clock in self.open_clocks:
                self._stop(clock)
            for assignment in self.open_assignments:
                self._end(assignment, Assignment.State.ENDED)

    def _meet_standards(self) -> None:
        """Stops the whole-case standards that this action meets; starts those of a newly known kind."""
        standards = {row.key: row for row in self.context.procedure.standard}
        for clock in self.open_clocks:
            standard = standards.get(clock.key)
            if standard and self.context.action in standard.until:
                self._stop(clock)
        if "kind" in self.case:
            self._choose_standards(self.case["kind"], standards)

    def _choose_standards(self, kind: str, standards: Mapping[str, Standard]) -> None:
        running = {clock.key for clock in self.open_clocks}
        for clock in self.open_clocks:
            standard = standards.get(clock.key)
            if standard and standard.kinds and kind not in standard.kinds:
                self.clocks[str(clock.number)] = {
                    **self.work.stop(clock, self.context.at),
                    "late": False,
                    "due_at": None,
                }
        if self.context.kind and self.context.kind.key == kind:
            return
        for standard in standards.values():
            if standard.key not in running and (not standard.kinds or kind in standard.kinds):
                self.start_standard(standard)

    def start_standard(self, standard: Standard) -> None:
        """Starts one whole-case standard."""
        self._add_clock(
            self.work.start(
                standard.key,
                standard.within,
                since=self._since(standard.counted_from),
                bound=standard.bound,
                source=standard.source,
            )
        )


def closing_allowed(case: Case, sets: Mapping[str, Any]) -> None:
    """Refuses to close what its kind demands more of, naming what is missing (the table's constraint says the same)."""
    missing = [
        demand.value
        for demand in Demand
        if getattr(case, f"needs_{demand}") and not (getattr(case, f"{demand}_at") or sets.get(f"{demand}_at"))
    ]
    if missing:
        raise Conflict("closing-needs", missing=missing)
