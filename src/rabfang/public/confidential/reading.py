"""A report as the holder of its receipt reads it: where it stands, what was said, what they may do. Nothing read here
is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabfang.cases.actions import VERBS
from rabfang.cases.actions.rate import may_rate
from rabfang.cases.actors import Actor
from rabfang.cases.coming_back import Known
from rabfang.cases.confidential import opened_words
from rabfang.cases.models import Attachment, Case, CaseText, Event, Visibility
from rabfang.cases.objecting import objecting
from rabfang.cases.queries import events_of, files_for, texts_for
from rabfang.cases.rules import offers, step_of
from rabfang.cases.standing import standing_of
from rabfang.cases.wording import public_sentence
from rabfang.core.clock import now
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import CITIZEN
from rabfang.rights.models import Request
from rabfang.rights.sealed import opened
from rabfang.vault.files import facts_of
from rabfang.vault.opening import OpenBox

LABELS: Mapping[str, Promise] = {
    "subject": _("เรื่อง"),
    "detail": _("เกิดอะไรขึ้น"),
    "who": _("ใครเกี่ยวข้อง"),
    "when_where": _("เกิดเมื่อใด ที่ไหน"),
    "evidence": _("มีหลักฐานหรือพยานอะไร หาได้จากที่ไหน"),
    "told": _("เคยแจ้งใครแล้วบ้าง"),
}
REPORTED = _("ท่านแจ้งเรื่อง")
# Said otherwise than of ordinary cases: no unit of the office works on the report, and the reporter may not be led to
# think so.
TITLES: Mapping[str, Promise] = {
    "report": _("ผู้ได้รับมอบหมายบันทึกผลแล้ว"),
    "acknowledge": _("หน่วยตรวจสอบภายนอกรับเรื่องแล้ว"),
}


@dataclass(frozen=True, repr=False)
class Said:
    """Words, with what they answer where a form asked for it."""

    label: str
    body: str


@dataclass(frozen=True, repr=False)
class SentFile:
    """A file; `given` by the office, so that it can be fetched."""

    pk: int
    name: str
    given: bool


@dataclass(frozen=True, repr=False)
class Entry:
    """One thing that happened, as the reporter may know it."""

    at: datetime
    title: str
    own: bool
    said: list[Said]
    files: list[SentFile]


def report_context(known: Known) -> dict[str, Any]:
    """Everything the page of an opened report shows."""
    case = known.case
    procedure = version_of(case.procedure_id)[1]
    allowed = set(offers(procedure, standing_of(case), Actor.citizen(case.pk), VERBS))
    may = objecting(case, now()) if "object" in allowed else None
    if may is None:
        allowed.discard("object")
    if not may_rate(case):
        allowed.discard("rate")
    entries = _entries(case, known.box)
    return {
        "case": case,
        "state": standing_words(case),
        "entries": entries,
        "question": _question(case, known.box) if case.asked_at else "",
        "allowed": allowed,
        "object_until": may.until if may else None,
        "requests": [opened(known.box, row) for row in Request.objects.filter(case=case)],
    }


def standing_words(case: Case) -> str:
    """Where it stands, in the desk's own words."""
    return str(step_of(version_of(case.procedure_id)[1], case.step).state)


def _entries(case: Case, box: OpenBox) -> list[Entry]:
    texts, files = texts_for(case, [Visibility.CITIZEN]), files_for(case, [Visibility.CITIZEN])
    entries, before = [], ""
    for event in events_of(case):
        title = str(REPORTED) if event.seq == 1 else str(TITLES.get(event.action) or public_sentence(event))
        given = event.seq in texts or event.seq in files
        if given or (title and title != before):
            before = title
            entries.append(_entry(event, title, texts.get(event.seq, []), files.get(event.seq, []), box))
    return entries


def _entry(event: Event, title: str, texts: list[CaseText], files: list[Attachment], box: OpenBox) -> Entry:
    own = event.actor_kind == CITIZEN
    order = {name: place for place, name in enumerate(LABELS)}
    said = [
        Said(_asked(text), opened_words(box, text.seq, text.field, text.body))
        for text in sorted(texts, key=lambda text: order.get(text.field, len(order)))
    ]
    return Entry(event.at, title, own, said, [SentFile(row.pk, facts_of(box, row.file).name, not own) for row in files])


def _asked(text: CaseText) -> str:
    """What the form asked for; of later words the event says enough."""
    return str(LABELS.get(text.field, "")) if text.seq == 1 else ""


def _question(case: Case, box: OpenBox) -> str:
    """The question that waits for the reporter."""
    text = CaseText.objects.filter(case=case, field="question").order_by("-seq").first()
    return opened_words(box, text.seq, text.field, text.body) if text else ""
