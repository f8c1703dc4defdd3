"""What an officer decides about a message: a new case, part of a case, spam or not, nothing to do."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rabfang.cases.models import Case
from rabfang.cases.wording import refusal_text
from rabfang.channels.incoming.deeds import add_to_case, make_case, set_aside
from rabfang.channels.incoming.intakes import INTAKES
from rabfang.channels.models import Incoming
from rabfang.core.errors import Invalid, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.incoming.forms import JoinForm
from rabfang.desk.incoming.pages import in_sight, page_of
from rabfang.web.refusing import put_beside

ASIDE = ("spam", "not-spam", "nothing")


@officer_page
@require_POST
def do(request: HttpRequest, here: Here, pk: int, deed: str) -> HttpResponseBase:
    """Does one deed; says why when it cannot be done."""
    row = in_sight(here, pk)
    if deed == "join" and row.way in INTAKES:
        return _join(request, here, row)
    if deed in ASIDE or (deed == "case" and row.way in INTAKES):
        return _simply(request, here, row, deed)
    raise Http404


def _simply(request: HttpRequest, here: Here, row: Incoming, deed: str) -> HttpResponseBase:
    try:
        if deed == "case":
            case = make_case(row, by=here.actor, at=here.at)
            messages.success(request, _("รับเป็นเรื่องใหม่แล้ว เลขรับ %(number)s") % {"number": case.number_text})
        else:
            set_aside(row, deed, by=here.officer, at=here.at)
            messages.success(request, _("บันทึกแล้ว ข้อความยังเก็บไว้และเปลี่ยนใจได้"))
    except Refused as error:
        messages.error(request, refusal_text(error))
    return redirect("desk:incoming_one", pk=row.pk)


def _join(request: HttpRequest, here: Here, row: Incoming) -> HttpResponseBase:
    form = JoinForm(request.POST)
    if form.is_valid():
        case = here.cases().select_related("complainant", "agency").filter(**form.case_number()).first()
        try:
            _joined(here, row, case)
        except Refused as error:
            put_beside(form, error, refusal_text(error))
        else:
            messages.success(request, _("เพิ่มในเรื่องแล้ว"))
            return redirect("desk:incoming_one", pk=row.pk)
    return page_of(request, here, row, form, status=HTTPStatus.BAD_REQUEST)


def _joined(here: Here, row: Incoming, case: Case | None) -> None:
    if case is None:
        raise Invalid("no-such-case", field="number")
    add_to_case(row, case, by=here.actor, at=here.at)
