"""The facts of a case as rows of keys and values."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabfang.cases.erasing import OVER
from rabfang.cases.models import Case, Outcome, Rating, Urgency
from rabfang.cases.wording import DEMANDS
from rabfang.channels.queries import said_at
from rabfang.desk.case.reading import Opened
from rabfang.desk.case.telling import telling_of
from rabfang.desk.listing import title
from rabfang.thai.areas import NoSuchArea, area_label
from rabfang.thai.dates import date_and_time, long_date

Pair = tuple[Any, Any]


def facts(case: Opened) -> list[Pair]:
    """What came, when, where, and how it was classified."""
    row = case.case
    pairs = [
        (_("เรื่อง"), row.subject),
        (_("ช่องทาง"), title(case.procedure.channels, row.channel)),
        *_letter(case),
        *_said(row),
        (_("รับจริงเมื่อ"), _moment(row.received_at)),
        (_("นับตามกฎหมายตั้งแต่"), _moment(row.legal_at)),
        (_("ลงทะเบียนเมื่อ"), _moment(row.registered_at)),
        (_("สถานที่เกิดเหตุ"), _place(row)),
        (_("ประเภทเรื่อง"), title(case.procedure.kinds, row.kind)),
        (_("หมวด"), category(case)),
        *([(_("กลุ่มผู้ร้อง"), title(case.procedure.groups, row.group))] if case.procedure.group else []),
        (_("ความเร่งด่วน"), Urgency(row.urgency).label),
        (_("วันที่แจ้งผู้ร้องว่าจะแล้วเสร็จ"), _moment(row.promised_at)),
    ]
    return [*pairs, *_endings(row)]


def gist(case: Opened) -> list[Pair]:
    """What somebody who decides needs of the facts, in few rows."""
    row = case.case
    kind = " · ".join(filter(None, (title(case.procedure.kinds, row.kind), category(case))))
    pairs = [
        (_("ผู้ร้อง"), _who(row)),
        (_("ช่องทาง"), title(case.procedure.channels, row.channel)),
        (_("ประเภทเรื่อง"), kind),
        (_("สถานที่เกิดเหตุ"), _place(row)),
    ]
    return [(key, value) for key, value in pairs if str(value).strip()]


def category(case: Opened) -> str:
    """The category's title within its kind."""
    kind = case.procedure.kinds.get(case.case.kind)
    return next((str(row.title) for row in kind.categories if row.key == case.case.category), "") if kind else ""


def people(case: Opened) -> list[Pair]:
    """The complainant, and who recorded the case."""
    row = case.case
    if case.is_withheld:
        return [(_("ผู้ร้อง"), _("ปกปิดชื่อและที่อยู่ตามที่หน่วยงานต้นเรื่องกำหนด"))]
    recorder = row.recorded_by.name if row.recorded_by else _("ผู้ร้องส่งเอง")
    complainant = render_to_string("desk/case/reach.html", {"person": row.complainant})
    return [
        (_("ผู้ร้อง"), _who(row)),
        (_("ติดต่อกลับ"), complainant),
        (_("ที่อยู่"), row.complainant.address),
        (_("การแจ้งผู้ร้อง"), telling_of(row.complainant).text),
        (_("ผู้บันทึกเรื่อง"), recorder),
    ]


def demands(case: Opened) -> list[dict[str, Any]]:
    """What the kind asks for before the case may close, and whether it is there; once it is over, what is there."""
    return [
        {"label": label, "done_at": getattr(case.case, f"{name}_at")}
        for name, label in DEMANDS.items()
        if getattr(case.case, f"needs_{name}") and (case.case.status not in OVER or getattr(case.case, f"{name}_at"))
    ]


def _who(row: Case) -> str:
    if row.erased_at is not None:
        return row.complainant.name or str(_("ลบแล้ว"))
    return str(row.complainant)


def _said(row: Case) -> Iterator[Pair]:
    """The sender's own clock, where it says anything."""
    if said := said_at(row):
        yield _("ผู้ส่งระบุว่าส่งเมื่อ"), _moment(said)


def _letter(case: Opened) -> Iterator[Pair]:
    """The letter by which it came, its envelope, who sent it; the poster that led to it."""
    said = case.events[0].facts
    parts = []
    if said.get("letter_number"):
        parts.append(_("เลขที่ %(number)s") % {"number": said["letter_number"]})
    if said.get("letter_date"):
        day = long_date(date.fromisoformat(said["letter_date"]), english=get_language() == "en")
        parts.append(_("ลงวันที่ %(day)s") % {"day": day})
    if parts:
        yield _("หนังสือที่ส่งมา"), " ".join(parts)
    others = {
        "envelope_number": _("เลขที่ซองหรือเลขไปรษณีย์ลงทะเบียน"),
        "sent_by": _("หน่วยงานที่ส่งมา"),
        "poster": _("มาจากป้ายคิวอาร์ที่"),
    }
    yield from ((label, said[name]) for name, label in others.items() if said.get(name))


def _endings(row: Case) -> Iterator[Pair]:
    if row.paused_until:
        yield _("พักเวลาถึง"), long_date(row.paused_until, english=get_language() == "en")
    if row.closed_at:
        yield _("ยุติเมื่อ"), _moment(row.closed_at)
        yield _("ผล"), Outcome(row.outcome).label
    if row.rating:
        yield _("ผู้ร้องให้คะแนน"), Rating(row.rating).label


def _moment(value: Any) -> str:
    return date_and_time(value, english=get_language() == "en") if value else ""


def _place(row: Case) -> str:
    try:
        area = area_label(row.subdistrict, english=get_language() == "en") if row.subdistrict else ""
    except NoSuchArea:
        area = row.subdistrict
    point = f"{row.latitude},{row.longitude}" if row.latitude is not None else ""
    return render_to_string("desk/case/place.html", {"place": row.place, "area": area, "point": point})
