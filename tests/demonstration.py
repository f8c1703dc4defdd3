"""The demonstration offices for every test: made once by the product itself, then laid out again row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from rabfang.core.clock import now
from rabfang.procedures import memory
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import version_of
from rabfang.project.demonstration.load import load_demonstration

PASSWORD = "a-password-long-enough"


@dataclass(frozen=True)
class _Made:
    """Every row that the demonstration consists of, and its procedures as they were read."""

    rows: list[tuple[type[Model], list[Model]]]
    procedures: list[Any]


_made: dict[datetime, _Made] = {}  # by the moment at which they were made, which some rows hold


def lay_out() -> None:
    """The offices in a database that holds none; roles and holidays begin as of the clock's time."""
    made = _made.get(now())
    if made is None:
        load_demonstration(PASSWORD)
        _made[now()] = _Made([(model, list(model._base_manager.all())) for model in _models()], list(_procedures()))
        return
    with transaction.atomic():
        for model, rows in made.rows:
            model._base_manager.bulk_create(rows)
    for version, procedure in made.procedures:
        memory.forget(version.pk)
        memory.remember(version, procedure)


def _models() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("rabfang."):
            yield model


def _procedures() -> Iterator[Any]:
    for pk in ProcedureVersion.objects.values_list("pk", flat=True):
        yield version_of(pk)
