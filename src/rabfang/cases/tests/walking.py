"""Walking cases through a procedure: facts that satisfy each verb, and every officer of an office as an actor."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from rabfang.agencies.models import Agency, Officer, RoleHolding, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.cases.receive import Received, receive
from rabfang.cases.rules import capacities, rule_for, step_of, target, works_in_parts
from rabfang.cases.standing import standing_of
from rabfang.core.clock import now
from rabfang.procedures.queries import current, version_of
from rabfang.procedures.schema import Procedure, Step


def officers(agency: Agency) -> dict[str, Actor]:
    """Everybody who works in the office, by account."""
    return {row.email: Actor.officer(row, now()) for row in Officer.objects.filter(agency=agency)}


def unit_of(officer_id: int) -> int | None:
    """The unit in which an officer holds their role."""
    return RoleHolding.objects.filter(officer_id=officer_id).values_list("unit_id", flat=True).first()


def submitted(agency: Agency, **facts: Any) -> Received:
    """A case from the office's public channel."""
    _, procedure = current(agency)
    channel = next(row.key for row in procedure.channel if row.public)
    said = {"subject": "ไฟฟ้าสาธารณะดับ", "detail": "หน้าบ้านมืดมาก", "name": "สมชาย ทดสอบ", "email": "a@b.example"}
    return receive(agency, channel, by=Actor.citizen(), **(said | facts))


def walk(agency: Agency, kind: str, *, until: str, outcome: str = "", category: str = "", **facts: Any) -> Case:
    """A new case of `kind`, taken along its path until it waits for `until`."""
    return lead(submitted(agency, **facts).case, kind, until=until, outcome=outcome, category=category)


def lead(case: Case, kind: str, *, until: str, outcome: str = "", category: str = "") -> Case:
    """The case goes along the path of `kind` until it waits for `until`; `outcome` is what an order on the way decides.

    Returns it as it is stored then.
    """
    procedure = version_of(case.procedure_id)[1]
    while True:
        stored = Case.objects.select_related("agency").get(pk=case.pk)
        verb = step_of(procedure, stored.step).action
        if verb == until:
            return stored
        facts = facts_for(stored, verb, procedure, outcome if verb == "order" and outcome else None)
        if verb == "classify":
            facts |= {"kind": kind, "category": category}
        perform(stored, verb, by=somebody(stored, verb, procedure), **facts)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# What each verb is told, where it is always the same.
SAID: Mapping[str, Mapping[str, Any]] = {
    "forward": {"memo": "เห็นควรดำเนินการ"},
    "order": {"order": "ดำเนินการตามเสนอ"},
    "assign": {"reason": "มอบหมาย"},
    "inspect": {"went": "วิชัย ช่างคิด นายช่างโยธา", "findings": "เสาไฟชำรุดหนึ่งต้น"},
    "report": {"findings": "ดำเนินการแล้ว"},
    "return_for_more": {"missing": "ขอภาพถ่าย"},
    "reply": {"reply": "แก้ไขแล้ว", "findings": "ตรวจแล้ว"},
    "answer": {"reply": "ตามเอกสารแนบ"},
    "refer": {"outside_agency": "แขวงทางหลวง", "told": "ส่งแขวงทางหลวงแล้ว"},
    "appoint": {"purpose": "ตรวจสอบและแก้ไขร่วมกัน"},
    "acknowledge": {"received_number": "123"},
    "notify": {"to": "กระทรวงมหาดไทย", "report": "แก้ไขแล้ว"},
    "decline": {"reason": "ไม่มีมูล"},
    "close": {"outcome": "solved"},
    "note": {"note": "บันทึก"},
    "ask": {"question": "เสาไฟต้นใด"},
    "message": {"message": "ต้นที่สาม"},
    "expedite": {"reminder": "โปรดรายงาน"},
    "pause": {"reason": "รออะไหล่"},
    "merge": {"reason": "เรื่องเดียวกัน"},
    "unmerge": {"reason": "คนละเรื่อง"},
    "void": {"reason": "บันทึกซ้ำ"},
    "reopen": {"reason": "ยังไม่เรียบร้อย"},
    "object": {"objection": "ยังดับอยู่"},
    "contact": {"telephone": "0899999999"},
    "rate": {"rating": "satisfied", "heard": "telephone"},
    "identify": {"done": "asked"},
    "protect": {"measure": "watch", "whom": "ผู้แจ้ง"},
}


def facts_for(case: Case, verb: str, procedure: Procedure, outcome: str | None = None) -> dict[str, Any]:
    """Facts that make `verb` succeed on the case as far as facts can; the database is asked for what only it knows."""
    facts = dict(SAID.get(verb, {}))
    match verb:
        case "classify":
            facts["kind"] = case.kind or procedure.kind[0].key
        case "order":
            facts["outcome"] = outcome or _first_outcome(case, procedure)
        case "inspect":
            facts["visited_at"] = now()
        case "acknowledge" if outcome:
            facts["outcome"] = outcome
        case "remind":
            facts["clock"] = _clock(case, reminds_at__lte=now())
        case "escalate":
            facts["clock"] = _clock(case, escalates_at__lte=now())
        case "merge":
            other = Case.objects.filter(agency=case.agency, status="open").exclude(pk=case.pk).first()
            facts["into"] = other.pk if other else 0
    if verb in ("assign", "appoint") or (
        verb in ("forward", "order") and _needs_units(case, verb, procedure, facts.get("outcome"))
    ):
        facts["units"] = _units(case)
    return facts


def _units(case: Case) -> list[int]:
    """Units of the office that get work."""
    keys = ["public-works", "payments", "personnel", "justice", "capacity"]
    return list(Unit.objects.filter(agency=case.agency, key__in=keys).values_list("pk", flat=True))


def _clock(case: Case, **due: Any) -> int:
    """The number of the case's first clock that is due so; 1 when none is."""
    found = Clock.objects.filter(case=case, **due).first()
    return found.number if found else 1


def _first_outcome(case: Case, procedure: Procedure) -> str:
    return next(iter(step_of(procedure, case.step).outcomes), "none")


def _needs_units(case: Case, verb: str, procedure: Procedure, outcome: str | None) -> bool:
    step = step_of(procedure, case.step)
    if step.action != verb:
        return verb == "assign"
    place = step.outcomes.get(outcome or "", next(iter(step.outcomes.values())))
    reached = target(case.step.partition(".")[0], place, procedure.kinds.get(case.kind), procedure)
    return works_in_parts(procedure, step_of(procedure, reached))


def somebody(case: Case, verb: str, procedure: Procedure) -> Actor:
    """An actor who may do `verb` now; raises AssertionError when nobody may."""
    standing = standing_of(Case.objects.get(pk=case.pk))
    rule: Any = rule_for(procedure, standing, verb)
    for one in _everyone(case):
        if any(True for _ in capacities(procedure, standing, rule, one)):
            return one
    raise AssertionError(f"nobody may {verb} at {case.step}")


def _everyone(case: Case) -> Iterator[Actor]:
    """Who may be asked, one after another: the roles of those who come later are not read."""
    yield Actor.clock()
    yield Actor.citizen(case.pk)
    for row in Officer.objects.filter(agency=case.agency):
        yield Actor.officer(row, now())


def next_step(case: Case, procedure: Procedure) -> Step:
    """The step at which the stored case waits."""
    return step_of(procedure, Case.objects.values_list("step", flat=True).get(pk=case.pk))
