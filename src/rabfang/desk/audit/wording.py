"""What was done and looked at, in words; acts on settings have theirs with the settings."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabfang.audit.models import AuditEntry, Kind
from rabfang.desk.audit.confidential_wording import CONFIDENTIAL_DEEDS, CONFIDENTIAL_LOOKS
from rabfang.desk.settings.audit_wording import ACTIONS

KINDS = {Kind.ACT: _("การกระทำ"), Kind.LOOK: _("การเข้าดู")}
TONES = {Kind.ACT: "active", Kind.LOOK: "neutral"}
LOOKS = {
    "raw-mail": _("ดาวน์โหลดอีเมลต้นฉบับ"),
    "paper-source": _("เปิดไฟล์ต้นฉบับของเอกสารเข้า"),
    "book": _("พิมพ์สมุดทะเบียน"),
    "letters-batch": _("ดาวน์โหลดหนังสือทั้งชุด"),
    "occasion-rows": _("ดาวน์โหลดแถวที่ส่งคืนของกิจกรรม"),
    "export": _("ส่งออกรายการเป็นไฟล์"),
    "breach-seen": _("ถามว่าใครเข้าดูเรื่องที่ได้รับผลกระทบจากเหตุละเมิด"),
    "report-file": _("ดาวน์โหลดรายงาน"),
    "audit": _("ค้นบันทึกการตรวจสอบ"),
    "audit-export": _("ส่งออกบันทึกการตรวจสอบ"),
}
# Acts that are not on settings: whoever records one puts its words here.
DEEDS: dict[str, Promise] = {
    "refused-page": _("ขอเปิดหน้าที่ไม่มีสิทธิ์เปิด"),
    "refused-more": _("ขอเปิดหน้าที่ไม่มีสิทธิ์เปิดอีกหลายหน้าในชั่วโมงเดียวกัน"),
    "draft-report": _("ร่างรายงาน"),
    "move-report": _("กำหนดส่งรายงานเลื่อนตามวันหยุด"),
    "remark-report": _("เขียนข้อสังเกตในรายงาน"),
    "sign-report": _("ลงนามรายงาน"),
    "discard-report": _("ทิ้งร่างรายงาน"),
    "reopen-report": _("เปิดแก้ไขรายงานที่ลงนามแล้ว"),
    "write-report-memo": _("ร่างบันทึกข้อความส่งรายงาน"),
    "send-report": _("ส่งรายงาน"),
    "correct-report": _("ทำฉบับแก้ไขของรายงานที่ส่งแล้ว"),
    "set-targets": _("ตั้งเป้าหมายตัวชี้วัด"),
}
Groups = Sequence[tuple[Kind, Mapping[str, Promise]]]
OFFICE: Groups = ((Kind.LOOK, LOOKS), (Kind.ACT, {**DEEDS, **ACTIONS}))
CONFIDENTIAL: Groups = ((Kind.LOOK, CONFIDENTIAL_LOOKS), (Kind.ACT, {**CONFIDENTIAL_DEEDS, **DEEDS}))
WORDS = {**LOOKS, **DEEDS, **ACTIONS, **CONFIDENTIAL_LOOKS, **CONFIDENTIAL_DEEDS}
FACTS = {
    "rows": _("จำนวนรายการ"),
    "asked": _("ค้นด้วย"),
    "file": _("ไฟล์ที่"),
    "format": _("ชนิดไฟล์"),
}


def title(entry: AuditEntry) -> str:
    """What was done or looked at; its key where nobody gave it words."""
    return str(WORDS.get(entry.action, entry.action))
