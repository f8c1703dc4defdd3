"""Whom to call and ask how satisfied they are: complainants without e-mail or chat, whose answer an officer enters."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.models import Case
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.cases.wording import refusal_text
from rabfang.channels.models import Asking
from rabfang.channels.satisfaction.asking import CALLED_FOR, RATE
from rabfang.channels.satisfaction.calls import Why, no_answer, to_call
from rabfang.core.errors import Invalid, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.telling import telling_of
from rabfang.desk.navigation import show
from rabfang.procedures.queries import version_of

HERE = "desk:satisfaction"
SHOWN = 50
COUNTED = 99


def calls_of(here: Here) -> int:
    """How many wait to be called, counted no further than one more than COUNTED; no query where the officer may not
    enter what they say."""
    return to_call(here.cases()).order_by()[: COUNTED + 1].count() if asks(here) else 0


@officer_page
@require_safe
def calls(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Who waits, the longest waiting first."""
    if not asks(here):
        raise Http404
    found = list(to_call(here.cases())[: SHOWN + 1])
    rows = [_shown(row) for row in found[:SHOWN] if may_ask(here, row.case)]
    context: dict[str, Any] = {"rows": rows, "more": len(found) > SHOWN, "days": CALLED_FOR.days}
    return show(request, here, "watch/calls", current=HERE, **context)


@officer_page
@require_POST
def unanswered(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The person did not want to answer, or could not be reached."""
    row = to_call(here.cases()).filter(pk=pk).first() or _settled(here, pk)
    why = request.POST.get("why", "")
    if not may_ask(here, row.case):
        raise Http404
    try:
        if why not in list(Why):
            raise Invalid("not-understood", field="why")
        no_answer(row, Why(why), by=here.officer, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, _("บันทึกผลการถามของเรื่อง %(number)s แล้ว") % {"number": row.case.number_text})
    return redirect("desk:satisfaction_calls")


def _settled(here: Here, pk: int) -> Asking:
    """One that somebody else has settled meanwhile."""
    row = Asking.objects.filter(pk=pk, case__in=here.cases()).select_related("case__agency").first()
    if row is None:
        raise Http404
    return row


def _shown(row: Asking) -> dict[str, Any]:
    return {"row": row, "case": row.case, "person": row.case.complainant, "telling": telling_of(row.case.complainant)}


def asks(here: Here) -> bool:
    """Whether the officer may enter what complainants say, by the procedure in force."""
    rule = here.procedure.anytimes.get(RATE)
    return rule is not None and bool(here.roles & set(rule.by))


def may_ask(here: Here, case: Case) -> bool:
    """The same for one case, by its own version."""
    return bool(offers(version_of(case.procedure_id)[1], standing_of(case), here.actor, (RATE,)))
