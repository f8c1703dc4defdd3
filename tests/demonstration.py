"""The demonstration offices for every test: made once by the product itself, then laid out again row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models.sql import InsertQuery

from rabfang.core.clock import now
from rabfang.procedures import memory
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import version_of
from rabfang.project.demonstration.load import load_demonstration

PASSWORD = "a-password-long-enough"


Statement = tuple[str, tuple[Any, ...] | None]


@dataclass(frozen=True)
class _Made:
    """The statements that insert every row of which the demonstration consists, and its procedures as they were read.

    Django puts a statement together more slowly than a database carries it out, so this is done once.
    """

    inserts: list[Statement]
    procedures: list[Any]


_made: dict[datetime, _Made] = {}  # by the moment at which they were made, which some rows hold


def lay_out() -> None:
    """The offices in a database that holds none; roles and holidays begin as of the clock's time."""
    made = _made.get(now())
    if made is None:
        load_demonstration(PASSWORD)
        _made[now()] = _Made(list(_inserts()), list(_procedures()))
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, values in made.inserts:
            cursor.execute(statement, values)
    for version, procedure in made.procedures:
        memory.forget(version.pk)
        memory.remember(version, procedure)


def _inserts() -> Iterator[Statement]:
    """As Django's own bulk_create would send them."""
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("rabfang."):
            continue
        rows, fields = list(model._base_manager.all()), model._meta.concrete_fields
        most = max(connection.ops.bulk_batch_size(fields, rows), 1)
        for first in range(0, len(rows), most):
            query = InsertQuery(model)
            query.insert_values(fields, rows[first : first + most])
            for statement, values in query.get_compiler(connection=connection).as_sql():
                yield _written_out(statement, values)


def _written_out(statement: str, values: tuple[Any, ...]) -> Statement:
    """The values stand in the statement itself where the driver can put them there, so they are converted once."""
    if connection.vendor != "postgresql":
        return statement, values
    with connection.cursor() as cursor:
        return cursor.mogrify(statement, values), None


def _procedures() -> Iterator[Any]:
    for pk in ProcedureVersion.objects.values_list("pk", flat=True):
        yield version_of(pk)
