"""The register proves itself: clean after honest work, and no altered, removed or added row stays unnoticed.

The columns come from the tables themselves, so a new column without proof fails here.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeAlias
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.db import DEFAULT_DB_ALIAS, IntegrityError, models, transaction

from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.cases.actions import VERBS
from rabfang.cases.models import (
    Assignment,
    Attachment,
    Case,
    CaseText,
    Clock,
    Complainant,
    Event,
    RegisterBook,
    Seal,
    Status,
)
from rabfang.cases.perform import event_hash
from rabfang.cases.seals import seal
from rabfang.cases.tests.full_register import Stand, fill_register, stored_file
from rabfang.cases.tests.walking import submitted
from rabfang.cases.tests.walking import undone as rolled_back
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.documents.models import StoredFile

pytestmark = pytest.mark.django_db
Tables: TypeAlias = Sequence[type[models.Model]]
Field: TypeAlias = "models.Field[Any, Any]"

CASES: Tables = (Case,)
PARTS: Tables = (Complainant, Assignment, Clock, Event, CaseText, Attachment)
THE_REST: Tables = (StoredFile, RegisterBook, Seal)

# Columns that may change without a fault that names their case, book or seal, and why.
UNPROVED = {
    "Case.submission": "keeps a form from being taken twice; says nothing about the case",
    "Complainant.id": "the row's own key: nothing refers to it",
    "Assignment.id": "the row's own key: all else calls it by its number within the case",
    "Clock.id": "the row's own key: all else calls it by its number within the case",
    "Event.id": "proved by the seal over it, which cannot name the case",
    "CaseText.id": "the row's own key: its event calls it by its field",
    "Attachment.id": "the row's own key: its event calls it by its file",
    "RegisterBook.id": "the row's own key: nothing refers to it",
    "Seal.at": "when the worker came by: the events themselves say when they happened",
}


@pytest.fixture
def register(offices: dict[str, Agency], clock: Stand) -> None:
    """A register that holds everything, and an office that has no case yet."""
    fill_register(offices, clock)
    Agency.objects.create(slug="quiet", name_th="สำนักงานที่ยังไม่มีเรื่อง", name_en="Quiet Office")


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is rolled back; a change that the table itself refuses is passed over."""
    with suppress(IntegrityError), rolled_back():
        yield


def named() -> set[str]:
    """Everything in which a fault is found."""
    return {fault.where for fault in faults()}


def found(expected: set[str]) -> bool:
    """Whether faults are found in all of these; looks no further once they are."""
    missing = set(expected)
    for fault in faults():
        missing.discard(fault.where)
        if not missing:
            return True
    return False


def names(row: models.Model) -> set[str]:
    """What a fault in the row must name: its case, book or seal."""
    match row:
        case Case():
            return {f"case {row.agency_id}/{row.number_text}"}
        case RegisterBook():
            return {f"register {row.agency_id}/{row.year}"}
        case Seal():
            return {f"seal {row.pk}"}
        case StoredFile():
            return names(Case.objects.get(attachments__file=row))
        case Complainant() | Assignment() | Clock() | Event() | CaseText() | Attachment():
            return names(Case.objects.get(pk=row.case_id))
    raise AssertionError(row)


def test_an_honest_register_has_no_fault(register: None) -> None:
    assert set(Case.objects.values_list("status", flat=True)) == set(Status.values)
    assert set(Event.objects.values_list("action", flat=True)) == {"receive", *VERBS}
    assert not list(faults())


# --- Altered rows ---


def neighbours(field: Field) -> list[Any]:
    """Values that other rows hold or refer to, the field's choices, and emptiness."""
    found = list(field.model._base_manager.order_by("pk").values_list(field.attname, flat=True))
    if field.related_model:
        assert not isinstance(field.related_model, str)
        found += field.related_model._base_manager.order_by("pk").values_list("pk", flat=True)
    found += [key for key, _ in field.flatchoices]
    if field.blank:
        found.append(field.get_default())
    return [*found, None] if field.null else found


def slightly_changed(field: Field, value: Any) -> list[Any]:
    """The value changed as little as its type allows, and out of shape; one of the type where there was none."""
    match field:
        case models.ForeignKey():
            return []
        case models.BooleanField():
            return [not value]
        case models.IntegerField():
            return [(value or 0) + 1, (value or 0) + 1000]
        case models.DecimalField():
            return [(value or Decimal(1)) + Decimal(10) ** -field.decimal_places]
        case models.DateTimeField():
            return [(value or datetime(2026, 1, 1, tzinfo=UTC)) + timedelta(microseconds=1)]
        case models.DateField():
            return [(value or date(2026, 1, 1)) + timedelta(days=1)]
        case models.JSONField():
            return [{**value, "more": 0.5}, {}, []] if isinstance(value, dict) else [[*value, "more"], [], {}, 0.5]
        case models.UUIDField():
            return [uuid4()]
        case models.CharField() | models.TextField():
            return [value[:-1] + ("x" if value[-1] != "x" else "y") if value else "x"]
    raise AssertionError(f"no other value known for {field}")


