"""The database itself refuses to change or remove what was recorded; a book only goes forward, by one.

A later migration that makes one of these tables anew on SQLite must make its triggers again; `rabfang verify` says
which are gone.
"""

from typing import Any, ClassVar

from django.db import migrations

RECORDS = ("audit_auditentry", "audit_auditseal")
BOOK = "audit_auditbook"
REFUSED = "what was recorded is neither changed nor removed"
FORWARD = "NEW.office = OLD.office AND NEW.last_number = OLD.last_number + 1"
FUNCTION = "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{}'; END $$"


def _sqlite() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    made = [f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {refuse}" for table in RECORDS]
    made += [f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {refuse}" for table in (*RECORDS, BOOK)]
    return [*made, f"CREATE TRIGGER {BOOK}_update BEFORE UPDATE ON {BOOK} WHEN NOT ({FORWARD}) {refuse}"]


def _postgresql() -> list[str]:
    refuse = "EXECUTE FUNCTION audit_refuse()"
    made = [FUNCTION.format(REFUSED)]
    for table in (*RECORDS, BOOK):
        row = f"ON {table} FOR EACH ROW"
        forward = f"WHEN (NOT ({FORWARD}))" if table == BOOK else ""
        made.append(f"CREATE TRIGGER {table}_update BEFORE UPDATE {row} {forward} {refuse}")
        made.append(f"CREATE TRIGGER {table}_delete BEFORE DELETE {row} {refuse}")
        made.append(f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}")
    return made


def guard(apps: Any, schema_editor: Any) -> None:
    """Makes the triggers in the database's own language."""
    made = {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor]()
    for statement in made:
        schema_editor.execute(statement)


def unguard(apps: Any, schema_editor: Any) -> None:
    """Drops them."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS audit_refuse() CASCADE")
        return
    for table in (*RECORDS, BOOK):
        for deed in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{deed}")


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0002_chained")]

    operations: ClassVar[list[Any]] = [migrations.RunPython(guard, unguard)]
