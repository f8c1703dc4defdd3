"""A letter's page, and what is done with it: each deed by its own small form."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, NotAllowed, NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.letters.deed_forms import DEEDS, Deed, DeedForm, may_do
from rabfang.desk.letters.page import letter_page
from rabfang.desk.letters.reading import Row, seen_letter
from rabfang.desk.navigation import show
from rabfang.letters.models import Letter
from rabfang.letters.rights import may_issue


@officer_page
@require_safe
def letter(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """One letter; 404 when it is not in sight."""
    return letter_page(request, here, seen_letter(here, pk))


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, here: Here, pk: int, deed: str) -> HttpResponseBase:
    """The form of one deed; 403 when it is not this officer's, 409 when the letter's state does not allow it."""
    row = seen_letter(here, pk)
    if deed not in DEEDS:
        raise Http404
    if not may_do(deed, row, here.actor, issues=may_issue(here.actor, here.agency)):
        return letter_page(request, here, row, refused=NotAllowed("issuing-not-yours"))
    if not DEEDS[deed].stands(row):
        code = "letter-not-draft" if deed == "issue" else "letter-not-issued"
        return letter_page(
            request, here, row, refused=Conflict("letter-cancelled" if row.state == "cancelled" else code)
        )
    kind = DEEDS[deed]
    if request.method != "POST":
        today = local_date(here.at)
        return _page(request, here, row, kind, kind.form(initial={"dated": today, "on": today, "seen": row.version}))
    form = kind.form(request.POST, request.FILES)
    return _done(request, here, row, kind, form)


def _done(request: HttpRequest, here: Here, row: Letter, kind: Deed, form: DeedForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, here, row, kind, form, status=HTTPStatus.BAD_REQUEST)
    try:
        form.do(row, here)
    except NotFound as error:
        raise Http404 from error
    except Conflict as error:
        return letter_page(request, here, seen_letter(here, row.pk), refused=error)
    except Refused as error:
        form.refuse(error)
        return _page(request, here, row, kind, form, status=HTTPStatus.BAD_REQUEST)
    messages.success(request, str(kind.done))
    if row.state == "draft" and kind is DEEDS["cancel"]:
        return redirect("desk:case", pk=row.case_id) if row.case_id else redirect("desk:letters")
    return redirect("desk:letter", pk=row.pk)


def _page(
    request: HttpRequest, here: Here, row: Letter, kind: Deed, form: DeedForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"letter": row, "row": Row(row), "deed": kind, "form": form, "title": kind.title}
    return show(request, here, "letters/deed", current="desk:letters", status=status, **context)
