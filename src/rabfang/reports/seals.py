"""The digest of a signed report: over everything that was signed, so that a changed figure or word is found."""

from rabfang.core.canonical import digest
from rabfang.reports.models import Report

SEALED = (
    "agency_id",
    "procedure_id",
    "duty",
    "form",
    "first",
    "last",
    "due_at",
    "corrects_id",
    "remarks",
    "content",
    "sha256",
    "signed_at",
    "signed_by_id",
)


def digest_of(report: Report) -> str:
    """SHA-256 of the days, figures, words, PDF and signature of a signed report."""
    return digest([getattr(report, column) for column in SEALED])
