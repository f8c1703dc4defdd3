"""The digest of an issued letter: over everything that was issued, so that a changed word or number is found."""

from rabfang.core.canonical import digest
from rabfang.letters.models import Letter

SEALED = (
    "agency_id",
    "case_id",
    "kind",
    "series",
    "number",
    "year",
    "reference_text",
    "dated",
    "issued_at",
    "issued_by_id",
    "subject",
    "content",
    "sha256",
)


def digest_of(letter: Letter) -> str:
    """SHA-256 of number, date, words and PDF of an issued letter."""
    return digest([getattr(letter, column) for column in SEALED])
