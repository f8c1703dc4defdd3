"""Something happened to a case: its facts are to be made anew."""

from collections.abc import Iterable

from rabfang.cases.confidential import hidden_pk
from rabfang.cases.models import Case, Event
from rabfang.reports.models import Mark


def mark_case(case: Case, event: Event) -> None:
    """Follows every event, of confidential cases too: one short row in the transaction of the event."""
    Mark(pk=hidden_pk(case), case=case, agency_id=case.agency_id).save(force_insert=True)


def mark_all(cases: Iterable[tuple[int, int]]) -> int:
    """Marks (case, office) each; returns how many."""
    return len(Mark.objects.bulk_create((Mark(case_id=case, agency_id=agency) for case, agency in cases), 1000))
