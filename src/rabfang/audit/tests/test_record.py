"""What is recorded stands in one chain for each office, and the database refuses to change it."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from rabfang.audit.actions import OfCase, Who, looked, record, seal
from rabfang.audit.models import AuditBook, AuditEntry, AuditSeal, Kind
from rabfang.audit.sealing import SETTLED
from rabfang.audit.tests.conftest import AT
from rabfang.audit.verify import faults

pytestmark = pytest.mark.django_db


def test_each_office_counts_without_gaps_and_chains(entries: None) -> None:
    rows = AuditEntry.objects.filter(agency_id=1).order_by("number")
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.previous for row in rows] == ["", *[row.hash for row in rows][:-1]]
    assert AuditBook.objects.get(office=0).last_number == 1
    assert not list(faults())


def test_an_entry_says_who_in_which_role_for_whom_and_of_which_case() -> None:
    who = Who(7, "สมชาย ใจดี", "head", 9, "สมทรง")
    entry = looked("open-case", "12/2570", at=AT, who=who, agency_id=1, case=OfCase(4, "12/2570"), facts={"files": 2})
    entry.refresh_from_db()
    assert (entry.kind, entry.actor_id, entry.role, entry.for_id, entry.for_name) == (Kind.LOOK, 7, "head", 9, "สมทรง")
    assert (entry.case_id, entry.case_number, entry.facts) == (4, "12/2570", {"files": 2})


@pytest.mark.parametrize("words", ["สมชาย ใจดี", "a" * 81, "somebody@example.org", "ก\nข"])
def test_a_look_holds_no_words(words: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        looked("open-case", "1", at=AT, who=Who(), agency_id=1, facts={"name": words})
    assert not AuditEntry.objects.exists()


def test_what_is_rolled_back_leaves_no_gap() -> None:
    record("a", "1", at=AT, actor_id=None, actor_name="", agency_id=1)
    with transaction.atomic():
        record("a", "2", at=AT, actor_id=None, actor_name="", agency_id=1)
        transaction.set_rollback(True)
    assert record("a", "3", at=AT, actor_id=None, actor_name="", agency_id=1).number == 2
    assert not list(faults())


REFUSED: dict[str, Callable[[], object]] = {
    "an entry is changed": lambda: AuditEntry.objects.filter(number=1).update(target="other"),
    "an entry is changed to the same": lambda: AuditEntry.objects.filter(number=1).update(target="หน่วย 0"),
    "an entry is removed": lambda: AuditEntry.objects.filter(number=5)._raw_delete("default"),
    "all are removed": lambda: AuditEntry.objects.all()._raw_delete("default"),
    "a seal is changed": lambda: AuditSeal.objects.update(count=1),
    "a seal is removed": lambda: AuditSeal.objects.all()._raw_delete("default"),
    "a book goes back": lambda: AuditBook.objects.filter(office=1).update(last_number=4),
    "a book jumps": lambda: AuditBook.objects.filter(office=1).update(last_number=7),
    "a head is changed": lambda: AuditBook.objects.filter(office=1).update(head="x"),
    "a book is removed": lambda: AuditBook.objects.filter(office=1)._raw_delete("default"),
}


@pytest.mark.parametrize("deed", REFUSED)
def test_the_database_refuses(entries: None, deed: str) -> None:
    assert seal(AT + 2 * SETTLED)
    with pytest.raises(DatabaseError), transaction.atomic():
        REFUSED[deed]()
    assert not list(faults())


def test_what_is_young_is_not_sealed_yet(entries: None) -> None:
    assert seal(AT + SETTLED / 2) is None
    made = seal(AT + 2 * SETTLED)
    assert made
    assert made.count == 8
    assert seal(AT + 3 * SETTLED) is None
