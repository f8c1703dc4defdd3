"""Proof of the reports: each signed one is still what was signed."""

from collections.abc import Iterator

from django.core.exceptions import SuspiciousOperation

from rabfang.core.faults import Fault
from rabfang.documents.queries import is_intact
from rabfang.reports.models import Report
from rabfang.reports.seals import digest_of


def faults() -> Iterator[Fault]:
    """Every fault among signed reports."""
    signed = Report.objects.filter(signed_at__isnull=False).order_by("pk").select_related("file")
    for report in signed.iterator(chunk_size=100):
        where = f"report {report.agency_id}/{report.duty or report.form}/{report.first} {report.last}"
        if report.digest != digest_of(report):
            yield Fault(where, "its figures, words, days or signature were altered")
        if not _kept(report):
            yield Fault(where, "its PDF was altered or is gone")


def _kept(report: Report) -> bool:
    """Whether the stored PDF is the one whose digest the report bears, byte for byte."""
    if report.file is None or report.file.sha256 != report.sha256:
        return False
    try:
        return is_intact(report.file)
    except (OSError, SuspiciousOperation):
        return False
