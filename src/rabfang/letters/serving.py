"""A document as an answer to a browser."""

from django.http import HttpResponse

from rabfang.letters.paper import to_pdf
from rabfang.letters.paper.content import Document


def pdf_answer(document: Document, name: str) -> HttpResponse:
    """The document as PDF, shown in the browser; `name` is its file's name, in ASCII."""
    answer = HttpResponse(to_pdf(document), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
