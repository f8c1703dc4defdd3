"""Paths, and every place that names a path, a step, an outcome, a kind or an event."""

import re
from collections.abc import Iterator

from rabfang.procedures.graph import has
from rabfang.procedures.places import at, entry, step_at
from rabfang.procedures.problems import Problem, one_of, problem, unknown
from rabfang.procedures.schema import INTAKE, TO_KIND, Path, Procedure, Step
from rabfang.procedures.verbs import CLOSING, EVENTS, VERBS

Problems = Iterator[Problem]
_KEY = re.compile(r"[a-z][a-z0-9-]{0,59}")


def intake_comes_first(procedure: Procedure) -> Problems:
    """Every case begins on the path `intake`."""
    if INTAKE not in procedure.path:
        yield problem(
            at("path", INTAKE),
            ("ไม่มีเส้นทางรับเรื่อง", "There is no path on which cases begin"),
            (f"เพิ่ม [path.{INTAKE}] และขั้นแรก", f"Add [path.{INTAKE}] and its first step"),
        )


def paths_have_keys_and_steps(procedure: Procedure) -> Problems:
    """A path's name can be written in "path.step", and it has a step."""
    for name, path in procedure.path.items():
        if not _KEY.fullmatch(name):
            yield problem(
                at("path", name),
                (f"ชื่อเส้นทาง “{name}” ใช้ไม่ได้", f'"{name}" cannot name a path'),
                (
                    "ใช้ a-z 0-9 และขีด ขึ้นต้นด้วยตัวอักษร ไม่เกิน 60 ตัว",
                    "Use a-z, 0-9 and hyphens, a letter first, at most 60",
                ),
            )
        if not path.step:
            yield problem(
                at("path", name),
                ("เส้นทางนี้ไม่มีขั้นตอน", "This path has no step"),
                (f"เพิ่ม [[path.{name}.step]]", f"Add [[path.{name}.step]]"),
            )


def kinds_lead_to_paths(procedure: Procedure) -> Problems:
    """A kind's path exists, and is not the one on which its cases are classified."""
    known = [name for name in procedure.path if name != INTAKE]
    if not procedure.kind:
        yield problem("kind", ("ไม่มีประเภทเรื่อง", "There is no kind"), ("เพิ่มอย่างน้อยหนึ่งประเภท", "Add at least one"))
    for kind in procedure.kind:
        if kind.path not in known:
            where = at(entry("kind", kind.key), "path")
            yield problem(where, unknown("เส้นทาง", "path", kind.path), one_of(known))


def channel_outcomes_are_the_first_steps(procedure: Procedure) -> Problems:
    """There is a channel; its own outcome is one of the first step's (S0-1: meetings go to the treasurer)."""
    if not procedure.channel:
        yield problem("channel", ("ไม่มีช่องทาง", "There is no channel"), ("เพิ่มอย่างน้อยหนึ่งช่องทาง", "Add at least one"))
    first = next((step for path, step in procedure.steps() if path == INTAKE), None)
    for channel in procedure.channel:
        if channel.outcome is not None and first is not None and channel.outcome not in first.outcomes:
            where = at(entry("channel", channel.key), "outcome")
            yield problem(where, unknown("ผล", "outcome", channel.outcome), one_of(first.outcomes))


def outcomes_lead_to_steps(procedure: Procedure) -> Problems:
    """An outcome leads to a step of its path, to "path.step", or, when classifying, to the kind's path."""
    for path, step in procedure.steps():
        for outcome, place in step.outcomes.items():
            where = step_at(path, step.key, "outcomes", outcome)
            if place == TO_KIND:
                if step.action != "classify":
                    yield problem(
                        where,
                        (
                            "ไปตามประเภทเรื่องได้เฉพาะจากขั้น classify",
                            'Only a step whose action is "classify" leads to "kind"',
                        ),
                        _steps(procedure, path),
                    )
                continue
            name, _, key = place.rpartition(".")
            if not has(procedure, (name or path, key)):
                yield problem(where, unknown("ขั้น", "step", place), _steps(procedure, name or path))


