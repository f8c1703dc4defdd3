"""The way of a case as its complainant sees it: the steps behind it, the one it is at, the usual ones ahead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rabfang.cases.models import Case, Event, Status
from rabfang.procedures.schema import Procedure, Step
from rabfang.procedures.verbs import CLOSING


@dataclass(frozen=True)
class Stage:
    """One step of the way: behind, here, or ahead."""

    title: str
    place: str  # done, now, next


def stages(case: Case, procedure: Procedure, events: Iterable[Event]) -> list[Stage]:
    """Steps of the path on which the case is: those it has been at, never a branch it did not take; what is ahead."""
    path, _, here = case.step.partition(".")
    closed = case.status == Status.CLOSED
    ahead = [] if closed else list(_usual_way(procedure, path, here))
    stood = {event.effects.get("case", {}).get("step") for event in events}
    if closed and procedure.step(path, here).action != CLOSING:
        stood.discard(case.step)  # it ended there before the step was done, as when the complainant withdraws
    behind = [step for step in procedure.path[path].step if f"{path}.{step.key}" in stood and step not in ahead]
    places = ["now" if place == 0 else "next" for place in range(len(ahead))]
    return [
        *(Stage(str(step.title), "done") for step in behind),
        *(Stage(str(step.title), place) for step, place in zip(ahead, places, strict=True)),
    ]


def _usual_way(procedure: Procedure, path: str, key: str) -> Iterator[Step]:
    """The step and those that follow by the first outcome of each, within the path."""
    keys = {step.key for step in procedure.path[path].step}
    seen: set[str] = set()
    while key in keys - seen:
        seen.add(key)
        step = procedure.step(path, key)
        yield step
        key = next(iter(step.outcomes.values()), "")
