"""The places in a text that a case fills in: one fixed list, and one pass that fills them.

A text is never run: no format strings, no template engine. `{name}` with a name of the list is replaced; anything else
in braces is refused when the text is saved. What is put in is not looked at again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from rabfang.core.errors import Invalid

_NAMED = re.compile(r"\{([^{}\n]*)\}")
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Placeholder:
    """One place: what stands there, and how it looks when filled."""

    name: str
    meaning: str | Promise
    sample: str


PLACEHOLDERS: tuple[Placeholder, ...] = (
    Placeholder("case_number", _("เลขรับเรื่อง"), "๑๑๘/๒๕๖๙"),
    Placeholder("received_date", _("วันที่รับเรื่อง"), "๑ เมษายน ๒๕๖๙"),
    Placeholder("subject", _("ชื่อเรื่องของเรื่องร้องเรียน"), "ไฟฟ้าสาธารณะชำรุด"),
    Placeholder("complainant", _("ชื่อผู้ร้อง"), "นายปรีดา ใจซื่อ"),
    Placeholder("complainant_address", _("ที่อยู่ผู้ร้อง"), "บ้านเลขที่ ๑๒ หมู่ที่ ๔"),
    Placeholder("channel", _("ช่องทางที่รับเรื่อง"), "เว็บไซต์"),
    Placeholder("detail", _("รายละเอียดที่ผู้ร้องแจ้ง"), "ไฟฟ้าสาธารณะปากซอยดับมาแล้วสองสัปดาห์"),
    Placeholder("place", _("สถานที่เกิดเหตุ"), "ปากซอยหมู่ที่ ๔"),
    Placeholder("kind", _("ประเภทเรื่อง"), "ร้องเรียนคุณภาพการให้บริการ"),
    Placeholder("category", _("หมวดของเรื่อง"), "ไฟฟ้าสาธารณะ"),
    Placeholder("opinion", _("ความเห็นของผู้จำแนกเรื่อง"), "เห็นควรให้กองช่างตรวจสอบ"),
    Placeholder("memo", _("ข้อความที่เสนอผู้บริหาร"), "เสนอเพื่อโปรดพิจารณาสั่งการ"),
    Placeholder("order", _("คำสั่งการของผู้บริหาร"), "ให้กองช่างดำเนินการโดยด่วน"),
    Placeholder("due_date", _("วันครบกำหนด"), "๒๒ เมษายน ๒๕๖๙"),
    Placeholder("promised_date", _("วันที่แจ้งผู้ร้องว่าจะแล้วเสร็จ"), "๒๒ เมษายน ๒๕๖๙"),
    Placeholder("findings", _("ผลการตรวจสอบและดำเนินการ"), "พบหลอดไฟชำรุด ๖ จุด และเปลี่ยนครบทุกจุดแล้ว"),
    Placeholder("reply", _("คำตอบถึงผู้ร้อง"), "ซ่อมไฟฟ้าสาธารณะครบทุกจุดแล้ว"),
    Placeholder("units", _("หน่วยที่ได้รับมอบหมาย"), "กองช่าง"),
    Placeholder("chase_number", _("ครั้งที่ของการติดตาม"), "๒"),
    Placeholder("days_late", _("จำนวนวันที่เกินกำหนด"), "๕"),
    Placeholder("outside_agency", _("หน่วยงานภายนอกที่ส่งเรื่องไป"), "แขวงทางหลวง"),
    Placeholder("outside_reference", _("เลขที่หนังสือที่ส่งหน่วยงานภายนอก"), "ปข ๗๑๘๐๑/๑๒"),
    Placeholder("incoming_number", _("เลขที่หนังสือที่ส่งเรื่องมา"), "มท ๐๒๐๘/๑๒๓"),
    Placeholder("incoming_date", _("วันที่ของหนังสือที่ส่งเรื่องมา"), "๓๐ มีนาคม ๒๕๖๙"),
    Placeholder("purpose", _("หน้าที่ของคณะทำงาน"), "ตรวจสอบข้อเท็จจริง แก้ไขปัญหา และรายงานผล"),
    Placeholder("office", _("ชื่อหน่วยงาน"), "องค์การบริหารส่วนตำบลทุ่งใส"),
    Placeholder("office_telephone", _("โทรศัพท์ของหน่วยงาน"), "๐ ๓๒๐๐ ๐๐๐๐"),
    Placeholder("office_unit", _("ส่วนราชการเจ้าของเรื่อง"), "สำนักปลัด"),
    Placeholder("head", _("ตำแหน่งผู้บริหารที่เสนอ"), "นายกองค์การบริหารส่วนตำบล"),
    Placeholder("signer_name", _("ชื่อผู้ลงนาม"), "นายสมเกียรติ กตัญญูพงศ์"),
    Placeholder("signer_position", _("ตำแหน่งผู้ลงนาม"), "นายกองค์การบริหารส่วนตำบล"),
    Placeholder("today", _("วันนี้"), "๙ เมษายน ๒๕๖๙"),
    Placeholder("year", _("ปี พ.ศ."), "๒๕๖๙"),
    Placeholder("person", _("ชื่อผู้ได้รับแต่งตั้ง"), "นางอุ้ม ฟ้าใหม่"),
    Placeholder("person_position", _("ตำแหน่งผู้ได้รับแต่งตั้ง"), "นักจัดการงานทั่วไป"),
    Placeholder("person_place", _("หน้าที่ของผู้ได้รับแต่งตั้ง"), "คณะทำงานและเลขานุการ"),
    Placeholder("order_number", _("เลขที่คำสั่งแต่งตั้ง"), "๕๒/๒๕๖๙"),
    Placeholder("order_subject", _("ชื่อคำสั่งแต่งตั้ง"), "แต่งตั้งคณะทำงานจัดการเรื่องร้องเรียน"),
    Placeholder("order_date", _("วันที่ของคำสั่งแต่งตั้ง"), "๙ เมษายน ๒๕๖๙"),
    Placeholder("report_title", _("ชื่อรายงาน"), "สรุปการจัดการข้อร้องเรียนประจำเดือน"),
    Placeholder("report_period", _("ช่วงเวลาของรายงาน"), "เมษายน ๒๕๖๙"),
)
NAMES = frozenset(one.name for one in PLACEHOLDERS)
_KNOWN = re.compile(r"\{(" + "|".join(sorted(NAMES)) + r")\}")


def check(text: str, *, field: str | None = None) -> str:
    """The text, when every brace in it belongs to a known placeholder.

    Raises Invalid: "braces-doubled", "placeholder-unknown" with its `name`, "brace-alone".
    """
    if "{{" in text or "}}" in text:
        raise Invalid("braces-doubled", field=field)
    for found in _NAMED.finditer(text):
        if found[1] not in NAMES:
            raise Invalid("placeholder-unknown", field=field, name=found[1][:LONGEST_SHOWN])
    if re.search(r"[{}]", _NAMED.sub("", text)):
        raise Invalid("brace-alone", field=field)
    return text


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each known placeholder replaced, in one pass; what has no value leaves its gap."""
    return _KNOWN.sub(lambda found: values.get(found[1]) or _gaps()[found[1]], text)


def gaps_in(*texts: str) -> Iterator[str]:
    """The gaps that nobody has filled in yet."""
    return (gap for gap in _gaps().values() if any(gap in text for text in texts))


def samples() -> dict[str, str]:
    """A value for every placeholder, to look at a text with."""
    return {one.name: one.sample for one in PLACEHOLDERS}


@cache
def _gaps() -> Mapping[str, str]:
    """What stands for a value that is not known: its meaning in square brackets, in Thai as the letter is."""
    with override("th"):
        return {one.name: f"[{one.meaning}]" for one in PLACEHOLDERS}
