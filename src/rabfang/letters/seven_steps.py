"""The seven dated steps of a case, each with its evidence (S4-6).

The document shows an office's handling of a complaint as seven steps with a date and a picture each: received; analysed
and notified; inspected; put to the executive; complainant told; reminder sent; filed. A case says them by its events:
what was done decides the step, and the procedure says who the executive is, never a name in code.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Attachment, Case, CaseText, Event, Status
from rabfang.cases.rules import step_of
from rabfang.cases.wording import Names, byline, sentence
from rabfang.core.clock import local_date
from rabfang.letters.models import Letter
from rabfang.procedures.deciding import deciding_roles, deciding_verb
from rabfang.procedures.graph import edges, reach
from rabfang.procedures.schema import Procedure, Step
from rabfang.thai.shortening import shortened


class Seven(StrEnum):
    """The steps, in the document's order."""

    RECEIVED = "received"
    ANALYSED = "analysed"
    INSPECTED = "inspected"
    PUT = "put"  # to the executive
    TOLD = "told"
    REMINDED = "reminded"
    FILED = "filed"


class State(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOT_YET = "not-yet"
    NOT_NEEDED = "not-needed"


TITLES = {
    Seven.RECEIVED: _("รับเรื่องจากผู้ร้อง"),
    Seven.ANALYSED: _("บันทึก วิเคราะห์ สรุปเรื่อง และแจ้งผู้เกี่ยวข้องให้พิจารณาดำเนินการ"),
    Seven.INSPECTED: _("ออกตรวจสถานที่จริงหรือตรวจสอบข้อเท็จจริง ร่วมกับผู้เกี่ยวข้องและผู้ได้รับผลกระทบ"),
    Seven.PUT: _("นำข้อมูล ข้อเท็จจริงเสนอผู้บริหาร"),
    Seven.TOLD: _("แจ้งผู้ร้อง"),
    Seven.REMINDED: _("แจ้งเตือนหรือติดตามหน่วยงานที่รับผิดชอบให้เร่งดำเนินการ"),
    Seven.FILED: _("จัดเก็บข้อมูลเรื่องอย่างเป็นหมวดหมู่ ง่ายต่อการค้นหา ตรวจสอบ และติดตาม"),
}
STATES = {
    State.DONE: _("ดำเนินการแล้ว"),
    State.NOT_YET: _("ยังไม่ถึงขั้นนี้"),
    State.NOT_NEEDED: _("ไม่ต้องดำเนินการ"),
}
# What is put to the executive depends on the procedure: `_base` decides, also of `forward`, `order` and `review`.
OF_VERB: Mapping[str, frozenset[Seven]] = {
    "receive": frozenset({Seven.RECEIVED}),
    "record": frozenset({Seven.RECEIVED}),
    "classify": frozenset({Seven.ANALYSED}),
    "assign": frozenset({Seven.ANALYSED}),
    "appoint": frozenset({Seven.ANALYSED}),
    "inspect": frozenset({Seven.INSPECTED}),
    "report": frozenset({Seven.INSPECTED}),
    "answer": frozenset({Seven.TOLD}),
    "reply": frozenset({Seven.TOLD}),
    "decline": frozenset({Seven.TOLD}),
    "notify": frozenset({Seven.TOLD}),  # those who sent the matter are told as well
    "acknowledge": frozenset({Seven.ANALYSED}),  # those concerned have taken it
    "refer": frozenset({Seven.ANALYSED, Seven.TOLD}),  # the letter goes out and the complainant reads of it
    "expedite": frozenset({Seven.REMINDED}),
    "remind": frozenset({Seven.REMINDED}),
    "escalate": frozenset({Seven.REMINDED}),
    "return_for_more": frozenset({Seven.REMINDED}),
    "close": frozenset({Seven.FILED}),
    "merge": frozenset({Seven.FILED}),
    "withdraw": frozenset({Seven.FILED}),
    "void": frozenset({Seven.FILED}),
}
OF_KIND: Mapping[str, Seven] = {  # of which step a numbered letter is the evidence
    "memo": Seven.PUT,
    "order": Seven.ANALYSED,
    "unit": Seven.ANALYSED,
    "agency": Seven.ANALYSED,
    "appointment": Seven.ANALYSED,
    "appointment-notice": Seven.ANALYSED,
    "acknowledgement": Seven.TOLD,
    "reply": Seven.TOLD,
    "report-ministry": Seven.TOLD,
    "report-governor": Seven.TOLD,
    "chase": Seven.REMINDED,
}
ENDED = frozenset({Status.CLOSED, Status.MERGED, Status.VOID})
KEY_WORDS = ("findings", "opinion", "order", "memo", "reply", "told", "reminder", "missing", "reason", "detail")
MOST_WORDS = 200  # letters of what was said; the whole stands on the case's page


@dataclass(frozen=True)
class Happening:
    """One time a step was done: when, what, by whom, the gist of what was said, the files the reader may see."""

    event: Event
    at: datetime
    sentence: str
    by: str
    words: str
    files: tuple[Attachment, ...]


@dataclass(frozen=True)
class DatedStep:
    """One of the seven, with every time it happened, the oldest first, and the numbered letters that are evidence."""

    key: Seven
    number: int
    state: State
    happened: tuple[Happening, ...]
    letters: tuple[Letter, ...] = ()

    @property
    def title(self) -> str:
        """What is done, in the reader's language."""
        return str(TITLES[self.key])

    @property
    def state_text(self) -> str:
        """The state in words."""
        return str(STATES[self.state])

    @property
    def days(self) -> list[date]:
        """The days on which it happened, in order: a visit may be written down after a later event."""
        return sorted({local_date(one.at) for one in self.happened})


@dataclass(frozen=True)
class Record:
    """What is known of a case by whoever reads: texts and files by event, only those they may see."""

    case: Case
    procedure: Procedure
    events: Sequence[Event]
    texts: Mapping[int, Sequence[CaseText]]
    files: Mapping[int, Sequence[Attachment]]
    names: Names
    letters: Sequence[Letter] = ()


def seven_steps(record: Record, at: datetime) -> list[DatedStep]:
    """The seven steps of the case as it stands at that moment."""
    found: dict[Seven, list[Happening]] = {key: [] for key in Seven}
    for event in record.events:
        for key in steps_of(event, record.procedure):
            found[key].append(_happening(record, event))
    ahead = _ahead(record, at)
    return [
        DatedStep(
            key,
            number,
            _state(key, record.case, bool(found[key]), ahead),
            tuple(found[key]),
            tuple(row for row in record.letters if row.number and OF_KIND.get(row.kind) == key),
        )
        for number, key in enumerate(Seven, start=1)
    ]


def steps_of(event: Event, procedure: Procedure) -> frozenset[Seven]:
    """The steps that an event is evidence of; none for notes, pauses and the like."""
    executive = _executive(procedure)
    place = event.effects.get("case", {}).get("step")
    put = bool(place) and executive.decides(step_of(procedure, place))
    found = _base(event.action, executive, {event.role}, put=put)
    if event.action in ("forward", "order") and (event.facts.get("units") or event.facts.get("telephoned_unit")):
        found |= {Seven.ANALYSED}
    return found


@dataclass(frozen=True)
class _Executive:
    """Who decides in a procedure, and by which verb."""

    verb: str
    roles: frozenset[str]

    def decides(self, step: Step) -> bool:
        """Whether a matter that comes to this step is put to the executive."""
        return step.action == self.verb or (step.action == "review" and bool(self.roles & set(step.by)))


def _executive(procedure: Procedure) -> _Executive:
    return _Executive(deciding_verb(procedure), deciding_roles(procedure))


def _base(action: str, executive: _Executive, roles: Collection[str], *, put: bool) -> frozenset[Seven]:
    """By the verb and who does it; `put` says that the matter comes to a decision of the executive by it."""
    found = OF_VERB.get(action, frozenset())
    decided = bool(executive.roles.intersection(roles))
    if action == "forward":
        found = frozenset() if put else frozenset({Seven.ANALYSED})
    elif action == "review":
        found = frozenset() if decided else frozenset({Seven.INSPECTED})
    decision = decided and action in (executive.verb, "review")
    return found | {Seven.PUT} if put or decision else found


def _ahead(record: Record, at: datetime) -> frozenset[Seven]:
    """The steps that the procedure still has before this case; a reminder only while it is late."""
    case, procedure = record.case, record.procedure
    path, _dot, key = case.step.partition(".")
    ways = edges(procedure, {case.kind} if case.kind else None)
    executive = _executive(procedure)
    found: set[Seven] = {Seven.REMINDED} if case.due_at and case.due_at < at else set()
    for node in reach([(path, key)], ways):
        step = procedure.step(*node)
        put = any(executive.decides(procedure.step(*way.end)) for way in ways if way.start == node)
        found |= _base(step.action, executive, step.by, put=put)
    return frozenset(found)


def _state(key: Seven, case: Case, happened: bool, ahead: Iterable[Seven]) -> State:
    ended = case.status in ENDED
    if happened and (ended or key != Seven.FILED):  # a case taken up again is not filed any more
        return State.DONE
    return State.NOT_YET if key in ahead and not ended else State.NOT_NEEDED


def _happening(record: Record, event: Event) -> Happening:
    said = {text.field: text.body for text in record.texts.get(event.seq, ())}
    return Happening(
        event=event,
        at=_when(record.case, event),
        sentence=sentence(event, record.names),
        by=byline(event, record.names),
        words=shortened(next((said[field] for field in KEY_WORDS if field in said), ""), MOST_WORDS),
        files=tuple(record.files.get(event.seq, ())),
    )


def _when(case: Case, event: Event) -> datetime:
    """When it was done, which may be before it was written down."""
    if event.action == "receive":
        return case.received_at
    visited = event.facts.get("visited_at")
    return datetime.fromisoformat(visited) if visited else event.at
