"""Cases flow: whatever happens, a case comes to an end, and whoever must act next knows of it."""

from collections.abc import Iterator

from rabfang.procedures import graph
from rabfang.procedures.places import at, step_at
from rabfang.procedures.problems import Problem, problem
from rabfang.procedures.schema import CLOCK, INTAKE, TO_KIND, Kind, Procedure, Sees
from rabfang.procedures.verbs import CLOSING, EVENTS, VERBS

Problems = Iterator[Problem]


def intake_classifies(procedure: Procedure) -> Problems:
    """Every case is classified on the intake path and goes on to its kind's path."""
    steps = procedure.path[INTAKE].step
    if not any(TO_KIND in step.outcomes.values() for step in steps):
        yield problem(
            at("path", INTAKE, "step"),
            ("ไม่มีขั้นใดส่งเรื่องไปตามประเภท", "No step sends a case on by its kind"),
            (
                'ให้ขั้น classify มี outcomes = { classified = "kind" }',
                'Give a classify step { classified = "kind" }',
            ),
        )


def steps_are_reached(procedure: Procedure) -> Problems:
    """Each step can be come to from the first step by a case of some kind."""
    reached = graph.reach([graph.first(procedure)], graph.edges(procedure))
    for path, step in procedure.steps():
        if (path, step.key) not in reached:
            yield problem(
                step_at(path, step.key),
                ("ไม่มีเรื่องใดมาถึงขั้นนี้", "No case comes to this step"),
                (
                    "ให้ outcomes ของขั้นก่อนหน้าชี้มา หรือลบขั้นนี้",
                    "Let an earlier step's outcomes lead here, or remove it",
                ),
            )


def kinds_can_close(procedure: Procedure) -> Problems:
    """From every step a case of any kind can come to, it can still be closed."""
    told: set[graph.Node] = set()
    for kind in procedure.kind:
        ways = graph.edges(procedure, (kind.key,))
        ending = graph.reach(graph.closings(procedure), graph.backwards(ways))
        stuck = graph.reach([graph.first(procedure)], ways) - ending - told
        told |= stuck
        for path, step in procedure.steps():
            if (path, step.key) in stuck:
                yield _stuck(path, step.key, kind)


def _stuck(path: str, step: str, kind: Kind) -> Problem:
    return problem(
        step_at(path, step),
        (
            f"เรื่องประเภท “{kind.key}” ที่มาถึงขั้นนี้ยุติไม่ได้",
            f'A case of kind "{kind.key}" that comes here can never be closed',
        ),
        (
            f'ให้ outcomes พาไปถึงขั้นที่มี action = "{CLOSING}"',
            f'Let its outcomes lead to a step with action = "{CLOSING}"',
        ),
    )


def times_count_from_what_has_happened(procedure: Procedure) -> Problems:
    """The event from which a step's time is counted has happened on every route to the step."""
    before = graph.surely_before(procedure)
    for path, step in procedure.steps():
        done = before.get((path, step.key))
        if step.counted_from is None or done is None or EVENTS[step.counted_from] in done:
            continue
        known = ", ".join(VERBS[verb].done for verb in VERBS if verb in done)
        yield problem(
            step_at(path, step.key, "counted_from"),
            (
                f"อาจมาถึงขั้นนี้โดยยังไม่มี “{step.counted_from}”",
                f'A case can come to this step before anything was "{step.counted_from}"',
            ),
            (f"นับจาก: {known} หรือเว้นไว้", f"Count from: {known}; or leave it out"),
        )


def somebody_decides_in_every_loop(procedure: Procedure) -> Problems:
    """No case goes round by the clock alone."""
    by_clock = {(path, step.key) for path, step in procedure.steps() if set(step.by) == {CLOCK}}
    ways = [way for way in graph.edges(procedure) if way.start in by_clock and way.end in by_clock]
    for path, step in procedure.steps():
        node = (path, step.key)
        if node in graph.reach([way.end for way in ways if way.start == node], ways):
            yield problem(
                step_at(path, step.key, "by"),
                ("เรื่องวนอยู่ในขั้นที่ระบบทำเองโดยไม่มีคนตัดสินใจ", "The case goes round here with no person deciding"),
                ("ให้บทบาทหนึ่งทำขั้นใดขั้นหนึ่งในวงนี้", "Let a role do one of the steps of the loop"),
            )


def units_are_named_before_they_act(procedure: Procedure) -> Problems:
    """A role that sees only its unit's cases acts after a step that names units, or one it did itself."""
    for way in graph.edges(procedure):
        if way.why == graph.RETURN:
            continue  # goes back to the units that reported
        start, end = graph.step(procedure, way.start), graph.step(procedure, way.end)
        for role in end.by:
            if procedure.seen_by(role) != Sees.UNIT or role in start.by or VERBS[start.action].names_unit:
                continue
            yield problem(
                step_at(way.start[0], start.key, "outcomes", way.why),
                (
                    f"ขั้นถัดไป “{end.key}” ทำโดย “{role}” แต่ “{start.action}” ไม่ได้ระบุหน่วย",
                    f'The next step "{end.key}" is done by "{role}", and "{start.action}" names no unit',
                ),
                _naming(),
            )


def _naming() -> tuple[str, str]:
    verbs = ", ".join(verb.key for verb in VERBS.values() if verb.names_unit and verb.in_steps)
    return f"ผ่านขั้นที่ระบุหน่วยก่อน: {verbs}", f"Go through a step that names units: {verbs}"
