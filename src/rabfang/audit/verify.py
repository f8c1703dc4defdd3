"""Proof of the record: every office's chain, its book, the seals over all, and the triggers that guard the tables."""

from collections.abc import Iterator
from itertools import groupby

from django.db import connection

from rabfang.audit.chain import SHARED, entry_hash
from rabfang.audit.guards import missing
from rabfang.audit.models import AuditBook, AuditEntry, AuditSeal
from rabfang.audit.sealing import damaged
from rabfang.core.faults import Fault

A_READ = 2_000
# What reading facts of another shape may raise: a fault of that entry, and the next is examined as well.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError)


def faults() -> Iterator[Fault]:
    """Every fault in the record; none means that it is proved."""
    for guard in missing(connection):
        yield Fault("audit", f"the guard {guard} of its tables is gone")
    books = {book.office: book for book in AuditBook.objects.all()}
    rows = AuditEntry.objects.order_by("agency_id", "number").iterator(A_READ)
    for office, entries in groupby(rows, key=lambda entry: entry.agency_id or SHARED):
        for what in _chain(entries, books.pop(office, None)):
            yield Fault(f"audit {office}", what)
    for office in books:  # a book is begun with its first entry
        yield Fault(f"audit {office}", "every entry is missing")
    for row in damaged(AuditEntry.objects.all(), AuditSeal):
        yield Fault(f"audit seal {row}", "the sealed entries are not the ones that were sealed")


def _chain(entries: Iterator[AuditEntry], book: AuditBook | None) -> Iterator[str]:
    number, previous, key = 0, "", 0
    for entry in entries:
        if entry.number != number + 1:
            yield f"entries {number + 1} to {entry.number - 1} are missing"
        elif entry.previous != previous:
            yield f"entry {entry.number} does not follow the one before it: one was put in, moved or altered"
        if not _says_its_hash(entry):
            yield f"entry {entry.number} was altered"
        if entry.pk <= key:
            yield f"entry {entry.number} was moved: an entry with a lower number was written later"
        number, previous, key = entry.number, entry.hash, entry.pk
    if book is None:
        yield "its book is gone"
    elif book.last_number > number:
        yield f"entries {number + 1} to {book.last_number} are missing"
    elif (book.last_number, book.head) != (number, previous):
        yield f"its book says {book.last_number}, {number} entries are there or the last was altered"


def _says_its_hash(entry: AuditEntry) -> bool:
    try:
        return entry.hash == entry_hash(entry)
    except UNREADABLE:
        return False
