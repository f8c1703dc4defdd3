"""A printed document as an answer to a browser."""

from django.http import HttpResponse


def pdf_answer(pdf: bytes, name: str) -> HttpResponse:
    """The document, shown in the browser; `name` is its file's name, in ASCII."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
