"""The bytes of what was erased leave the disk as well: a deleted row's letters stay in a database file until then.

SQLite: the index over letters in threes is merged, which drops what was taken out of it; `VACUUM` writes the file anew
and the log of recent writes is emptied. PostgreSQL: `VACUUM FULL` writes each table of words anew, and the samples of
their columns that its planner keeps beside them; what its write-ahead log and its backups hold goes as they are
recycled (docs/how-to/personal-data.md).
"""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from rabfang.rights.models import Tombstone
from rabfang.search.index import merge_index

APPS = ("cases", "channels", "letters", "documents", "search", "rights", "reports", "accounts")
LATELY = timedelta(days=2)
PATIENCE = timedelta(minutes=1)
PAUSE = timedelta(milliseconds=50)
EMPTY_AND_SAMPLED = """
    SELECT a.attname, format_type(a.atttypid, a.atttypmod)
    FROM pg_stats s JOIN pg_attribute a ON a.attrelid = s.tablename::regclass AND a.attname = s.attname
    WHERE s.schemaname = current_schema() AND s.tablename = %s AND NOT EXISTS (SELECT 1 FROM {})
"""


def scrub_erased(at: datetime) -> int:
    """The worker's duty once a day: scrubs when something was erased lately; returns how many erasures there were.

    Twice as long as a day is looked back over, so that a day on which the database was too busy is made up for.
    """
    erased = Tombstone.objects.filter(erased_at__gt=at - LATELY, erased_at__lte=at).count()
    if erased:
        scrub()
    return erased


def scrub() -> None:
    """Writes the stored words anew without what was erased. Not inside a transaction; others wait meanwhile."""
    merge_index()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            _write_anew(cursor)


def _write_anew(cursor: CursorWrapper) -> None:
    """Tables and their samples: an empty table is not sampled anew, so setting each column's type ends its old ones."""
    name = connection.ops.quote_name
    _wait_for_others(cursor)
    for table in _tables():
        cursor.execute(f"VACUUM (FULL, ANALYZE) {name(table)}")
        cursor.execute(EMPTY_AND_SAMPLED.format(name(table)), [table])
        for column, kind in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {name(table)} ALTER COLUMN {name(column)} TYPE {kind}")
    _wait_for_others(cursor)
    cursor.execute("VACUUM (FULL) pg_catalog.pg_statistic")


def _wait_for_others(cursor: CursorWrapper) -> None:
    """Until every transaction that runs now has ended: what one of them may still read is not written out of a table.

    One that takes longer than PATIENCE (a backup) is not waited for: tomorrow's scrubbing takes what it kept.
    """
    cursor.execute("SELECT pg_current_xact_id()::text")
    (mine,) = cursor.fetchone()
    for _ in range(int(PATIENCE / PAUSE)):
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot()) > %s::xid8", [mine])
        if cursor.fetchone()[0]:
            return
        cursor.execute("SELECT pg_sleep(%s)", [PAUSE.total_seconds()])


def _tables() -> list[str]:
    models: list[type[Model]] = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    return [model._meta.db_table for model in models]
