"""A report as a file: PDF to read and print, Excel with every row, DOCX to go on writing. Each is put on record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.desk.access import Here, officer_page
from rabfang.desk.looks import look
from rabfang.desk.reports.any_days import ask, asked_content
from rabfang.desk.reports.reading import room_here, seen_report
from rabfang.documents.kinds import DOCX, PDF, XLSX, MediaType
from rabfang.documents.serving import file_response
from rabfang.letters.head import letterhead_of
from rabfang.reports.blocks import Content
from rabfang.reports.saying import content_of_report
from rabfang.reports.writers.docx import to_docx
from rabfang.reports.writers.pdf import to_pdf
from rabfang.reports.writers.xlsx import to_xlsx


@dataclass(frozen=True)
class Kind:
    """One kind of file: its media type, and what writes it."""

    media: MediaType
    write: Callable[..., bytes]
    has_digits: bool = True
    shown: str = "attachment"


KINDS: Mapping[str, Kind] = {
    "pdf": Kind(PDF, to_pdf, shown="inline"),
    "xlsx": Kind(XLSX, to_xlsx, has_digits=False),
    "docx": Kind(DOCX, to_docx),
}


@officer_page
@require_safe
def report_file(request: HttpRequest, here: Here, pk: int, kind: str) -> HttpResponseBase:
    """The PDF that was signed; any other, and all of a draft, as the report stands."""
    _room, report = seen_report(here, pk)
    if kind not in KINDS:
        raise Http404
    look(here, "report-file", report, report=report.pk, kind=kind)
    if kind == "pdf" and report.file is not None:
        return file_response(report.file)
    return _file(here, content_of_report(report, here.at), kind, f"report-{pk}")


@officer_page
@require_safe
def any_file(request: HttpRequest, here: Here, kind: str) -> HttpResponseBase:
    """A report over any days; where the address says no such days, the form that asks for them."""
    if not room_here(here).makes_any or kind not in KINDS:
        raise Http404
    content = asked_content(request, here)
    if content is None:
        return ask(request, here)
    look(here, "report-file", f"{content.first} {content.last}", kind=kind)
    return _file(here, content, kind, f"report-{content.first:%Y%m%d}-{content.last:%Y%m%d}")


def _file(here: Here, content: Content, kind: str, name: str) -> HttpResponse:
    chosen = KINDS[kind]
    if chosen.has_digits:
        made = chosen.write(content, thai_digits=letterhead_of(here.agency).thai_digits)
    else:
        made = chosen.write(content)
    answer = HttpResponse(made, content_type=chosen.media.name)
    answer["Content-Disposition"] = f'{chosen.shown}; filename="{name}.{kind}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
