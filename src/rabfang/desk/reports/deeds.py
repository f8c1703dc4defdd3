"""A report is signed, sent, taken back, corrected or discarded: each by its own small page that says what will happen.

Who signs, sends or takes back shows once more who they are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rabfang.accounts.views.again import confirm_on_the_way
from rabfang.accounts.views.shared import secret_fields
from rabfang.core.errors import Conflict, NotAllowed, NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.reports.page import DEED_TITLES, deeds, recipients, report_page, unwritten
from rabfang.desk.reports.reading import HERE, Row, seen_report
from rabfang.reports.actions import discard, reopen, send, sign
from rabfang.reports.models import Report
from rabfang.reports.room import Room
from rabfang.reports.saying import content_of_report
from rabfang.web.refusing import version_seen


@dataclass(frozen=True)
class Deed:
    """One thing that is done: what will happen, how, what is said of it, and whether who they are is asked again."""

    means: str | Promise
    do: Callable[..., Any]
    done: str | Promise
    again: bool = False


def _correct(report: Report, *, by: Any, at: Any, seen: int) -> Report:
    return reopen.correct(report, by=by, at=at)


DEEDS: Mapping[str, Deed] = {
    "sign": Deed(
        _("ระบบจะคำนวณตัวเลขครั้งสุดท้าย เก็บรายงานเป็น PDF และปิดผนึก ตัวเลขและข้อความจะไม่เปลี่ยนอีก"),
        sign.sign,
        _("ลงนามรายงานแล้ว ตัวเลขและข้อความไม่เปลี่ยนอีก"),
        again=True,
    ),
    "email": Deed(
        _("ระบบจะส่งอีเมลพร้อมไฟล์ PDF ที่ลงนามแล้วถึงผู้รับรายงานทุกคน และถือว่าส่งรายงานแล้วตั้งแต่เวลานี้"),
        send.send_by_email,
        _("ส่งรายงานทางอีเมลแล้ว"),
        again=True,
    ),
    "memo": Deed(
        _("ระบบจะร่างบันทึกข้อความถึงผู้บริหาร โดยมีรายงานเป็นสิ่งที่ส่งมาด้วย รายงานถือว่าส่งแล้วเมื่อบันทึกการส่งหนังสือนั้น"),
        send.draft_memo,
        _("ร่างบันทึกข้อความแล้ว โปรดตรวจ ออกเลข และบันทึกการส่ง"),
    ),
    "reopen": Deed(
        _("รายงานจะกลับเป็นร่าง ไฟล์ PDF ที่ลงนามไว้จะถูกลบ และต้องลงนามใหม่ก่อนส่ง"),
        reopen.reopen,
        _("เปิดแก้ไขรายงานแล้ว โปรดลงนามใหม่ก่อนส่ง"),
        again=True,
    ),
    "discard": Deed(
        _("ร่างและข้อความที่เขียนไว้จะหายไป รายงานของช่วงเวลานี้ทำใหม่ได้เสมอ"),
        discard.discard,
        _("ทิ้งร่างแล้ว"),
    ),
    "correct": Deed(
        _("รายงานที่ส่งแล้วคงเดิม ระบบจะเริ่มฉบับใหม่ของช่วงเวลาเดียวกันที่อ้างถึงฉบับเดิม ด้วยตัวเลขปัจจุบัน"),
        _correct,
        _("เริ่มฉบับแก้ไขแล้ว"),
    ),
}


@secret_fields
@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, here: Here, pk: int, deed: str) -> HttpResponseBase:
    """Says what will happen, then does it; 403 when it is not theirs, 409 when the report's state does not allow it."""
    room, report = seen_report(here, pk)
    if deed not in DEEDS:
        raise Http404
    if request.method != "POST":
        if deed not in deeds(room, report, here.at):
            mine = room.makes(report.duty) or room.signs(report.duty)
            error: Refused = Conflict("report-state") if mine else NotAllowed("report-not-yours")
            return report_page(request, here, room, report, refused=error)
        return _page(request, here, room, report, deed)
    chosen = DEEDS[deed]
    if chosen.again and (asking := confirm_on_the_way(request, here.officer)):
        return asking
    try:
        made = chosen.do(report, by=here.officer, at=here.at, seen=version_seen(request))
    except NotFound as error:
        raise Http404 from error
    except Refused as error:
        room, report = seen_report(here, pk)
        return report_page(request, here, room, report, refused=error)
    messages.success(request, str(chosen.done))
    if made is None:
        return redirect(HERE)
    return redirect("desk:report" if isinstance(made, Report) else "desk:letter", pk=made.pk)


def _page(request: HttpRequest, here: Here, room: Room, report: Report, deed: str) -> HttpResponse:
    context: dict[str, Any] = {
        "report": report,
        "row": Row(report),
        "title": DEED_TITLES[deed],
        "means": DEEDS[deed].means,
        "to": recipients(here, room, report) if deed in ("email", "memo") else [],
        "unwritten": unwritten(content_of_report(report, here.at)) if deed == "sign" else [],
    }
    return show(request, here, "reports/deed", current=HERE, **context)
