"""How entries are chained: each bears the hash of its office's entry before and its own."""

from rabfang.audit.models import AuditEntry
from rabfang.core.canonical import digest

SHARED = 0  # the chain of what all offices share
HASHED = (
    "agency_id",
    "kind",
    "at",
    "actor_id",
    "actor_name",
    "role",
    "for_id",
    "for_name",
    "action",
    "target",
    "case_id",
    "case_number",
    "facts",
    "previous",
)


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 over everything the entry says and the hash before; its number follows from its place in the chain."""
    return digest([getattr(entry, column) for column in HASHED])
