"""The record proves itself: no altered, removed, added or moved entry stays unnoticed, even without the guards."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import models, transaction
from django.db.models import F

from rabfang.audit.actions import seal
from rabfang.audit.chain import entry_hash
from rabfang.audit.models import AuditBook, AuditEntry, AuditSeal
from rabfang.audit.sealing import SETTLED
from rabfang.audit.tests.conftest import AT
from rabfang.audit.verify import faults
from tests.guards import lift, lifted

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(entries: None) -> Iterator[None]:
    """The record under one seal, without guards."""
    assert seal(AT + 2 * SETTLED)
    with lifted():
        yield


def said() -> set[str]:
    """What is said besides that the guards are gone, as they are here."""
    return {f"{fault.where}: {fault.what}" for fault in faults() if "the guard" not in fault.what}


def another(field: "models.Field[Any, Any]", value: Any) -> Any:
    match field:
        case models.DateTimeField():
            return value + timedelta(microseconds=1)
        case models.JSONField():
            return {**value, "more": 1}
        case models.IntegerField():
            return (value or 0) + 100
        case models.CharField() if field.name == "kind":
            return "look" if value == "act" else "act"
    return f"{value[:-1]}x"


def test_every_column_of_an_entry_is_proved(sealed: None) -> None:
    for row in AuditEntry.objects.all():
        for field in AuditEntry._meta.concrete_fields:
            with transaction.atomic():
                point = transaction.savepoint()
                value = another(field, getattr(row, field.attname))
                AuditEntry.objects.filter(pk=row.pk).update(**{field.attname: value})
                assert said(), f"{field.name} of {row.pk} became {value}"
                transaction.savepoint_rollback(point)
    assert not said()


def _rewritten() -> None:
    """The second entry altered, with the hash that it then has."""
    row = AuditEntry.objects.get(agency_id=1, number=2)
    row.target = "other"
    AuditEntry.objects.filter(pk=row.pk).update(target=row.target, hash=entry_hash(row))


def _all_rewritten() -> None:
    """The second entry altered, and every hash after it, the book too: only the seal knows."""
    head = ""
    for row in AuditEntry.objects.filter(agency_id=1).order_by("number"):
        row.target, row.previous = ("other" if row.number == 2 else row.target), head
        head = entry_hash(row)
        AuditEntry.objects.filter(pk=row.pk).update(target=row.target, previous=row.previous, hash=head)
    AuditBook.objects.filter(office=1).update(head=head)


def _put_in(**changed: Any) -> None:
    row = AuditEntry.objects.get(agency_id=1, number=5)
    row.pk = None
    for column, value in changed.items():
        setattr(row, column, value)
    row.hash = entry_hash(row)
    row.save(force_insert=True)


def _swapped() -> None:
    for number, other in ((2, 99), (3, 2), (99, 3)):
        AuditEntry.objects.filter(agency_id=1, number=number).update(number=other)


def _cut() -> None:
    AuditEntry.objects.filter(agency_id=1, number=5)._raw_delete("default")
    head = AuditEntry.objects.get(agency_id=1, number=4).hash
    AuditBook.objects.filter(office=1).update(last_number=4, head=head)


def _closed_up() -> None:
    AuditEntry.objects.filter(agency_id=1, number=2)._raw_delete("default")
    for number in (3, 4, 5):
        AuditEntry.objects.filter(agency_id=1, number=number).update(number=F("number") - 1)
    AuditBook.objects.filter(office=1).update(last_number=4)


SAID: dict[str, tuple[Callable[[], object], str]] = {
    "altered": (
        lambda: AuditEntry.objects.filter(agency_id=1, number=2).update(action="x"),
        "audit 1: entry 2 was altered",
    ),
    "altered with its hash": (_rewritten, "audit 1: entry 3 does not follow the one before it"),
    "rewritten as a whole": (_all_rewritten, "audit seal"),
    "facts of another shape": (
        lambda: AuditEntry.objects.filter(agency_id=1, number=2).update(facts={"half": 0.5}),
        "audit 1: entry 2 was altered",
    ),
    "removed": (
        lambda: AuditEntry.objects.filter(agency_id=1, number=2)._raw_delete("default"),
        "audit 1: entries 2 to 2 are missing",
    ),
    "removed and closed up": (_closed_up, "audit 1: entry 2 does not follow the one before it"),
    "the last removed": (
        lambda: AuditEntry.objects.filter(agency_id=1, number=5)._raw_delete("default"),
        "audit 1: entries 5 to 5 are missing",
    ),
    "the last removed, from the book too": (_cut, "audit seal"),
    "put in at the end": (lambda: _put_in(number=6), "audit 1: its book says 5, 6 entries are there"),
    "put into another office": (lambda: _put_in(agency_id=3, number=1, previous=""), "audit 3: its book is gone"),
    "moved": (_swapped, "audit 1: entry 2 does not follow the one before it"),
    "the book removed": (
        lambda: AuditBook.objects.filter(office=1)._raw_delete("default"),
        "audit 1: its book is gone",
    ),
    "an office removed": (
        lambda: AuditEntry.objects.filter(agency_id=2)._raw_delete("default"),
        "audit 2: every entry is missing",
    ),
    "a seal altered": (lambda: AuditSeal.objects.update(hash="x" * 64), "audit seal"),
}


@pytest.mark.parametrize("deed", SAID)
def test_it_is_said_what_was_done(sealed: None, deed: str) -> None:
    do, expected = SAID[deed]
    do()
    assert any(line.startswith(expected) for line in said()), said()


def test_guards_that_are_gone_are_said(entries: None) -> None:
    assert not list(faults())
    lift()
    whats = {fault.what for fault in faults() if fault.where == "audit"}
    assert {f"the guard audit_auditentry_{deed} of its tables is gone" for deed in ("update", "delete")} <= whats
