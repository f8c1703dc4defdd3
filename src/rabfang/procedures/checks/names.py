"""Every name a procedure uses is one it defines, or one the heart knows."""

from collections.abc import Iterable, Iterator

from rabfang.procedures.places import at, entry, step_at
from rabfang.procedures.problems import Problem, one_of, problem, unknown
from rabfang.procedures.schema import CITIZEN, CLOCK, PARTNER, May, Procedure
from rabfang.procedures.verbs import CITIZENS_VERBS, DOCUMENTS, STATUSES, VERBS

Problems = Iterator[Problem]


def keys_are_unique(procedure: Procedure) -> Problems:
    """A key names one thing among its like."""
    lists: list[tuple[str, list[str]]] = [
        ("role", [role.key for role in procedure.role]),
        ("channel", [channel.key for channel in procedure.channel]),
        ("kind", [kind.key for kind in procedure.kind]),
        ("group", [group.key for group in procedure.group]),
        ("anytime", [rule.action for rule in procedure.anytime]),
        ("standard", [standard.key for standard in procedure.standard]),
        ("report", [report.key for report in procedure.report]),
    ]
    lists += [(at(entry("kind", kind.key), "categories"), [c.key for c in kind.categories]) for kind in procedure.kind]
    lists += [(at("path", name, "step"), [step.key for step in path.step]) for name, path in procedure.path.items()]
    for table, keys in lists:
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            yield problem(
                entry(table, key),
                (f"มีชื่อ “{key}” มากกว่าหนึ่งครั้ง", f'"{key}" stands more than once'),
                ("ตั้งชื่อแต่ละรายการไม่ให้ซ้ำกัน", "Give each its own name"),
            )


def roles_keep_off_reserved_names(procedure: Procedure) -> Problems:
    """The citizen, the clock and partners act too; no role of officers may take their names."""
    for role in procedure.role:
        if role.key in (CITIZEN, CLOCK, PARTNER):
            yield problem(
                entry("role", role.key),
                (f"“{role.key}” เป็นชื่อที่ระบบใช้อยู่", f'"{role.key}" is a name the system keeps'),
                ("ตั้งชื่อบทบาทเป็นอย่างอื่น", "Give the role another name"),
            )


def channels_name_their_recorders(procedure: Procedure) -> Problems:
    """Each channel is recorded by roles that exist and may record; only a public one by none."""
    for channel in procedure.channel:
        where = at(entry("channel", channel.key), "recorded_by")
        yield from _roles(procedure, where, channel.recorded_by)
        for key in channel.recorded_by:
            if key in procedure.roles and May.RECORD not in procedure.roles[key].may:
                yield problem(
                    where,
                    (f"บทบาท “{key}” บันทึกเรื่องไม่ได้", f'Role "{key}" may not record'),
                    (f'เพิ่ม "record" ใน role[{key}].may', f'Add "record" to role[{key}].may'),
                )
        if not channel.recorded_by and not channel.public:
            yield _nobody(where, procedure)


def one_channel_is_public(procedure: Procedure) -> Problems:
    """Citizens submit through one channel at most: the site has one form."""
    public = [channel for channel in procedure.channel if channel.public]
    for channel in public[1:]:
        yield problem(
            at(entry("channel", channel.key), "public"),
            (
                f"ช่องทาง “{public[0].key}” เปิดให้ประชาชนยื่นเรื่องเองอยู่แล้ว",
                f'Channel "{public[0].key}" is public already',
            ),
            ("ให้ public = true ได้ช่องทางเดียว", "Leave public = true on one channel"),
        )


def steps_are_done_by_known_roles(procedure: Procedure) -> Problems:
    """Each step is done by roles that exist, by the clock or by partners; citizens do no step."""
    for path, step in procedure.steps():
        where = step_at(path, step.key, "by")
        yield from _roles(procedure, where, step.by, also=(CLOCK, PARTNER))
        if not step.by:
            yield _nobody(where, procedure)


def anytime_verbs_are_done_by_known_roles(procedure: Procedure) -> Problems:
    """A verb outside the steps is done by known roles, the clock, partners, or, where it is theirs, the citizen."""
    for rule in procedure.anytime:
        where = at(entry("anytime", rule.action), "by")
        yield from _roles(procedure, where, rule.by, also=(CITIZEN, CLOCK, PARTNER))
        if not rule.by:
            yield _nobody(where, procedure)
        if CITIZEN in rule.by and rule.action not in CITIZENS_VERBS:
            yield problem(
                where,
                (f"ประชาชนทำ “{rule.action}” เองไม่ได้", f'Citizens may not "{rule.action}"'),
                (
                    f'นำ "citizen" ออก (ประชาชนทำได้: {", ".join(sorted(CITIZENS_VERBS))})',
                    f'Take "citizen" out (theirs are: {", ".join(sorted(CITIZENS_VERBS))})',
                ),
            )


