"""What was done and looked at at the desk, read by those who work there: each sees what their colleagues opened.

Of a case only those find entries to whom it is open now; the places in the chain are not shown, since a gap among them
would tell of a case that is not.
"""

from http import HTTPStatus

from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rabfang.desk.audit.question import AuditQuestion
from rabfang.desk.audit.rows import Row, row_of
from rabfang.desk.audit.wording import CONFIDENTIAL
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.listing import sealed_rows
from rabfang.desk.looks import look

HERE = "confidential:record"
PAGE = 50


@require_safe
@confidential_page
def record(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """One page of what was asked for, the newest first."""
    form = AuditQuestion(request.GET, groups=CONFIDENTIAL)
    found, status = [], HTTPStatus.BAD_REQUEST
    if form.is_valid():
        found, status = list(form.entries(seat.agency).filter(_open_to(seat))[: PAGE + 1]), HTTPStatus.OK
        look(seat, "confidential-record", "", asked=" ".join(form.asked))
    context = {
        "form": form,
        "rows": _not_about(seat, [row_of(entry, seat.procedure) for entry in found[:PAGE]]),
        "narrowed": not form.is_valid() or bool(form.asked),
        "audit_url": reverse(HERE),
        "first_url": form.address(HERE) if request.GET.get("before") else "",
        "next_url": form.address(HERE, below=found[PAGE - 1]) if len(found) > PAGE else "",
    }
    return show(request, seat, "record", current="confidential:people", status=status, **context)


def _open_to(seat: OpenSeat) -> Q:
    return Q(case_id=None) | Q(case_id__in=seat.cases().values("pk"))


def _not_about(seat: OpenSeat, rows: list[Row]) -> list[Row]:
    """Without those of a case that by now names the officer, which is found as its box is opened."""
    cases = list(seat.cases().filter(pk__in={row.entry.case_id for row in rows if row.entry.case_id}))
    shown = {one.row.case.pk for one in sealed_rows(seat, cases)}
    return [row for row in rows if row.entry.case_id is None or row.entry.case_id in shown]
