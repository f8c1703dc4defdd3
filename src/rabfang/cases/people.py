"""The complainant of a case: the digest by which events refer to somebody who may one day be erased."""

from collections.abc import Mapping
from typing import Any

from rabfang.cases.models import Complainant
from rabfang.core.canonical import digest

FIRST = ("name", "address", "telephone", "email", "language")
LATER = ("chat", "prefers", "discreet")


def complainant_digest(person: Complainant, changes: Mapping[str, Any] | None = None) -> str:
    """The digest of what is known of the person, or would be after the changes."""
    said = {name: getattr(person, name) for name in (*FIRST, *LATER)} | dict(changes or {})
    values = [said[name] for name in FIRST]
    if any(said[name] for name in LATER):  # people entered before these were known have none
        values += [said[name] for name in LATER]
    return digest([person.salt, *values])
