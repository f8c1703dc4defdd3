"""A letter as a file: PDF to read and sign, DOCX to change elsewhere, the signed paper that came back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.core.errors import Conflict
from rabfang.desk.access import Here, officer_page
from rabfang.desk.letters.page import letter_page
from rabfang.desk.letters.reading import seen_letter
from rabfang.documents.kinds import DOCX, PDF
from rabfang.documents.serving import file_response
from rabfang.letters.paper import CannotPrint
from rabfang.letters.printing import docx_of, pdf_of


@officer_page
@require_safe
def pdf(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The PDF that was issued; of a draft, how it would look now."""
    letter = seen_letter(here, pk)
    if letter.file is not None:
        return file_response(letter.file)
    try:
        return file(pdf_of(letter), f"letter-{pk}.pdf", PDF.name)
    except CannotPrint:
        return letter_page(request, here, letter, refused=Conflict("cannot-print"))


@officer_page
@require_safe
def docx(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The letter for a word processor; what is changed there does not come back."""
    letter = seen_letter(here, pk)
    try:
        return file(docx_of(letter), f"letter-{pk}.docx", DOCX.name, shown="attachment")
    except CannotPrint:
        return letter_page(request, here, letter, refused=Conflict("cannot-print"))


@officer_page
@require_safe
def signed(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The signed paper, as it was scanned last."""
    letter = seen_letter(here, pk)
    if letter.scan is None:
        raise Http404
    return file_response(letter.scan)


def file(content: bytes, name: str, media_type: str, *, shown: str = "inline") -> HttpResponse:
    """A file made just now."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'{shown}; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
