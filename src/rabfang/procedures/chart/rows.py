"""What a procedure's chart says, in rows of three: who is responsible, what is done, by when (S0-6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from rabfang.procedures.graph import Node, targets
from rabfang.procedures.schema import CITIZEN, CLOCK, INTAKE, PARTNER, TO_KIND, Channel, Procedure, Step, Words
from rabfang.procedures.verbs import BRINGING_BACK, CLOSING, DOCUMENTS, EVENTS, VERBS
from rabfang.thai.periods import Period, Unit

RESPONSIBLE = Words(th="ผู้รับผิดชอบ", en="Responsible")
WHAT = Words(th="กระบวนการ/ขั้นตอน", en="Process and steps")
WHEN = Words(th="กำหนดแล้วเสร็จ", en="To be done")
CHANNELS = Words(th="ช่องทางรับเรื่อง", en="Channels")
REPORTS = Words(th="รายงาน", en="Reports")
_ACTORS = {
    CITIZEN: Words(th="ผู้ร้อง", en="Complainant"),
    CLOCK: Words(th="ระบบ", en="The system"),
    PARTNER: Words(th="หน่วยงานที่ร่วมดำเนินการ", en="Partner agency"),
}


@dataclass(frozen=True)
class ChartRow:
    """One box of the chart with the cells beside it. `number` counts steps; channels and reports have none.

    `notes` say what else belongs to the box: its document, where outcomes lead, where it returns to.
    `node` is the step; `jumps` the steps, not the next one, to which an arrow of the same path goes.
    """

    section: Words
    about: Words | None
    number: int | None
    responsible: Words
    what: Words
    when: Words
    source: str
    notes: tuple[Words, ...] = ()
    node: Node | None = None
    leads_on: bool = False
    jumps: tuple[Node, ...] = ()


def chart_rows(procedure: Procedure, path: str | None = None) -> tuple[ChartRow, ...]:
    """The rows of the chart (channels, intake, each path, reports), or of one path; KeyError if unknown."""
    if path is not None:
        procedure.path[path]
    numbers = {(name, step.key): order for order, (name, step) in enumerate(procedure.steps(), 1)}
    rows: list[ChartRow] = []
    if path in (None, INTAKE):
        rows.extend(_channel(procedure, channel) for channel in procedure.channel)
    rows.extend(_step(procedure, name, step, numbers) for name, step in procedure.steps() if path in (None, name))
    if path is None:
        rows.extend(_reports(procedure))
    return tuple(rows)


def period_words(period: Period) -> Words:
    """A period in both languages."""
    return Words(th=period.thai(), en=period.english())


def step_when(procedure: Procedure, step: Step) -> Words:
    """By when a step is done: its period, or the channel's, and what that is counted from."""
    within = period_words(step.within) if step.within else None
    if step.within_channel:
        times = {channel.take_up for channel in procedure.channel}
        one = times.pop() if len(times) == 1 else None
        within = period_words(one) if one else Words(th="ตามกำหนดของช่องทาง", en="As the channel says")
    if within is None:
        return Words(th="ไม่ได้กำหนด", en="Not set")
    if step.counted_from is None:
        return within
    if step.within and step.within.unit in (Unit.AT_ONCE, Unit.SAME_DAY):
        return within
    verb = VERBS[EVENTS[step.counted_from]]
    return Words(th=f"{within.th} นับแต่{verb.title.th}", en=f"{within.en}, counted from when it was {verb.done}")


def step_who(procedure: Procedure, step: Step) -> Words:
    """Who does a step: its own wording, or the titles of its roles."""
    if step.who:
        return step.who
    titles = [_ACTORS.get(key) or procedure.roles[key].title for key in step.by]
    return Words(th=" หรือ".join(title.th for title in titles), en=" or ".join(title.en for title in titles))


