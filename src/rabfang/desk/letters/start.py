"""Which letters an officer may begin: on a case those its step asks for first, and those that need no case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from rabfang.cases.models import Assignment
from rabfang.cases.rules import step_of
from rabfang.desk.access import Here
from rabfang.desk.case.reading import Opened
from rabfang.desk.letters.reading import Row, rows
from rabfang.letters.kinds import (
    AGENCY,
    APPOINTMENT,
    CHASE,
    KINDS,
    NOTICE,
    REPLY,
    REPORT,
    TEXT_TITLES,
    WORKING_GROUP,
    chase_text,
)
from rabfang.letters.models import State
from rabfang.letters.rights import WRITING, visible_letters
from rabfang.procedures.schema import Step

MADE_ELSEWHERE = (APPOINTMENT, NOTICE, REPORT)  # they begin without a case, from an order or from a report
TO_UNITS, TO_AGENCIES = "unit", AGENCY
CHASING, APPOINTING = "expedite", "appoint"
ASKED: Mapping[str, str] = {"memo": "memo", "letter": REPLY, "order": "order"}  # a step's document -> kind
# what a step of this verb asks for instead, by its document
ASKED_BY: Mapping[tuple[str, str], str] = {("refer", "letter"): TO_AGENCIES, (APPOINTING, "order"): WORKING_GROUP}


@dataclass(frozen=True)
class Start:
    """One letter that may be begun."""

    title: str
    url: str
    asked: bool = False


def letters_of(case: Opened) -> dict[str, Any]:
    """The case's letters in sight, and those that may be begun: asked for by its procedure, and all others.

    Nothing in the case of another office: its letters are that office's.
    """
    if case.here.sight not in WRITING or not case.is_ours:
        return {}
    found = visible_letters(case.here.actor, case.here.agency).filter(case=case.case)
    starts = list(_starts(case))
    return {
        "rows": rows(found.order_by("-id")),
        "asked": [one for one in starts if one.asked],
        "others": [one for one in starts if not one.asked],
    }


def letters_read(case: Opened) -> list[Row]:
    """The case's letters in sight, the oldest first: what is read before a decision."""
    if case.here.sight not in WRITING or not case.is_ours:
        return []
    return rows(visible_letters(case.here.actor, case.here.agency).filter(case=case.case).order_by("id"))


def issued_in(case: Opened, kinds: Sequence[str]) -> dict[str, Any]:
    """Number and date of the newest issued letter of those kinds in sight, by the names that verbs' facts have."""
    if not kinds or case.here.sight not in WRITING or not case.is_ours:
        return {}
    found = visible_letters(case.here.actor, case.here.agency).filter(case=case.case, kind__in=kinds)
    letter = found.filter(state__in=(State.ISSUED, State.SENT)).order_by("-issued_at").first()
    if letter is None:
        return {}
    names = ("order_number", "order_date") if letter.kind == APPOINTMENT else ("letter_number", "letter_date")
    return dict(zip(names, (letter.reference_text, letter.dated), strict=True))


def without_case(here: Here) -> list[Start]:
    """Those that need no case; none for who writes no letters."""
    if here.sight not in WRITING:
        return []
    kinds = [key for key, kind in KINDS.items() if not kind.needs_case and key not in (NOTICE, REPORT)]
    return [Start(str(TEXT_TITLES[key]), reverse("desk:letter_begin", args=[key])) for key in kinds]


def _starts(case: Opened) -> Iterator[Start]:
    wanted = set(_asked(case))
    chased = sum(event.action == CHASING for event in case.events)
    open_parts = [row for row in case.case.assignments.all() if row.state == Assignment.State.OPEN]
    for key in KINDS:
        if key in MADE_ELSEWHERE:
            continue
        text = chase_text(chased) if key == CHASE else key
        url, title = reverse("desk:case_letter_begin", args=[case.case.pk, text]), str(TEXT_TITLES[text])
        parts = _addressees(key, open_parts)
        for part in parts or ():
            yield Start(f"{title}: {part.party_name}", f"{url}?part={part.number}", key in wanted)
        if parts is None:
            yield Start(title, url, key in wanted)
    if case.step.action == APPOINTING or any(event.action == APPOINTING for event in case.events):
        url = reverse("desk:case_letter_begin", args=[case.case.pk, WORKING_GROUP])
        yield Start(str(TEXT_TITLES[WORKING_GROUP]), url, WORKING_GROUP in wanted)


def _addressees(kind: str, parts: Sequence[Assignment]) -> list[Assignment] | None:
    """The open parts whose holders get a letter of that kind each; None when it is begun without naming one.

    Units get theirs, other agencies theirs, and both are chased. A unit that has the case alone need not be named.
    """
    partners = [row for row in parts if row.partner_id]
    if kind == TO_AGENCIES:
        return partners or None
    if kind not in (TO_UNITS, CHASE) or (len(parts) <= 1 and not partners):
        return None
    return list(parts) if kind == CHASE else [row for row in parts if row.unit_id]


def _asked(case: Opened) -> Iterator[str]:
    """The kinds with which the present step and the one done last are to be carried out."""
    for step in (case.step, _last_step(case)):
        document = (step.document or "") if step else ""
        if step and document in ASKED:
            yield ASKED_BY.get((step.action, document), ASKED[document])


def _last_step(case: Opened) -> Step | None:
    """The step the case came from; None at the beginning."""
    stood = [event.effects["case"]["step"] for event in case.events if "step" in event.effects.get("case", {})]
    return step_of(case.procedure, stood[-2]) if len(stood) > 1 else None
