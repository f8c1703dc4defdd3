"""Something happened to a case: its facts are to be made anew."""

from collections.abc import Iterable

from django.db import connection

from rabfang.cases.confidential import hidden_pk
from rabfang.cases.models import Case, Event
from rabfang.reports.models import Mark

MARK = "INSERT INTO reports_mark (case_id, agency_id) VALUES (%s, %s)"
HIDDEN = "INSERT INTO reports_mark (case_id, agency_id, id) VALUES (%s, %s, %s)"


def mark_case(case: Case, event: Event) -> None:
    """Follows every event, of confidential cases too: one short row in the transaction of the event.

    By a statement of its own, since every action of everybody pays for it.
    """
    pk = hidden_pk(case)
    with connection.cursor() as cursor:
        if pk is None:
            cursor.execute(MARK, [case.pk, case.agency_id])
        else:
            cursor.execute(HIDDEN, [case.pk, case.agency_id, pk])


def mark_all(cases: Iterable[tuple[int, int]]) -> int:
    """Marks (case, office) each; returns how many."""
    return len(Mark.objects.bulk_create((Mark(case_id=case, agency_id=agency) for case, agency in cases), 1000))