def only_close_ends(procedure: Procedure) -> Problems:
    """A step that closes has no outcome; every other step has one."""
    for path, step in procedure.steps():
        where = step_at(path, step.key, "outcomes")
        if step.action == CLOSING and step.outcomes:
            yield problem(
                where,
                ("เรื่องยุติที่ขั้นนี้ จึงไปต่อไม่ได้", "The case ends here and leads nowhere"),
                ("ลบ outcomes ออก", "Take outcomes out"),
            )
        elif step.action != CLOSING and not step.outcomes:
            yield problem(
                where,
                ("ไม่ได้ระบุว่าทำแล้วไปขั้นใด", "Nothing says which step follows"),
                _steps(procedure, path),
            )


def choices_have_titles(procedure: Procedure) -> Problems:
    """Where a person chooses between outcomes each has a title, and every title has its outcome."""
    for path, step in procedure.steps():
        for outcome in step.outcomes if len(step.outcomes) > 1 else ():
            if outcome not in step.outcome_titles:
                yield problem(
                    step_at(path, step.key, "outcome_titles", outcome),
                    ("ไม่มีชื่อของผลที่ให้เลือก", "An outcome to choose has no title"),
                    (f'{outcome} = {{ th = "...", en = "..." }}',) * 2,
                )
        for outcome in step.outcome_titles:
            if outcome not in step.outcomes:
                where = step_at(path, step.key, "outcome_titles", outcome)
                yield problem(where, unknown("ผล", "outcome", outcome), one_of(step.outcomes))


def returns_go_to_another_step(procedure: Procedure) -> Problems:
    """An incomplete report goes back to another step of the same path."""
    for path, step in procedure.steps():
        known = [other.key for other in procedure.path[path].step if other.key != step.key]
        if step.returns is not None and step.returns not in known:
            where = step_at(path, step.key, "returns")
            yield problem(where, unknown("ขั้น", "step", step.returns), one_of(known))


def again_is_a_step(procedure: Procedure) -> Problems:
    """A case brought back returns to a step of its path."""
    for name, path in procedure.path.items():
        known = [step.key for step in path.step]
        if path.again is not None and path.again not in known:
            yield problem(at("path", name, "again"), unknown("ขั้น", "step", path.again), one_of(known))


def events_are_known(procedure: Procedure) -> Problems:
    """A time counts from an event of the heart, written in the past: "ordered" for the verb order."""
    for path, step in procedure.steps():
        if step.counted_from is not None and step.counted_from not in EVENTS:
            yield _event(step_at(path, step.key, "counted_from"), step.counted_from)
    for standard in procedure.standard:
        if standard.counted_from not in EVENTS:
            yield _event(at(entry("standard", standard.key), "counted_from"), standard.counted_from)


def standards_name_verbs_and_kinds(procedure: Procedure) -> Problems:
    """A standard runs until a verb of the heart, for kinds that exist."""
    for standard in procedure.standard:
        place = entry("standard", standard.key)
        for verb in standard.until:
            if verb not in VERBS:
                yield problem(at(place, "until"), unknown("การกระทำ", "verb", verb), one_of(VERBS))
        for kind in standard.kinds:
            if kind not in procedure.kinds:
                yield problem(at(place, "kinds"), unknown("ประเภทเรื่อง", "kind", kind), one_of(procedure.kinds))


def _event(where: str, event: str) -> Problem:
    if event in VERBS:
        done = VERBS[event].done
        return problem(where, unknown("เหตุการณ์", "event", event), (f'เขียน "{done}"', f'Write "{done}"'))
    return problem(where, unknown("เหตุการณ์", "event", event), one_of(EVENTS))


def _steps(procedure: Procedure, path: str) -> tuple[str, str]:
    here: Path | None = procedure.path.get(path)
    steps: tuple[Step, ...] = here.step if here else ()
    if here is None:
        return one_of(procedure.path)
    return one_of(step.key for step in steps)
