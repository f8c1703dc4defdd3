"""The search entries, and over them each database's own index of letters in threes."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "key, content='search_searchentry', content_rowid='case_id', tokenize='trigram')",
    "CREATE TRIGGER search_words_added AFTER INSERT ON search_searchentry BEGIN "
    "INSERT INTO search_words(rowid, key) VALUES (new.case_id, new.key); END",
    "CREATE TRIGGER search_words_removed AFTER DELETE ON search_searchentry BEGIN "
    "INSERT INTO search_words(search_words, rowid, key) VALUES ('delete', old.case_id, old.key); END",
    "CREATE TRIGGER search_words_changed AFTER UPDATE ON search_searchentry BEGIN "
    "INSERT INTO search_words(search_words, rowid, key) VALUES ('delete', old.case_id, old.key); "
    "INSERT INTO search_words(rowid, key) VALUES (new.case_id, new.key); END",
)
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX search_words ON search_searchentry USING gin (key gin_trgm_ops)",
)


def create(apps: Any, schema_editor: Any) -> None:
    """Creates the index in the database's own language."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    """Drops it; triggers and PostgreSQL's index go with the table."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar[list[tuple[str, str]]] = [("cases", "0001_register")]

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("agency_id", models.BigIntegerField()),
                ("key", models.TextField()),
            ],
        ),
        migrations.RunPython(create, drop),
    ]
