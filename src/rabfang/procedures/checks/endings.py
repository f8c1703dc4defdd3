"""Cases end as their kind demands and in its time, and can be gone on with when paused or brought back."""

from collections.abc import Iterator

from rabfang.procedures import graph
from rabfang.procedures.places import at, entry
from rabfang.procedures.problems import Problem, problem
from rabfang.procedures.schema import CLOCK, Procedure
from rabfang.procedures.verbs import BRINGING_BACK, CLOSING, GIVEN_BY

Problems = Iterator[Problem]


def demands_can_be_met(procedure: Procedure) -> Problems:
    """No case comes to its closing step without passing one that gives what its kind demands (S0-4, S1-8)."""
    for kind in procedure.kind:
        again = procedure.path[kind.path].again
        starts = [graph.first(procedure), *([(kind.path, again)] if again else [])]
        for demand in kind.demands:
            giving = GIVEN_BY[demand]
            ways = [
                way
                for way in graph.edges(procedure, (kind.key,))
                if graph.step(procedure, way.start).action not in giving
            ]
            if graph.reach(starts, ways) & set(graph.closings(procedure)):
                yield problem(
                    at(entry("kind", kind.key), "demands"),
                    (
                        f"เรื่องอาจมาถึงขั้นยุติโดยไม่ผ่านขั้นที่ให้ “{demand}” จึงยุติไม่ได้",
                        f'A case can come to its closing step without "{demand}", and could not be closed',
                    ),
                    (
                        f"ให้ทุกทางผ่านขั้นใดขั้นหนึ่ง: {', '.join(sorted(giving))} หรือนำ “{demand}” ออก",
                        f'Let every way pass one of: {", ".join(sorted(giving))}; or take "{demand}" out',
                    ),
                )


def brought_back_cases_have_a_place(procedure: Procedure) -> Problems:
    """Where cases can be objected to or reopened, each path that closes says to which step they return."""
    back = sorted(BRINGING_BACK & procedure.anytimes.keys())
    for name, path in procedure.path.items():
        if back and path.again is None and any(step.action == CLOSING for step in path.step):
            yield problem(
                at("path", name, "again"),
                (
                    f"เรื่องที่ “{', '.join(back)}” ไม่มีขั้นให้กลับไป",
                    f"A case after {', '.join(back)} has no step to return to",
                ),
                (f'again = "{path.step[0].key}"',) * 2,
            )


def paused_cases_can_go_on(procedure: Procedure) -> Problems:
    """A case that can be paused can be resumed by a person."""
    resume = procedure.anytimes.get("resume")
    if "pause" not in procedure.anytimes:
        return
    if resume is None or "paused" not in resume.during or set(resume.by) <= {CLOCK}:
        yield problem(
            entry("anytime", "resume"),
            ("เรื่องที่พักเวลาไว้ไม่มีใครเดินต่อได้", "Nobody can go on with a paused case"),
            (
                'action = "resume", during = ["paused"] โดยบทบาทหนึ่ง',
                'action = "resume", during = ["paused"], by a role',
            ),
        )


def the_clock_may_do_its_part(procedure: Procedure) -> Problems:
    """Reminders, escalations, the end of pauses and due times after a calendar change come only where the clock may."""
    needed = {"recompute": "open"}
    if procedure.escalation:
        needed["escalate"] = "open"
    if procedure.reminder:
        needed["remind"] = "open"
    if "pause" in procedure.anytimes:
        needed["resume"] = "paused"
    for verb, status in needed.items():
        rule = procedure.anytimes.get(verb)
        if rule is None or CLOCK not in rule.by or status not in rule.during:
            yield problem(
                at(entry("anytime", verb), "by"),
                (f"ระบบทำ “{verb}” เมื่อถึงเวลาไม่ได้", f'The clock may not "{verb}" when the time comes'),
                (f'action = "{verb}", by = ["{CLOCK}"], during = ["{status}"]',) * 2,
            )


def standards_come_to_an_end(procedure: Procedure) -> Problems:
    """A standard's last event can happen to every kind it binds; a kind is promised one date."""
    promised: dict[str, str] = {}
    for standard in procedure.standard:
        for kind in standard.kinds or tuple(procedure.kinds):
            reached = graph.reach([graph.first(procedure)], graph.edges(procedure, (kind,)))
            verbs = {graph.step(procedure, node).action for node in reached} | procedure.anytimes.keys()
            if not verbs & {*standard.until}:
                yield problem(
                    at(entry("standard", standard.key), "until"),
                    (
                        f"เรื่องประเภท “{kind}” ไม่มีขั้น “{', '.join(standard.until)}”",
                        f'Kind "{kind}" has no "{", ".join(standard.until)}" step',
                    ),
                    (
                        "ระบุ kinds เฉพาะที่มีขั้นนี้ หรือเปลี่ยน until",
                        "Name in kinds only those that have it, or change until",
                    ),
                )
            if standard.promised and promised.setdefault(kind, standard.key) != standard.key:
                yield problem(
                    at(entry("standard", standard.key), "promised"),
                    (
                        f"ประเภท “{kind}” สัญญาวันไว้แล้วใน “{promised[kind]}”",
                        f'"{promised[kind]}" promises "{kind}" a date already',
                    ),
                    (
                        "ให้ promised = true ได้มาตรฐานเดียวต่อประเภท",
                        "Leave promised = true on one standard for a kind",
                    ),
                )
