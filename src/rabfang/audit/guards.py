"""The triggers that refuse to change or remove what was recorded; the migrations that make them name them so."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("audit_auditentry", "audit_auditseal", "audit_auditbook")
GUARDS = frozenset(f"{table}_{deed}" for table in TABLES for deed in ("update", "delete"))
ON_POSTGRESQL = frozenset(f"{table}_truncate" for table in TABLES)

READ = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'audit_%' AND tgenabled IN ('O', 'A')",
}


def missing(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Names of the triggers that are not there, or not at work."""
    with connection.cursor() as cursor:
        cursor.execute(READ[connection.vendor])
        found = {name for (name,) in cursor.fetchall()}
    wanted = GUARDS | ON_POSTGRESQL if connection.vendor == "postgresql" else GUARDS
    yield from sorted(wanted - found)
