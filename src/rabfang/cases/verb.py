"""What every verb is: a model of its facts and a plan of what it does. The verbs are in `actions/`."""

from typing import Any, ClassVar, Generic, TypeVar

from rabfang.cases.facts import Facts
from rabfang.cases.plan import Context, Plan
from rabfang.cases.rules import target
from rabfang.cases.standing import open_parts_of
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import Kind, Step

F = TypeVar("F", bound=Facts)


class Verb(Generic[F]):
    """One way a case changes. `Facts` says what must be told; `plan` decides what changes, and writes nothing."""

    name: ClassVar[str]
    Facts: type[F]

    def plan(self, context: Context, facts: F) -> Plan:
        """The plan for one action; raises Invalid or Conflict."""
        raise TypeError(f"{self.name} has no plan")


def leads_to(context: Context, outcome: str | None = None, kind: Kind | None = None) -> tuple[str, str]:
    """The outcome and the "path.step" it leads to; the first outcome when none is named.

    Raises Invalid when the step has no such outcome.
    """
    step = context.rule
    if not isinstance(step, Step):
        raise Invalid("not-understood", field="outcome")
    chosen = outcome or next(iter(step.outcomes))
    if chosen not in step.outcomes:
        raise Invalid("not-understood", field="outcome")
    return chosen, target(context.path, step.outcomes[chosen], kind or context.kind, context.procedure)


def own_parts(context: Context) -> tuple[int, ...]:
    """Numbers of the open parts that the actor completes; none when they act for the whole office."""
    return tuple(row.number for row in open_parts_of(context.case.assignments.all(), context.capacity))


AnyVerb = Verb[Any]
