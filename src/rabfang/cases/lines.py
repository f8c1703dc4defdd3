"""Which short lines of an event may say something of a person: hashed by a salted digest, so that they can be erased.

Where the matter is, and what officers type beside dates and numbers: who sent it, whom they telephoned, a note of who
was told. The columns are those of the case in an event's effects.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from rabfang.cases.models import Event
from rabfang.core.canonical import digest

FACTS = (
    "envelope_number",
    "letter_number",
    "order_number",
    "outside_agency",
    "poster",
    "received_number",
    "sent_by",
    "to",
    "told_by",
)
COLUMNS: Mapping[str, Any] = {"place": "", "subdistrict": "", "latitude": None, "longitude": None}


def lines_of(event: Event) -> dict[str, dict[str, Any]]:
    """The lines of an event that say something: facts, and columns of the case."""
    facts = {name: event.facts[name] for name in FACTS if isinstance(event.facts.get(name), str) and event.facts[name]}
    columns = event.effects.get("case", {}) if isinstance(event.effects, dict) else {}
    return {
        "facts": facts,
        "case": {name: columns[name] for name, empty in COLUMNS.items() if columns.get(name, empty) != empty},
    }


def close_lines(event: Event) -> None:
    """Gives a new event the digest of its lines; an event without any has none."""
    lines = lines_of(event)
    if any(lines.values()):
        event.salt = secrets.token_hex(16)
        event.private = lines_digest(event)


def lines_digest(event: Event) -> str:
    """The digest of the event's lines with its salt."""
    return digest([event.salt, lines_of(event)])


def without_lines(event: Event) -> tuple[dict[str, Any], dict[str, Any]]:
    """Facts and effects of an event with its lines emptied, as they are once erased."""
    facts = {name: "" if name in FACTS and isinstance(value, str) else value for name, value in event.facts.items()}
    columns = event.effects.get("case", {})
    emptied = {name: COLUMNS.get(name, value) for name, value in columns.items()}
    return facts, {**event.effects, "case": emptied} if columns else event.effects