def sort_of(before: Any, after: Any) -> tuple[object, ...]:
    """What sort of change that is: each is tried once on a column, on the first row that takes it."""
    nothing: tuple[object, ...] = (None, "", [], {})
    return before in nothing, after in nothing, type(after), after if isinstance(after, bool) else None


def alter(row: models.Model, field: Field, value: Any) -> models.Model:
    """Changes one column past the door; the row as it is then. Where no two rows may agree, two change places."""
    rows, before = type(row)._base_manager, getattr(row, field.attname)
    if isinstance(field, models.OneToOneField):
        other = rows.filter(**{field.attname: value}).exclude(pk=row.pk) if value else rows.none()
        keys = list(other.values_list("pk", flat=True))
        rows.filter(pk=row.pk).update(**{field.attname: None if field.null else -1})
        rows.filter(pk__in=keys).update(**{field.attname: before})
    rows.filter(pk=row.pk).update(**{field.attname: value})
    return rows.get(pk=value if field.primary_key else row.pk)


def unnoticed(field: Field) -> list[str]:
    """Changes of the column that no fault names, where they were and where they are now."""
    tried, missed = set(), []
    around = neighbours(field)
    for row in field.model._base_manager.order_by("pk"):
        before = getattr(row, field.attname)
        for value in [*slightly_changed(field, before), *around]:
            if value == before or (sort := sort_of(before, value)) in tried:
                continue
            with undone():
                expected = set() if isinstance(row, Case | Seal) else names(row)
                after = alter(row, field, value)
                tried.add(sort)
                expected |= set() if isinstance(row, StoredFile) else names(after)
                if not found(expected):
                    missed.append(f"{field}: {before!r} became {value!r}")
    assert tried, f"{field} could not be altered"
    return missed


@pytest.mark.parametrize("tables", [CASES, PARTS, THE_REST], ids=["cases", "parts", "rest"])
def test_an_altered_column_is_found(register: None, tables: Tables) -> None:
    assert not named()
    missed = {}
    for table in tables:
        for field in table._meta.concrete_fields:
            if unnamed := unnoticed(field):
                missed[f"{table.__name__}.{field.name}"] = unnamed
    expected = {key for key in UNPROVED if key.partition(".")[0] in {table.__name__ for table in tables}}
    assert missed.keys() == expected, {key: missed.get(key, "proved now") for key in missed.keys() ^ expected}
    assert not named()


# --- Removed and added rows ---


def spread(rows: Sequence[models.Model], most: int) -> list[models.Model]:
    """At most so many of the rows, evenly spread, the first and the last among them."""
    step = max((len(rows) - 1) / (most - 1), 1)
    return [rows[round(place * step)] for place in range(min(len(rows), most))]


def names_without(row: models.Model) -> set[str]:
    """What a fault must name once the row is gone."""
    match row:
        case Case():
            return {f"register {row.agency_id}/{row.year}"}
        case Seal():
            return {f"seal {row.pk + 1}"}
    return names(row)


def test_a_removed_row_is_found(register: None) -> None:
    missed = []
    for table in (*CASES, *PARTS, *THE_REST):
        rows = list(table._base_manager.order_by("pk"))
        if table is Seal:
            rows.pop()  # the newest is the one to keep on paper
        for row in spread(rows, 8):
            with undone():
                expected = names_without(row)
                table._base_manager.filter(pk=row.pk)._raw_delete(DEFAULT_DB_ALIAS)
                if not found(expected):
                    missed.append(f"{table.__name__} {row.pk}")
    assert not missed
    assert not named()


# A file that hangs on no case is in no register; the attachment that hangs it there is found.
ADDED: list[tuple[type[models.Model], dict[str, Any]]] = [
    (Case, {"number": 99, "submission": None}),
    (Case, {"year": 2599, "number": 1, "submission": None}),
    (Assignment, {"number": 99, "state": "ended"}),
    (Clock, {"number": 99}),
    (Event, {"seq": 99}),
    (CaseText, {"field": "more"}),
    (CaseText, {"seq": 99}),
    (Attachment, {}),
    (Attachment, {"seq": 99}),
    (RegisterBook, {"year": 2599}),
    (RegisterBook, {"year": 2599, "last_number": 0}),
    (Seal, {}),
]


