"""Everything that an installation keeps, as bytes: the pages of its database, free ones too, and its files."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def remains() -> bytes:
    """The database's own pages and every file of the data folder."""
    return b"\n".join([*_pages(), *_files()])


def found(*words: str) -> list[str]:
    """Which of the words are still somewhere, as they are or as JSON writes them."""
    kept = remains()
    return [word for word in words if word.encode() in kept or word.encode("ascii", "backslashreplace") in kept]


def _pages() -> list[bytes]:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return [connection.connection.serialize()]
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        database = folder / "base" / str(cursor.fetchone()[0])
    return [path.read_bytes() for path in database.iterdir() if path.is_file()]


def _files() -> list[bytes]:
    folder = Path(settings.RABFANG_DATA_DIR)
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".sqlite3" not in path.name]
