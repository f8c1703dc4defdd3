"""An entry as an auditor reads it."""

from dataclasses import dataclass

from rabfang.audit.models import AuditEntry, Kind
from rabfang.core.errors import NotFound
from rabfang.desk.audit.wording import FACTS, KINDS, TONES, title
from rabfang.desk.settings.audit_wording import Line, lines, target
from rabfang.desk.settings.roles import role_title
from rabfang.procedures.schema import Procedure
from rabfang.reports.exports.lists import listing_of


@dataclass(frozen=True)
class Row:
    """One entry in words. Actions, roles and values are rendered when read; the entry keeps their keys."""

    entry: AuditEntry
    title: str
    kind: str
    tone: str
    roles: str
    target: str
    lines: list[Line]


TAKEN_OUT = ("export", "audit-export")


def row_of(entry: AuditEntry, procedure: Procedure) -> Row:
    """The entry in the words of the office's procedure in force."""
    kind = Kind(entry.kind)
    counts = [Line(str(words), None, str(entry.facts[key])) for key, words in FACTS.items() if entry.facts.get(key)]
    return Row(
        entry=entry,
        title=title(entry),
        kind=str(KINDS[kind]),
        tone=TONES[kind],
        roles=", ".join(role_title(procedure, key) for key in entry.role.split(",") if key),
        target="" if entry.target == entry.case_number else _target(entry, procedure),
        lines=lines(entry, procedure) if kind == Kind.ACT else counts,
    )


def _target(entry: AuditEntry, procedure: Procedure) -> str:
    """On what: a list that was taken out by its title."""
    if entry.action in TAKEN_OUT and entry.target:
        try:
            return str(listing_of(entry.target).title)
        except NotFound:
            return entry.target
    return target(entry, procedure)
