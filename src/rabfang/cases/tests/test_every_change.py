"""From every state a case can reach, every verb by everybody: the allowed work, all others fail and change nothing.

The states and what is allowed come from the procedure files; the oracle reads the files itself. Everything that is
allowed is done through the one door; of what is refused, each verb is tried there once for each reason, since the
door asks the same rule for all.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.actions import VERBS
from rabfang.cases.actors import Actor
from rabfang.cases.models import Assignment, Case, Clock, Event
from rabfang.cases.perform import perform
from rabfang.cases.rules import Standing, permit
from rabfang.cases.standing import standing_of
from rabfang.cases.state import ASSIGNMENT_COLUMNS, CASE_COLUMNS, CLOCK_COLUMNS, row_values
from rabfang.cases.tests.oracle import Person, Place, verdict
from rabfang.cases.tests.walking import facts_for, officers, somebody, submitted, undone, unit_of
from rabfang.cases.verify import faults
from rabfang.core.errors import Conflict, NotAllowed, Refused
from rabfang.procedures.loader import preset_text
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Procedure

pytestmark = pytest.mark.django_db

# A permitted verb may still find nothing to do; these say so, and only these.
NOTHING_TO_DO = {
    "nothing-to-rate",
    "rated-already",
    "nothing-due-soon",
    "nothing-overdue",
    "nothing-moved",
    "objection-too-late",
}


class Explorer:
    """Visits every state once, trying every verb by everybody there."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        self.procedure: Procedure = current(agency)[1]
        self.raw: dict[str, Any] = tomllib.loads(preset_text(agency.slug))
        self.people = self.one_of_each(officers(agency))
        self.units = {email: unit_of(one.officer_id or 0) for email, one in self.people.items()}
        self.seen: set[tuple[str, str, str]] = set()
        self.counts: Counter[str] = Counter()

    def one_of_each(self, people: dict[str, Actor]) -> dict[str, Actor]:
        """One officer a role, and in roles of units one of the unit that gets the work and one of another."""
        kept: dict[str, Actor] = {}
        for email, actor in people.items():
            same = [one for one in kept.values() if one.holdings[0].role == actor.holdings[0].role]
            if len(same) < 1 + (actor.holdings[0].unit_id is not None):
                kept[email] = actor
        return kept

    def explore(self, pk: int) -> None:
        case = Case.objects.select_related("agency").get(pk=pk)
        # What may happen in an open case depends on its step; otherwise on its status and path alone.
        # In an open one it depends on whether an objection waits there, too.
        opened = case.status == "open"
        state = (case.status, case.step, case.review) if opened else (case.status, case.step.partition(".")[0], "")
        if state in self.seen:
            return
        self.seen.add(state)
        self.try_everything(case)
        for verb, outcome in self.ways_on(case):
            with undone():
                facts = facts_for(case, verb, self.procedure, outcome)
                if verb == "classify":
                    facts["kind"] = outcome
                perform(pk, verb, by=somebody(case, verb, self.procedure), **facts)
                self.explore(pk)

    def ways_on(self, case: Case) -> Iterator[tuple[str, str | None]]:
        if case.status == "open":
            path, _, key = case.step.partition(".")
            step = self.procedure.step(path, key)
            if step.action == "classify":
                yield from ((step.action, kind.key) for kind in self.procedure.kind)
            else:
                yield from ((step.action, outcome) for outcome in step.outcomes or (None,))
            if step.returns:
                yield "return_for_more", None
            yield from (("pause", None), ("merge", None), ("void", None), ("withdraw", None))
        elif case.status == "closed" and case.outcome != "withdrawn":
            yield "object", None

    def try_everything(self, case: Case) -> None:
        place = self.place(case)
        before, standing = self.snapshot(case.pk), standing_of(case)
        for verb in VERBS:
            refused: set[str] = set()
            facts = facts_for(case, verb, self.procedure)  # the same for all: nothing done here is kept
            for who, actor in self.everyone(case):
                expected = verdict(self.raw, place, verb, who)
                said = f"{verb} by {who} at {place}, expected {expected}"
                assert self.ruled(standing, verb, actor) == expected, said
                if expected == "yes":
                    with undone():
                        assert self.attempt(case, verb, actor, facts) == expected, said
                elif expected not in refused:
                    # Not rolled back here: the snapshot after all of them shows that none left a trace.
                    assert self.attempt(case, verb, actor, facts) == expected, said
                    refused.add(expected)
                self.counts[expected] += 1
        assert self.snapshot(case.pk) == before

    def ruled(self, standing: Standing, verb: str, actor: Actor) -> str:
        try:
            permit(self.procedure, standing, verb, actor)
        except NotAllowed:
            return "not-yours"
        except Conflict as error:
            return error.code
        return "yes"

    def attempt(self, case: Case, verb: str, actor: Actor, facts: Mapping[str, Any]) -> str:
        try:
            done = perform(case.pk, verb, by=actor, **facts)
        except NotAllowed:
            return "not-yours"
        except Conflict as error:
            return "yes" if error.code in NOTHING_TO_DO else error.code
        except Refused as error:
            return error.code
        assert done.event.seq == case.version + 1
        return "yes"

    def everyone(self, case: Case) -> Iterator[tuple[Person, Actor]]:
        yield Person("citizen"), Actor.citizen(case.pk)
        yield Person("clock"), Actor.clock()
        for email, actor in self.people.items():
            held = actor.holdings[0]
            recorded = case.recorded_by_id == actor.officer_id
            yield Person("officer", held.role, self.units[email], recorded, actor.officer_id), actor

    def place(self, case: Case) -> Place:
        rows = list(Assignment.objects.filter(case=case))
        opened = frozenset(row.unit_id for row in rows if row.state == "open" and row.unit_id)
        given = frozenset(row.unit_id for row in rows if row.unit_id)
        partners = any(row.state == "open" and row.partner_id for row in rows)
        waiting = any(row.state == "open" and row.partner_id and not row.acknowledged_at for row in rows)
        return Place(case.status, case.step, opened, given, partners, waiting, self.aside(case))

    def aside(self, case: Case) -> frozenset[int]:
        """Who answered or closed before an objection that waits where it came, and that another could look at."""
        events = list(Event.objects.filter(case=case))
        while events and events[-1].action != "object":
            changed = events.pop().effects["case"]
            if "step" in changed or changed.get("status") in ("closed", "void"):
                return frozenset()
        if not events or events.pop().facts.get("review") not in ("other", "above"):
            return frozenset()
        found = set()
        for event in takewhile(lambda event: event.action not in ("object", "reopen"), reversed(events)):
            if event.actor_id and event.action in ("reply", "answer", "decline", "close"):
                found.add(event.actor_id)
        return frozenset(found)

    def snapshot(self, pk: int) -> dict[str, Any]:
        return {
            "case": row_values(Case.objects.get(pk=pk), CASE_COLUMNS),
            "assignments": [row_values(row, ASSIGNMENT_COLUMNS) for row in Assignment.objects.filter(case=pk)],
            "clocks": [row_values(row, CLOCK_COLUMNS) for row in Clock.objects.filter(case=pk)],
            "events": Event.objects.filter(case=pk).count(),
        }


