"""A procedure's steps as a graph: which step can follow which, and what has surely happened before each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rabfang.procedures.schema import INTAKE, TO_KIND, Procedure, Step
from rabfang.procedures.verbs import BRINGING_BACK, CLOSING

Node = tuple[str, str]  # path and step
RETURN = "return_for_more"
ANEW = "again"


@dataclass(frozen=True)
class Edge:
    """A way from step to step; `why` is the outcome, RETURN or ANEW; `done` the verbs surely done by it."""

    start: Node
    end: Node
    why: str
    done: frozenset[str]


def first(procedure: Procedure) -> Node:
    """The step at which a case is created."""
    return INTAKE, procedure.path[INTAKE].step[0].key


def targets(procedure: Procedure, path: str, place: str, kinds: Collection[str] | None = None) -> tuple[Node, ...]:
    """The steps an outcome's target means: one, or the first of each kind's path; none when unknown."""
    if place == TO_KIND:
        chosen = [kind.path for kind in procedure.kind if kinds is None or kind.key in kinds]
        return tuple((name, procedure.path[name].step[0].key) for name in dict.fromkeys(chosen))
    name, _, key = place.rpartition(".")
    node = (name or path, key)
    return (node,) if has(procedure, node) else ()


def has(procedure: Procedure, node: Node) -> bool:
    """Whether the step exists."""
    path, key = node
    return path in procedure.path and any(step.key == key for step in procedure.path[path].step)


def edges(procedure: Procedure, kinds: Collection[str] | None = None, *, anew: bool = False) -> tuple[Edge, ...]:
    """Every way from step to step for cases of `kinds` (None: all); `anew` adds those of cases come back."""
    found = list(_forward(procedure, kinds))
    if anew and BRINGING_BACK & procedure.anytimes.keys():
        found.extend(_brought_back(procedure))
    return tuple(found)


def _forward(procedure: Procedure, kinds: Collection[str] | None) -> Iterator[Edge]:
    for path, step in procedure.steps():
        start = (path, step.key)
        for outcome, place in step.outcomes.items():
            for end in targets(procedure, path, place, kinds):
                yield Edge(start, end, outcome, frozenset({step.action}))
        if step.returns and has(procedure, (path, step.returns)):
            yield Edge(start, (path, step.returns), RETURN, frozenset({RETURN}))


def _brought_back(procedure: Procedure) -> Iterator[Edge]:
    """A case may have ended at any step (withdrawn, say): each leads to `again`, its own verb not done."""
    for name, path in procedure.path.items():
        if path.again is None or not has(procedure, (name, path.again)):
            continue
        for step in path.step:
            yield Edge((name, step.key), (name, path.again), ANEW, frozenset())


def reach(starts: Iterable[Node], ways: Iterable[Edge]) -> set[Node]:
    """The steps that can be come to from `starts`, these included."""
    after: dict[Node, list[Node]] = {}
    for way in ways:
        after.setdefault(way.start, []).append(way.end)
    seen: set[Node] = set()
    waiting = list(starts)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(after.get(node, ()))
    return seen


def closings(procedure: Procedure) -> list[Node]:
    """The steps that end a case."""
    return [(path, step.key) for path, step in procedure.steps() if step.action == CLOSING]


def backwards(ways: Iterable[Edge]) -> list[Edge]:
    """The same ways walked from end to start."""
    return [Edge(way.end, way.start, way.why, way.done) for way in ways]


def surely_before(procedure: Procedure) -> Mapping[Node, frozenset[str]]:
    """For each reachable step, the verbs done on every route to it."""
    ways = edges(procedure, anew=True)
    start = first(procedure)
    before: dict[Node, frozenset[str]] = {start: frozenset({"receive"})}
    changed = True
    while changed:
        changed = False
        for way in ways:
            if way.start not in before:
                continue
            done = before[way.start] | way.done
            known = before.get(way.end)
            smaller = done if known is None else known & done
            if smaller != known:
                before[way.end] = smaller
                changed = True
    return before


def step(procedure: Procedure, node: Node) -> Step:
    """The step of a node."""
    return procedure.step(*node)
