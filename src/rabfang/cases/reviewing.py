"""Who looks at an objection: another officer than those who answered or closed (C-2, docs/adr/0022).

Where nobody else holds a role of the step to which the case returns, it goes to the office's superiors; where none of
them is another either, those who answered look at it themselves, and the case says so.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from rabfang.agencies.queries import officers_acting
from rabfang.cases.models import Case, Event, Review
from rabfang.cases.plan import Context
from rabfang.cases.rules import step_of
from rabfang.core.clock import local_date
from rabfang.procedures.schema import Procedure, Sees
from rabfang.procedures.verbs import BRINGING_BACK
from rabfang.vault.queries import openers_of

NOBODY_ELSE = "none"
ANSWERED = ("reply_at", "closed_at")
REVIEWED = {"review": "", "aside": ""}


@dataclass(frozen=True)
class Looked:
    """Who looks at an objection: one of Review, or nobody else when empty; and who stands aside."""

    review: str = ""
    aside: frozenset[int] = frozenset()

    def facts(self) -> dict[str, Any]:
        """As the event says it; nothing where no officer answered."""
        return {"review": self.review or NOBODY_ELSE} if self.aside else {}

    def columns(self) -> dict[str, Any]:
        """As the case keeps it until the objection has been looked at."""
        return {"review": self.review, "aside": fenced(self.aside)} if self.review else REVIEWED


def review_at(context: Context, place: str) -> Looked:
    """Who looks at an objection to the case's result at the step "path.step"."""
    aside = answered_by(context.case)
    if not aside:
        return Looked()
    procedure, step = context.procedure, step_of(context.procedure, place)
    for review, roles in ((Review.OTHER, step.by), (Review.ABOVE, procedure.superiors)):
        if _acting(context, roles) - aside:
            return Looked(review, aside)
    return Looked("", aside)


def answered_by(case: Case) -> frozenset[int]:
    """The officers who answered or closed the case since it was last taken up."""
    found = set()
    events = Event.objects.filter(case=case).order_by("-seq")
    for action, officer, effects in events.values_list("action", "actor_id", "effects"):
        if action in BRINGING_BACK:
            break
        if officer and any(effects.get("case", {}).get(column) for column in ANSWERED):
            found.add(officer)
    return frozenset(found)


def retaken(procedure: Procedure) -> list[str]:
    """The steps, as "path.step", to which objections return; any of a path that names none."""
    return [f"{path}.{step.key}" for path, step in procedure.steps() if procedure.path[path].again in (None, step.key)]


def fence(officer: int) -> str:
    """How one officer stands among those aside, so that they are found there."""
    return f",{officer},"


def fenced(officers: Collection[int]) -> str:
    """Officers as the case's `aside` keeps them: ",3,12,"."""
    return f",{','.join(map(str, sorted(officers)))}," if officers else ""


def aside_of(kept: str) -> frozenset[int]:
    """The same, read."""
    return frozenset(int(one) for one in kept.split(",") if one)


def _acting(context: Context, roles: Collection[str]) -> set[int]:
    """Who acts that day in those of the roles that see every case; of a confidential one, those whom it is open to."""
    wide = [role for role in roles if context.procedure.seen_by(role) == Sees.AGENCY]
    found = officers_acting(context.agency.pk, local_date(context.at), roles=wide) if wide else set()
    return found & {one.pk for one in openers_of(context.case.box_id)} if context.case.box_id and found else found
