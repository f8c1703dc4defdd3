"""Seeded alterations of the register, its events and the record of acts and looks, past every door.

Each is made in a savepoint and undone. The guards of the record are lifted, as somebody who owns the database could.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeAlias

from django.db import DEFAULT_DB_ALIAS, DatabaseError, models, transaction

from rabfang.audit.models import AuditBook, AuditEntry, AuditSeal
from rabfang.cases.models import Assignment, Case, CaseText, Clock, Complainant, Event, RegisterBook, Seal
from rabfang.cases.tests.test_verify import UNPROVED, slightly_changed
from rabfang.project.proof import faults

Model: TypeAlias = "type[models.Model]"
Field: TypeAlias = "models.Field[Any, Any]"

TABLES: Sequence[Model] = (
    *(Event, AuditEntry) * 3,  # most often: they are the record
    *(Case, AuditBook, AuditSeal, Seal, RegisterBook, CaseText, Complainant, Assignment, Clock),
)
# Besides those of the register's own test: what a case is called by elsewhere is found by what hangs on it.
PASSED_OVER = {*UNPROVED, "AuditSeal.at", "Case.id"} - {"Event.id"}  # here every event is under a seal


class Refused(Exception):
    """The table itself refused the alteration, or there was nothing to alter: another one is drawn."""


class Tampering:
    """Alterations of what the database holds now."""

    def __init__(self, seed: int, at: datetime) -> None:
        self.random = Random(seed)
        self.at = at + timedelta(days=1)  # by then every head must have been written out
        self.rows = {table: list(table._base_manager.order_by("pk")) for table in set(TABLES)}
        self.deeds = (self._change, self._delete, self._insert, self._reorder)

    def run(self, times: int) -> list[str]:
        """So many alterations, each verified by the product's own proof; those it did not find."""
        missed: list[str] = []
        made = 0
        while made < times:
            deed = self.deeds[made % len(self.deeds)]
            try:
                with _undone():
                    said = deed(self.random.choice(TABLES))
                    made += 1
                    if not self.found():
                        missed.append(said)
            except (Refused, DatabaseError):
                continue
        return missed

    def found(self) -> bool:
        """Whether the product's proof finds anything besides that the guards are gone, which they are here."""
        return any("the guard" not in fault.what for fault in faults(self.at))

    def _row(self, table: Model) -> models.Model:
        if not self.rows[table]:
            raise Refused
        return self.random.choice(self.rows[table])

    def _field(self, table: Model) -> Field:
        return self.random.choice([one for one in table._meta.concrete_fields if _name(table, one) not in PASSED_OVER])

    def _change(self, table: Model) -> str:
        row, field = self._row(table), self._field(table)
        before = getattr(row, field.attname)
        others = [getattr(other, field.attname) for other in self.rows[table]]
        value = self.random.choice([*slightly_changed(field, before), *others])
        if value == before:
            raise Refused
        _set(row, field, value)
        return f"{_name(table, field)} of {row.pk}: {before!r} became {value!r}"

    def _delete(self, table: Model) -> str:
        row = self._row(table)
        table._base_manager.filter(pk=row.pk)._raw_delete(DEFAULT_DB_ALIAS)
        return f"{table.__name__} {row.pk} removed"

    def _insert(self, table: Model) -> str:
        row = self._row(table)
        values = {one.attname: getattr(row, one.attname) for one in table._meta.concrete_fields}
        key = table._meta.pk.attname
        values[key] = max(other.pk for other in self.rows[table]) + self.random.randint(1, 50)
        for name in ("number", "seq", "last_number", "field", "year"):
            if name in values and self.random.random() < 0.7:
                more = f"{values[name]}x" if isinstance(values[name], str) else self.random.randint(1, 99)
                values[name] = more
        if "submission" in values:
            values["submission"] = None
        table._base_manager.bulk_create([table(**values)])
        return f"{table.__name__} put in: {values}"

    def _reorder(self, table: Model) -> str:
        """Two rows change places: in one column, or in all but their key where that key is proved."""
        row, other = self._row(table), self._row(table)
        fields = [self._field(table)]
        if _name(table, table._meta.pk) not in PASSED_OVER and self.random.random() < 0.3:
            fields = [one for one in table._meta.concrete_fields if not one.primary_key and not one.unique]
        fields = [one for one in fields if getattr(row, one.attname) != getattr(other, one.attname)]
        if not [one for one in fields if _name(table, one) not in PASSED_OVER]:
            raise Refused
        for field in fields:
            _swap(row, other, field)
        return f"{table.__name__} {row.pk} and {other.pk} changed places in {[one.name for one in fields]}"


def _name(table: Model, field: Field) -> str:
    return f"{table.__name__}.{field.name}"


def _set(row: models.Model, field: Field, value: Any) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: value})


def _swap(row: models.Model, other: models.Model, field: Field) -> None:
    """The rows' values of the column change places, by way of a third one where two may not be alike."""
    first, second = getattr(row, field.attname), getattr(other, field.attname)
    rows, between = type(row)._base_manager, 1_000_000_007
    if field.primary_key:
        for old, new in ((first, between), (second, first), (between, second)):
            rows.filter(pk=old).update(**{field.attname: new})
        return
    if isinstance(field, models.PositiveBigIntegerField | models.PositiveIntegerField):
        _set(row, field, between)
    _set(other, field, first)
    _set(row, field, second)


@contextmanager
def _undone() -> Iterator[None]:
    """What happens inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
