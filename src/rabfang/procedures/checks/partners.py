"""Other agencies can act only where somebody named them, and where an officer can enter what they answer."""

from collections.abc import Iterator

from rabfang.procedures import graph
from rabfang.procedures.places import at, entry, step_at
from rabfang.procedures.problems import Problem, problem
from rabfang.procedures.schema import PARTNER, Procedure, Sees
from rabfang.procedures.verbs import GIVEN_BY, VERBS

Problems = Iterator[Problem]


def somebody_enters_for_partners(procedure: Procedure) -> Problems:
    """A partner outside this system cannot sign in: a role that sees every case does the step for it."""
    for path, step in procedure.steps():
        wide = [role for role in step.by if procedure.seen_by(role) == Sees.AGENCY]
        if PARTNER in step.by and not wide:
            known = ", ".join(role.key for role in procedure.role if role.sees == Sees.AGENCY)
            yield problem(
                step_at(path, step.key, "by"),
                (
                    "ไม่มีผู้บันทึกแทนหน่วยงานอื่นที่ไม่ได้ใช้ระบบนี้",
                    "Nobody enters what an agency outside this system answers",
                ),
                (f"เพิ่มบทบาทหนึ่ง: {known}", f"Add one of the roles: {known}"),
            )


def partners_are_named_before_they_act(procedure: Procedure) -> Problems:
    """A partner's step comes after one that names parties, or after the partner's own."""
    naming = [verb.key for verb in VERBS.values() if verb.in_steps and (verb.names_unit or verb.names_partner)]
    for way in graph.edges(procedure):
        start, end = graph.step(procedure, way.start), graph.step(procedure, way.end)
        if way.why == graph.RETURN or PARTNER not in end.by or PARTNER in start.by or start.action in naming:
            continue
        yield problem(
            step_at(way.start[0], start.key, "outcomes", way.why),
            (
                f"ขั้นถัดไป “{end.key}” ทำโดยหน่วยงานอื่น แต่ “{start.action}” ไม่ได้ระบุหน่วยงาน",
                f'Partners do the next step "{end.key}", and "{start.action}" names none',
            ),
            (f"ผ่านขั้นที่ระบุก่อน: {', '.join(naming)}", f"Go through a step that names them: {', '.join(naming)}"),
        )


def channels_demands_can_be_met(procedure: Procedure) -> Problems:
    """What a channel's cases must hold before they close can be given at any time, whatever their kind."""
    for channel in procedure.channel:
        for demand in channel.demands:
            giving = GIVEN_BY[demand]
            if not giving & procedure.anytimes.keys():
                yield problem(
                    at(entry("channel", channel.key), "demands"),
                    (f"ไม่มีรายการใดให้ “{demand}” ได้ทุกเมื่อ", f'Nothing gives "{demand}" at any time'),
                    (
                        f"เพิ่ม [[anytime]] ของ: {', '.join(sorted(giving))}",
                        f"Add an [[anytime]] entry for: {', '.join(sorted(giving))}",
                    ),
                )
