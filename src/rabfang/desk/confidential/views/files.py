"""A file of a confidential case, opened in memory: the cleaned copy as people see it; the original only with a reason,
which the case's own chain keeps."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.cases.models import Attachment, Visibility
from rabfang.cases.perform import perform
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.reading import Unsealed, unsealed
from rabfang.desk.looks import look
from rabfang.documents.kinds import KEPT
from rabfang.documents.names import clean_name, name_for
from rabfang.documents.serving import HEADERS
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.files import OpenFile, open_file
from rabfang.web.forms import CleanTextField, OfficeForm

LONGEST_REASON = 1000


class ReasonForm(OfficeForm):
    """Why the original is needed."""

    reason = CleanTextField(
        label=gettext_lazy("เหตุที่ต้องใช้ไฟล์ต้นฉบับ"),
        lines=3,
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("บันทึกไว้ในเรื่อง ผู้แจ้งเรื่องไม่เห็น"),
    )


@require_safe
@confidential_page
def file(request: HttpRequest, seat: OpenSeat, box: UUID, attachment: int) -> HttpResponseBase:
    """The copy that people see: a picture in the page, anything else as a download."""
    case = unsealed(seat, box)
    opened = _opened(case, attachment)
    look(seat, "open-file", case.case.number_text, case=case.case, file=-attachment)
    facts = opened.facts
    return _response(opened.shown, facts.name, facts.shown_media_type, inline=facts.copied)


@require_http_methods(["GET", "HEAD", "POST"])
@confidential_page
def original(request: HttpRequest, seat: OpenSeat, box: UUID, attachment: int) -> HttpResponseBase:
    """Asks why, notes it on the case, and gives the file as it came."""
    case = unsealed(seat, box)
    row = _row(case, attachment)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        opened = _opened(case, attachment)
        note = _("ขอไฟล์ต้นฉบับ “%(name)s”: %(reason)s") % {
            "name": opened.name,
            "reason": form.cleaned_data["reason"],
        }
        perform(case.case.pk, "note", by=seat.actor, at=seat.at, note=note, visibility=Visibility.CENTRE)
        look(seat, "open-original", case.case.number_text, case=case.case, file=-attachment)
        return _response(opened.original, opened.name, opened.media_type, inline=False)
    context: dict[str, Any] = {"case": case.case, "box": box, "form": form, "file": case.link(row)}
    return show(request, seat, "original", status=400 if form.is_bound else 200, **context)


def _row(case: Unsealed, attachment: int) -> Attachment:
    for rows in case.files.values():
        for row in rows:
            if row.pk == -attachment:
                return row
    raise Http404


def _opened(case: Unsealed, attachment: int) -> OpenFile:
    try:
        return open_file(case.box, _row(case, attachment).file)
    except CannotOpen as error:
        raise Http404 from error


def _response(content: bytes, name: str, media_type: str, *, inline: bool) -> HttpResponse:
    shown_name = name_for(clean_name(name), KEPT[media_type])
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(not inline, shown_name) or "attachment"
    for header, value in HEADERS.items():
        response[header] = value
    return response
