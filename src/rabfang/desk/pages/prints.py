"""Papers of the register: the book of a period, and what was said by word of mouth, to be signed."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.agencies.wording import refusal_text
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.reading import opened
from rabfang.desk.exports import export
from rabfang.desk.forms.book import BookForm
from rabfang.desk.navigation import show
from rabfang.letters.paper import to_pdf
from rabfang.letters.registers import TooManyLines, oral_receipt, receive_stamp, register_book
from rabfang.letters.serving import pdf_answer


@officer_page
@require_safe
def book(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Asks for a period; given one, the book of the cases in sight."""
    if not request.GET:
        today = local_date(here.at)
        return _asked(request, here, BookForm(initial={"first": today.replace(day=1), "last": today}))
    form = BookForm(request.GET)
    if not form.is_valid():
        return _asked(request, here, form, status=HTTPStatus.BAD_REQUEST)
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    try:
        document = register_book(here.agency, here.cases(), first, last)
    except TooManyLines as error:
        form.add_error("last", _("ช่วงนี้มีเกิน %(most)s เรื่อง โปรดเลือกช่วงที่สั้นลง") % {"most": error})
        return _asked(request, here, form, status=HTTPStatus.BAD_REQUEST)
    try:
        export(here, "book", f"{first.isoformat()} {last.isoformat()}", len(document.entries))
    except Conflict as error:
        form.add_error(None, refusal_text(error))
        return _asked(request, here, form, status=HTTPStatus.CONFLICT)
    return pdf_answer(to_pdf(document), f"register-{first:%Y%m%d}-{last:%Y%m%d}.pdf")


@officer_page
@require_safe
def oral(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """A case as a paper that its complainant reads and signs; 404 when it is not in sight."""
    found = opened(here, pk)
    if found.is_withheld:
        raise Http404
    case = found.case
    return pdf_answer(to_pdf(oral_receipt(case)), f"case-{case.number}-{case.year}.pdf")


@officer_page
@require_safe
def stamp(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The receive stamp of a case as a label; 404 when it is not in sight."""
    case = opened(here, pk).case
    return pdf_answer(to_pdf(receive_stamp(case)), f"stamp-{case.number}-{case.year}.pdf")


def _asked(request: HttpRequest, here: Here, form: BookForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    return show(request, here, "book", current="desk:register", status=status, form=form)