@pytest.mark.parametrize(
    "slug", ["hat-kham", "saraburi-treasury", "school-integrity", "phitsanulok", "centre-1111", "sufficiency-economy"]
)
def test_every_verb_from_every_state_by_everybody(offices: dict[str, Agency], slug: str) -> None:
    explorer = Explorer(offices[slug])
    submitted(offices[slug])  # another open case, into which one can be merged
    explorer.explore(submitted(offices[slug]).case.pk)
    waits = {step for status, step, _review in explorer.seen if status == "open"}
    assert waits == {f"{path}.{step.key}" for path, step in explorer.procedure.steps()} - unused(explorer)
    assert {status for status, _step, _review in explorer.seen} == {"open", "paused", "closed", "merged", "void"}
    assert explorer.counts["yes"] > len(explorer.seen)
    assert explorer.counts["not-now"] > explorer.counts["yes"]
    two = sum(row.holdings[0].role == "centre" for row in officers(offices[slug]).values()) > 1
    assert any(review == "above" for _status, _step, review in explorer.seen) != two
    assert not list(faults())


def unused(explorer: Explorer) -> set[str]:
    """Steps of channels that citizens do not use (a meeting's matters go to the executive first)."""
    by_channel = {channel.outcome for channel in explorer.procedure.channel if channel.outcome}
    intake = explorer.procedure.path["intake"]
    return {f"intake.{intake.step[0].outcomes[outcome]}" for outcome in by_channel}