def test_an_added_row_is_found(register: None) -> None:
    added, missed = 0, []
    for table, changed in ADDED:
        for row in spread(list(table._base_manager.order_by("pk")), 4):
            with undone():
                row.pk = None
                for column, value in changed.items():
                    setattr(row, column, value)
                row.save(force_insert=True)
                added += 1
                if not found(names(row)):
                    missed.append(f"{table.__name__} with {changed}")
    assert not missed
    assert added > len(ADDED)


# --- Files, and what only a seal can show ---


@pytest.fixture
def two_cases(offices: dict[str, Agency], clock: Stand) -> list[Case]:
    """Two cases, each with words and a file, under one seal."""
    town = offices["hat-kham"]
    cases = [submitted(town, files=(stored_file(b"dark", f"{place}.txt"),)).case for place in ("here", "there")]
    assert seal(now() + timedelta(hours=1))
    return cases


def test_a_file_whose_bytes_changed_or_vanished_is_found(two_cases: list[Case]) -> None:
    row = Attachment.objects.get(case=two_cases[0])
    path = Path(storages["default"].path(row.file.original_path))
    whole = path.read_bytes()
    for other in (b"", whole[:-1], whole + b"x", whole[:-1] + b"x"):
        path.write_bytes(other)
        assert named() == names(row)
    path.unlink()
    assert named() == names(row)
    path.mkdir()
    assert named() == names(row)
    path.rmdir()
    path.write_bytes(whole)
    assert not named()


def test_a_path_that_leads_out_of_the_storage_is_found(two_cases: list[Case]) -> None:
    row = Attachment.objects.get(case=two_cases[0])
    StoredFile.objects.filter(pk=row.file_id).update(original_path="../../outside")
    assert named() == names(row)


def test_words_of_two_cases_that_change_places_are_found(two_cases: list[Case]) -> None:
    first, second = (CaseText.objects.get(case=case) for case in two_cases)
    for text, other in ((first, second), (second, first)):
        CaseText.objects.filter(pk=text.pk).update(body=other.body, salt=other.salt, digest=other.digest)
    assert named() == names(first) | names(second)


def test_a_second_complainant_is_refused_by_the_table(two_cases: list[Case]) -> None:
    person = Complainant.objects.get(case=two_cases[0])
    person.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        person.save(force_insert=True)


def test_a_last_event_rewritten_with_a_right_hash_is_found_by_its_seal(two_cases: list[Case]) -> None:
    event = two_cases[1].events.get()
    event.at += timedelta(days=1)
    event.hash = event_hash(event, (event.case.agency_id, event.case.year, event.case.number))
    event.save()
    Case.objects.filter(pk=event.case_id).update(head=event.hash)
    assert named() == names(Seal.objects.get())


def test_a_last_case_removed_with_everything_is_found_by_its_seal(two_cases: list[Case]) -> None:
    last = two_cases[1]
    with undone():
        for table in PARTS:
            table._base_manager.filter(case=last)._raw_delete(DEFAULT_DB_ALIAS)
        Case._base_manager.filter(pk=last.pk)._raw_delete(DEFAULT_DB_ALIAS)
        RegisterBook.objects.filter(agency=last.agency_id, year=last.year).update(last_number=last.number - 1)
        assert named() == names(Seal.objects.get())


# --- The command ---


def run_verify(monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs `rabfang verify` as installed; its exit status."""
    (command,) = entry_points(group="console_scripts", name="rabfang")
    monkeypatch.setattr(sys, "argv", ["rabfang", "verify"])
    with pytest.raises(SystemExit) as left:
        command.load()()
    return left.value.code


def test_the_command_says_what_is_wrong_and_where(
    two_cases: list[Case], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = Seal.objects.get()
    sealed = [f"Newest seal of events: {newest.pk} {newest.hash}", "No seal of audit yet."]
    entries = AuditEntry.objects.count()
    assert run_verify(monkeypatch) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"2 cases, 2 events, {entries} entries of the record, 0 faults.",
        *sealed,
    ]
    case = two_cases[1]
    Case.objects.filter(pk=case.pk).update(place="ที่อื่น")
    assert run_verify(monkeypatch) == 1
    where = f"case {case.agency_id}/2/2570"
    assert capsys.readouterr().out.splitlines() == [
        f"{where}: column place was altered",
        f"2 cases, 2 events, {entries} entries of the record, 1 faults.",
        *sealed,
    ]