def escalations_go_to_known_roles(procedure: Procedure) -> Problems:
    """Whoever is told of an overdue step is a role that exists."""
    for order, escalation in enumerate(procedure.escalation, 1):
        where = at(entry("escalation", f"#{order}"), "to")
        yield from _roles(procedure, where, escalation.to)
        if not escalation.to:
            yield _nobody(where, procedure)


def reports_have_known_roles(procedure: Procedure) -> Problems:
    """A report is made, signed and read by roles that exist; one role may be several of them."""
    for report in procedure.report:
        named = {"by": report.by, "signed_by": report.signed_by or report.by, "to": report.to}
        for field, key in named.items():
            yield from _roles(procedure, at(entry("report", report.key), field), (key,))


def somebody_administers_and_records(procedure: Procedure) -> Problems:
    """At least one role may administer and at least one may record; an office may leave letters to its own files."""
    for needed in (May.RECORD, May.ADMINISTER):
        if not any(needed in role.may for role in procedure.role):
            yield problem(
                "role",
                (f"ไม่มีบทบาทใดมีสิทธิ “{needed}”", f'No role may "{needed}"'),
                (f'เพิ่ม may = ["{needed}"] ให้บทบาทหนึ่ง', f'Add may = ["{needed}"] to a role'),
            )


def no_role_administers_and_audits(procedure: Procedure) -> Problems:
    """Who changes settings is not who watches what was changed."""
    for role in procedure.role:
        if {May.ADMINISTER, May.AUDIT} <= set(role.may):
            yield problem(
                at(entry("role", role.key), "may"),
                ("บทบาทเดียวกันมีทั้งสิทธิ “administer” และ “audit”", 'One role may both "administer" and "audit"'),
                ("แยกเป็นสองบทบาท", "Make two roles of it"),
            )


def verbs_are_known_and_in_their_place(procedure: Procedure) -> Problems:
    """An action is a verb of the heart; some stand only in steps, some only outside them."""
    inside = [key for key, verb in VERBS.items() if verb.in_steps]
    outside = [key for key, verb in VERBS.items() if verb.outside_steps]
    for path, step in procedure.steps():
        if step.action not in inside:
            yield _verb(step_at(path, step.key, "action"), step.action, inside)
    for rule in procedure.anytime:
        if rule.action not in outside:
            yield _verb(at(entry("anytime", rule.action), "action"), rule.action, outside)


def statuses_are_known(procedure: Procedure) -> Problems:
    """A verb outside the steps is allowed during statuses a case can have."""
    for rule in procedure.anytime:
        where = at(entry("anytime", rule.action), "during")
        for status in rule.during:
            if status not in STATUSES:
                yield problem(where, unknown("สถานะ", "status", status), one_of(STATUSES))
        if not rule.during:
            yield problem(where, ("ไม่ได้ระบุสถานะ", "No status is named"), one_of(STATUSES))


def documents_are_known(procedure: Procedure) -> Problems:
    """A step's document is one the system can draw up."""
    for path, step in procedure.steps():
        if step.document is not None and step.document not in DOCUMENTS:
            where = step_at(path, step.key, "document")
            yield problem(where, unknown("แบบเอกสาร", "document", step.document), one_of(DOCUMENTS))


def _roles(procedure: Procedure, where: str, keys: Iterable[str], also: tuple[str, ...] = ()) -> Problems:
    known = (*procedure.roles, *also)
    for key in keys:
        if key not in known:
            yield problem(where, unknown("บทบาท", "role", key), one_of(known))


def _nobody(where: str, procedure: Procedure) -> Problem:
    return problem(where, ("ไม่ได้ระบุว่าใครทำ", "Nobody is named"), one_of(procedure.roles))


def _verb(where: str, action: str, known: Iterable[str]) -> Problem:
    if action in VERBS:
        return problem(where, (f"ใช้ “{action}” ตรงนี้ไม่ได้", f'"{action}" cannot stand here'), one_of(known))
    return problem(where, unknown("การกระทำ", "verb", action), one_of(known))
