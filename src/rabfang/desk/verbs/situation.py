"""What a verb's form may ask about the case it is for."""

from dataclasses import dataclass

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Capacity
from rabfang.cases.models import Case
from rabfang.cases.rules import Standing, permit, step_of, target, works_in_parts
from rabfang.core.errors import Conflict
from rabfang.desk.access import Here
from rabfang.desk.case.reading import Opened
from rabfang.procedures.schema import Kind, Procedure, Step


@dataclass(frozen=True)
class Situation:
    """One verb about to be done to one case by one officer."""

    here: Here
    case: Case
    procedure: Procedure
    standing: Standing
    verb: str

    @property
    def readable(self) -> tuple[str, ...]:
        """The visibilities the officer may read, and give to what they write."""
        return Opened(self.here, self.case).readable

    @classmethod
    def of(cls, case: Opened, verb: str) -> "Situation":
        """The situation of an opened case."""
        return cls(case.here, case.case, case.procedure, case.standing, verb)

    def capacity(self) -> Capacity:
        """In what capacity the officer does it."""
        return permit(self.procedure, self.standing, self.verb, self.here.actor)[1]

    @property
    def agency(self) -> Agency:
        """The case's office."""
        return self.case.agency

    @property
    def step(self) -> Step:
        """The step at which the case waits."""
        return step_of(self.procedure, self.case.step)

    @property
    def kind(self) -> Kind | None:
        """The case's kind, once classified."""
        return self.procedure.kinds.get(self.case.kind)

    @property
    def is_step(self) -> bool:
        """Whether the verb is the step's own, not one outside the steps."""
        return self.step.action == self.verb

    def reached(self) -> dict[str, Step]:
        """By outcome of the step: the step it leads to; an outcome that cannot be followed yet is left out."""
        path = self.case.step.partition(".")[0]
        found = {}
        for outcome, place in self.step.outcomes.items():
            try:
                found[outcome] = step_of(self.procedure, target(path, place, self.kind, self.procedure))
            except Conflict:
                continue
        return found

    def leads_to_parties(self) -> bool:
        """Whether any outcome leads to work that is given to parties."""
        return any(works_in_parts(self.procedure, step) for step in self.reached().values())

    def usual_unit(self) -> str | None:
        """Key of the unit that usually acts on the case's category."""
        rows = self.kind.categories if self.kind else ()
        return next((row.unit for row in rows if row.key == self.case.category), None)
