"""Lifts the triggers that guard the record, as somebody who owns the database could."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from rabfang.audit.guards import TABLES


def lift() -> list[str]:
    """Takes the guards away; what puts them back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            return [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in TABLES]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'")
        found = cursor.fetchall()
        for name, _sql in found:
            cursor.execute(f"DROP TRIGGER {name}")
    return [sql for _name, sql in found]


def put_back(statements: list[str]) -> None:
    """Puts the guards back."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def lifted() -> Iterator[None]:
    """Without guards inside."""
    statements = lift()
    yield
    put_back(statements)
