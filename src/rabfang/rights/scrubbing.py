"""The bytes of what was erased leave the disk as well: a deleted row's letters stay in a database file until then.

SQLite: the index over letters in threes is merged, which drops what was taken out of it; `VACUUM` writes the file anew
and the log of recent writes is emptied. PostgreSQL: `VACUUM FULL` writes each table of words anew; what its write-ahead
log and its backups hold goes as they are recycled (docs/how-to/personal-data.md).
"""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection
from django.db.models import Model

from rabfang.rights.models import Tombstone
from rabfang.search.index import merge_index

APPS = ("cases", "channels", "letters", "documents", "search", "rights", "accounts")
LATELY = timedelta(days=2)


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
            for table in _tables():
                cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")


def _tables() -> list[str]:
    models: list[type[Model]] = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    return [model._meta.db_table for model in models]
