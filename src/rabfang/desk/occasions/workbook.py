"""An occasion in Excel: the template, the filled file that is sent back, the rows that were returned."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.agencies.wording import refusal_text as too_many_text
from rabfang.channels.occasions.actions.take_workbook import Taken, take_workbook
from rabfang.channels.occasions.excel.reading import MOST_BYTES
from rabfang.channels.occasions.excel.writing import returned, template
from rabfang.channels.occasions.queries import returned_entries, scope_of
from rabfang.channels.occasions.refusals import refusal_text
from rabfang.core.errors import Conflict, Invalid, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.exports import export
from rabfang.desk.navigation import show
from rabfang.desk.occasions.reading import found
from rabfang.documents.kinds import XLSX
from rabfang.documents.names import clean_name


@officer_page
@require_safe
def empty(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The template, with this occasion's kinds and subdistricts to choose from."""
    occasion = found(here, pk, to_change=True)
    return _file(template(occasion, scope_of(occasion)), f"rabfang-{occasion.pk}.xlsx")


@officer_page
@require_safe
def returned_rows(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The rows that were returned, with the reason beside each."""
    occasion = found(here, pk, to_change=True)
    rows = returned_entries(occasion).order_by("pk")
    try:
        export(here, "occasion-rows", f"#{pk}", rows.count())
    except Conflict as error:
        return _refused(request, here, pk, [too_many_text(error)])
    content = returned(occasion, scope_of(occasion), rows)
    return _file(content, f"rabfang-{occasion.pk}-returned.xlsx")


@officer_page
@require_POST
def upload(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Takes a filled file in, and says how many rows became what."""
    occasion = found(here, pk, to_change=True)
    sent = request.FILES.get("workbook")
    try:
        if not isinstance(sent, UploadedFile):
            raise Invalid("workbook-needed")
        name = clean_name(sent.name)
        if sent.size is None or sent.size > MOST_BYTES:
            raise Invalid("workbook-too-large", name=name)
        taken = take_workbook(occasion, sent.read(), name, by=here.actor, at=here.at)
    except Refused as error:
        return _refused(request, here, pk, [refusal_text(error)])
    for text in _told(taken):
        messages.success(request, text)
    if taken.returned:
        said = _("ส่งคืนให้แก้ไข %(count)s แถว ดาวน์โหลดแถวที่ส่งคืนพร้อมเหตุได้ด้านล่าง")
        messages.warning(request, said % {"count": taken.returned})
    return redirect("desk:occasion", pk=pk)


def _told(taken: Taken) -> list[str]:
    said = []
    if taken.recorded:
        said.append(_("ลงทะเบียนแล้ว %(count)s เรื่อง") % {"count": taken.recorded})
    if taken.waiting:
        said.append(_("อีก %(count)s เรื่องกำลังลงทะเบียน") % {"count": taken.waiting})
    if taken.before:
        said.append(_("%(count)s แถวลงทะเบียนไว้ก่อนแล้ว จึงไม่เกิดเรื่องซ้ำ") % {"count": taken.before})
    return said


def _refused(request: HttpRequest, here: Here, pk: int, problems: Sequence[str]) -> HttpResponse:
    context = {"occasion": found(here, pk, to_change=True), "upload_problems": problems}
    status = HTTPStatus.BAD_REQUEST
    return show(request, here, "occasions/upload", current="desk:occasions", status=status, **context)


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX.name)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
