"""Proof of the letters: each issued one is still what was issued, and the books hold 1..n."""

from collections.abc import Iterator

from django.core.exceptions import SuspiciousOperation
from django.db.models import Count, Max, Min

from rabfang.core.faults import Fault
from rabfang.documents.queries import is_intact
from rabfang.letters.erasing import erased_rightly
from rabfang.letters.models import Letter, NumberBook
from rabfang.letters.seals import digest_of


def faults() -> Iterator[Fault]:
    """Every fault among letters and their books."""
    yield from _numbers()
    issued = Letter.objects.filter(number__isnull=False).order_by("pk").select_related("file")
    for letter in issued.iterator(chunk_size=500):
        where = f"letter {letter.agency_id}/{letter.reference_text}"
        if letter.erased_at is not None:
            if not erased_rightly(letter):
                yield Fault(where, "it is gone, and its case does not say that it was erased")
            continue
        if letter.digest != digest_of(letter):
            yield Fault(where, "its words, number or date were altered")
        if not _kept(letter):
            yield Fault(where, "its PDF was altered or is gone")


def _numbers() -> Iterator[Fault]:
    rows = Letter.objects.filter(number__isnull=False).order_by().values_list("agency", "series", "year")
    counted = {row[:3]: row[3:] for row in rows.annotate(Count("pk"), Min("number"), Max("number"))}
    books = {(book.agency_id, book.series, book.year): book.last_number for book in NumberBook.objects.all()}
    for key in sorted(counted.keys() | books.keys()):
        count, low, high = counted.get(key, (0, 1, 0))
        last = books.get(key, 0)
        if not last or count != last or high != last or low != 1:
            yield Fault(f"letter book {key[0]}/{key[1]}/{key[2]}", f"the book says {last}, {count} letters are there")


def _kept(letter: Letter) -> bool:
    """Whether the stored PDF is the one whose digest the letter bears, byte for byte."""
    if letter.file is None or letter.file.sha256 != letter.sha256:
        return False
    try:
        return is_intact(letter.file)
    except (OSError, SuspiciousOperation):
        return False
