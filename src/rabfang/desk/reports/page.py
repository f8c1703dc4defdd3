"""The page of one report: its figures and words, what may be done with it, to whom it goes."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.queries import officers_acting, officers_with_office
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.desk.access import Here
from rabfang.desk.navigation import show
from rabfang.desk.reports.forms import RemarksForm
from rabfang.desk.reports.reading import HERE, Row, opening
from rabfang.reports.actions.send import memo_of
from rabfang.reports.blocks import Content
from rabfang.reports.models import UNSIGNED, Report, ReportMail, State, Way
from rabfang.reports.refusals import refusal_text
from rabfang.reports.room import Room
from rabfang.reports.saying import content_of_report
from rabfang.reports.writers import page as writer
from rabfang.thai.dates import date_and_time
from rabfang.web.refusing import status_of

Pair = tuple[Any, Any]
DEED_TITLES = {
    "sign": _("ลงนาม"),
    "email": _("ส่งทางอีเมล"),
    "memo": _("ร่างบันทึกข้อความเสนอ"),
    "reopen": _("เปิดแก้ไขอีกครั้ง"),
    "correct": _("ทำฉบับแก้ไข"),
    "discard": _("ทิ้งร่างนี้"),
}


def report_page(
    request: HttpRequest,
    here: Here,
    room: Room,
    report: Report,
    *,
    form: RemarksForm | None = None,
    refused: Refused | None = None,
    theirs: list[dict[str, Any]] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page; `refused` says on top why something was not done, `theirs` what another wrote meanwhile."""
    content = content_of_report(report, here.at)
    may = deeds(room, report, here.at)
    writes = report.state in UNSIGNED and (room.makes(report.duty) or room.signs(report.duty))
    if writes and form is None:
        form = RemarksForm(initial=report.remarks, content=content)
    context = {
        "report": report,
        "row": Row(report),
        "shown": (shown := writer.of(content, opening(here))),
        **_parted(shown.blocks, is_draft=writes),
        "form": form if writes else None,
        "fields": list(form) if form and writes else [],
        "refused": refusal_text(refused) if refused else "",
        "theirs": theirs or [],
        "facts": _facts(report),
        "mails": _mails(report),
        "memo": memo_of(report) if report.letter_id else None,
        "deeds": [(DEED_TITLES[deed], reverse("desk:report_do", args=[report.pk, deed])) for deed in may],
        "signs": "sign" in may,
        "corrected_by": getattr(report, "corrected_by", None),
    }
    code = status_of(refused) if refused else status
    return show(request, here, "reports/report", current=HERE, status=code, **context)


def _parted(blocks: Sequence[writer.ShownBlock], *, is_draft: bool) -> dict[str, list[writer.ShownBlock]]:
    """The main numbers, and of what is no draft any more what the office says of them, stand above the tables."""
    figures = [block for block in blocks if block.kind == "figures"]
    words = [] if is_draft else [block for block in blocks if block.is_asked and block.paragraphs]
    return {"head": figures + words, "rest": [block for block in blocks if block not in (*figures, *words)]}


def deeds(room: Room, report: Report, at: datetime) -> list[str]:
    """What this officer may do with it now, by the names of `deeds.DEEDS`."""
    makes, signs = room.makes(report.duty), room.signs(report.duty)
    if not (makes or signs):
        return []
    if report.state in UNSIGNED:
        may = ["sign"] if signs and local_date(at) >= report.last else []
        return may if report.due_at else [*may, "discard"]
    if report.state == State.SIGNED:
        on_its_way = memo_of(report) is not None
        return ["email"] + ([] if on_its_way else ["memo"] + (["reopen"] if signs else []))
    return [] if getattr(report, "corrected_by", None) else ["correct"]


def recipients(here: Here, room: Room, report: Report) -> list[str]:
    """To whom it goes today, by name and position."""
    to = officers_acting(here.agency.pk, local_date(here.at), roles=room.addressees(report.duty))
    return [f"{one.name} {one.position}".strip() for one in officers_with_office(to).order_by("name")]


def unwritten(content: Content) -> list[str]:
    """The headings below which nobody has written."""
    return [str(block.title) for block in content.asked() if not block.words]


def _mails(report: Report) -> list[ReportMail]:
    """How each mail of a sent report fares."""
    if report.sent_way != Way.EMAIL:
        return []
    return list(report.mails.filter(kind=ReportMail.Kind.SENT).select_related("officer"))


def _facts(report: Report) -> list[Pair]:
    english = get_language() == "en"

    def when(moment: datetime | None) -> str:
        return date_and_time(moment, english=english) if moment else ""

    signed = f"{report.signed_by.name} {when(report.signed_at)}" if report.signed_by else ""
    sent = f"{report.sent_by.name} {when(report.sent_at)}" if report.sent_by else ""
    pairs = [
        (gettext("กำหนดส่ง"), when(report.due_at) if report.sent_at else ""),
        (gettext("ผู้ลงนาม"), signed),
        (gettext("ส่งโดย"), sent),
        (gettext("วิธีส่ง"), Way(report.sent_way).label if report.sent_way else ""),
        (gettext("รหัสตรวจสอบไฟล์ (SHA-256)"), report.sha256),
    ]
    return [(key, value) for key, value in pairs if value]