def _channel(procedure: Procedure, channel: Channel) -> ChartRow:
    check = Words(th=f"ตรวจสอบ: {channel.check.th}", en=f"Looked at: {channel.check.en}")
    notes = [check]
    if channel.watch and channel.watched_by:
        who = [procedure.roles[key].title for key in channel.watched_by]
        notes.append(Words(th=_list("ผู้ตรวจ", [one.th for one in who]), en=_list("Watched by", [one.en for one in who])))
    when = period_words(channel.take_up)
    return ChartRow(CHANNELS, None, None, channel.recorder, channel.title, when, channel.source, tuple(notes))


def _step(procedure: Procedure, name: str, step: Step, numbers: dict[Node, int]) -> ChartRow:
    path = procedure.path[name]
    following = numbers[name, step.key] + 1
    ends = [end for place in step.outcomes.values() for end in targets(procedure, name, place)]
    jumps = [end for end in ends if end[0] == name and numbers[end] != following]
    if step.returns:
        jumps.append((name, step.returns))
    return ChartRow(
        section=path.title,
        about=_kinds(procedure, name),
        number=numbers[name, step.key],
        responsible=step_who(procedure, step),
        what=step.title,
        when=step_when(procedure, step),
        source=step.source,
        notes=tuple(_notes(procedure, name, step, numbers)),
        node=(name, step.key),
        leads_on=any(end[0] == name and numbers[end] == following for end in ends),
        jumps=tuple(dict.fromkeys(jumps)),
    )


def _kinds(procedure: Procedure, path: str) -> Words | None:
    kinds = [kind.title for kind in procedure.kind if kind.path == path]
    if not kinds:
        return None
    return Words(th=_list("ประเภทเรื่อง", [kind.th for kind in kinds]), en=_list("Kinds", [kind.en for kind in kinds]))


def _list(label: str, items: list[str]) -> str:
    return f"{label}: {', '.join(items)}"


def _notes(procedure: Procedure, path: str, step: Step, numbers: dict[Node, int]) -> Iterator[Words]:
    if step.document:
        document = DOCUMENTS[step.document]
        yield Words(th=f"เอกสาร: {document.th}", en=f"Document: {document.en}")
    only = len(step.outcomes) == 1
    for outcome, place in step.outcomes.items():
        if place == TO_KIND:
            yield from _by_kind(procedure, numbers)
            continue
        number = numbers[targets(procedure, path, place)[0]]
        if only and number == numbers[path, step.key] + 1:
            continue  # the arrow says it
        title = step.outcome_titles.get(outcome)
        label = f"{title.th}: " if title else "", f"{title.en}: " if title else ""
        yield Words(th=f"{label[0]}ไปขั้น {number}", en=f"{label[1]}to step {number}")
    if step.returns:
        number = numbers[path, step.returns]
        yield Words(th=f"ยังไม่ครบถ้วน: ส่งกลับขั้น {number}", en=f"Incomplete: back to step {number}")
    again = procedure.path[path].again
    if step.action == CLOSING and again and BRINGING_BACK & procedure.anytimes.keys():
        number = numbers[path, again]
        yield Words(
            th=f"คัดค้านหรือเปิดเรื่องอีกครั้ง: กลับไปขั้น {number}",
            en=f"Objection or reopening: back to step {number}",
        )


def _by_kind(procedure: Procedure, numbers: dict[Node, int]) -> Iterator[Words]:
    for name, path in procedure.path.items():
        kinds = [kind.title for kind in procedure.kind if kind.path == name]
        if kinds:
            number = numbers[name, path.step[0].key]
            yield Words(
                th=f"{', '.join(kind.th for kind in kinds)}: ไปขั้น {number}",
                en=f"{', '.join(kind.en for kind in kinds)}: to step {number}",
            )


def _reports(procedure: Procedure) -> Iterator[ChartRow]:
    for report in procedure.report:
        by, to = procedure.roles[report.by].title, procedure.roles[report.to].title
        yield ChartRow(
            section=REPORTS,
            about=None,
            number=None,
            responsible=by,
            what=report.title,
            when=period_words(report.every),
            source=report.source,
            notes=(Words(th=f"เสนอ{to.th}", en=f"To: {to.en}"),),
        )
