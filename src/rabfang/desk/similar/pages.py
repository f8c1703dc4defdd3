"""What may be the same matter: looked at, joined, kept apart, and each of these undone."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.rules import permit
from rabfang.cases.wording import refusal_text
from rabfang.core.errors import NotAllowed, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.reading import Opened, opened
from rabfang.desk.navigation import show
from rabfang.desk.similar.reading import MERGE, reason_words, shown_for
from rabfang.search.actions import forget_apart, keep_apart
from rabfang.search.queries import kept_apart_from
from rabfang.search.similar import reasons
from rabfang.search.traces import Matter, matter_of
from rabfang.web.refusing import version_seen

CASE = "desk:case"


@officer_page
@require_safe
def similar(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Similar cases, whatever the step, and those that were kept apart."""
    return _page(request, _ours(here, pk))


@officer_page
@require_POST
def join(request: HttpRequest, here: Here, pk: int, other: int) -> HttpResponseBase:
    """The case becomes another voice on the other: the verb `merge`, its reason what the two share."""
    case, into = _ours(here, pk), _other(here, pk, other)
    why = [reason_words(one) for one in reasons(_matter(case.case), _matter(into))]
    reason = _("เรื่องซ้ำ: %(why)s") % {"why": ", ".join(why)} if why else _("เรื่องซ้ำตามที่เจ้าหน้าที่พิจารณา")
    try:
        permit(case.procedure, case.standing, MERGE, here.actor)
        perform(pk, MERGE, by=here.actor, at=here.at, seen=version_seen(request), into=into.pk, reason=reason)
    except Refused as error:
        status = HTTPStatus.FORBIDDEN if isinstance(error, NotAllowed) else HTTPStatus.CONFLICT
        return _page(request, opened(here, pk), refusal_text(error), status)
    said = {"number": case.case.number_text, "into": into.number_text}
    messages.success(request, _("รวมเรื่อง %(number)s เป็นอีกเสียงหนึ่งของเรื่อง %(into)s แล้ว หากไม่ใช่ ให้แยกเรื่องในหน้านี้") % said)
    return redirect(CASE, pk)


@officer_page
@require_POST
def apart(request: HttpRequest, here: Here, pk: int, other: int) -> HttpResponseBase:
    """They are different matters: not shown together again."""
    case, row = _ours(here, pk), _other(here, pk, other)
    keep_apart(case.case, row, by=here.officer.pk, at=here.at)
    said = {"number": case.case.number_text, "other": row.number_text}
    messages.success(request, _("จดไว้แล้วว่าเรื่อง %(number)s กับ %(other)s เป็นคนละเรื่อง") % said)
    return redirect("desk:similar", pk)


@officer_page
@require_POST
def together(request: HttpRequest, here: Here, pk: int, other: int) -> HttpResponseBase:
    """Takes that back."""
    case, row = _ours(here, pk), _other(here, pk, other)
    forget_apart(case.case, row)
    messages.success(request, _("เลิกจดว่าเป็นคนละเรื่องแล้ว"))
    return redirect("desk:similar", pk)


def _page(request: HttpRequest, case: Opened, error: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
    context = {
        "case": case.case,
        "seen": case.case.version,
        "similar": shown_for(case),
        "apart": case.here.cases().filter(pk__in=kept_apart_from(case.case)).order_by("-year", "-number"),
        "error": error,
    }
    return show(request, case.here, "similar/page", current="desk:register", status=status, **context)


def _ours(here: Here, pk: int) -> Opened:
    """The case, when it is in the officer's own register; 404 otherwise."""
    case = opened(here, pk)
    if not case.is_ours:
        raise Http404
    return case


def _other(here: Here, pk: int, other: int) -> Case:
    """The other case, in sight and not the same; 404 otherwise."""
    row = here.cases().select_related("complainant").filter(pk=other).exclude(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _matter(case: Case) -> Matter:
    return matter_of(case, case.complainant)
