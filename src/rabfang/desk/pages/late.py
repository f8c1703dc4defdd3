"""Everything late that the officer sees, and one action to chase those chosen (S4-5, C-5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.queries import Chases, chases_of
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.cases.wording import refusal_text
from rabfang.core.errors import Refused
from rabfang.desk import sight
from rabfang.desk.access import Here, officer_page
from rabfang.desk.forms.late import ChaseForm
from rabfang.desk.listing import Row, for_list, rows
from rabfang.desk.navigation import show
from rabfang.procedures.queries import version_of

CHASE = "expedite"
SHOWN = 100


@dataclass(frozen=True)
class Late:
    """One late case: its row, how often it was chased, and whether the officer may chase it."""

    row: Row
    chases: Chases
    may_chase: bool


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def late(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The list, the longest overdue first; sent, those chosen are chased."""
    found = _found(here)
    offered = [str(one.row.case.pk) for one in found if one.may_chase]
    if request.method != "POST":
        return _page(request, here, found, ChaseForm(offered=offered))
    form = ChaseForm(request.POST, offered=offered)
    if not form.is_valid():
        return _page(request, here, found, form, status=HTTPStatus.BAD_REQUEST)
    chosen = [one for one in found if str(one.row.case.pk) in form.cleaned_data["cases"]]
    return _chase(request, here, chosen, form.cleaned_data["reminder"])


def _found(here: Here) -> list[Late]:
    cases = list(for_list(sight.late(here)).prefetch_related("assignments")[:SHOWN])
    chased = chases_of([case.pk for case in cases])
    return [Late(row, chased[row.case.pk], _may_chase(here, row.case)) for row in rows(cases)]


def _may_chase(here: Here, case: Case) -> bool:
    return bool(offers(version_of(case.procedure_id)[1], standing_of(case), here.actor, (CHASE,)))


def _chase(request: HttpRequest, here: Here, chosen: Sequence[Late], reminder: str) -> HttpResponse:
    """Each in a transaction of its own: one that somebody has just finished does not hold up the others."""
    done = 0
    for one in chosen:
        case = one.row.case
        try:
            perform(case.pk, CHASE, by=here.actor, at=here.at, reminder=reminder)
            done += 1
        except Refused as error:
            messages.warning(request, f"{case.number_text}: {refusal_text(error)}")
    if done:
        messages.success(request, _("ส่งข้อความติดตามแล้ว %(count)s เรื่อง") % {"count": done})
    return redirect("desk:late")


def _page(
    request: HttpRequest, here: Here, found: Sequence[Late], form: ChaseForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    kept = set(form["cases"].value() or ())
    context = {"form": form, "found": found, "kept": kept, "more": len(found) == SHOWN}
    return show(request, here, "late", current="desk:work", status=status, **context)
