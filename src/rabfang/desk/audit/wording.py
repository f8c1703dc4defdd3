"""What was done and looked at, in words; acts on settings have theirs with the settings."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabfang.audit.models import AuditEntry, Kind
from rabfang.desk.settings.audit_wording import ACTIONS

KINDS = {Kind.ACT: _("การกระทำ"), Kind.LOOK: _("การเข้าดู")}
TONES = {Kind.ACT: "active", Kind.LOOK: "neutral"}
LOOKS = {
    "open-case": _("เปิดดูเรื่องลับ"),
    "open-identity": _("เปิดดูตัวตนผู้ร้อง"),
    "open-file": _("เปิดไฟล์ของเรื่องลับ"),
    "open-original": _("เปิดไฟล์ต้นฉบับของเรื่องลับ"),
    "raw-mail": _("ดาวน์โหลดอีเมลต้นฉบับ"),
    "paper-source": _("เปิดไฟล์ต้นฉบับของเอกสารเข้า"),
    "book": _("พิมพ์สมุดทะเบียน"),
    "letters-batch": _("ดาวน์โหลดหนังสือทั้งชุด"),
    "occasion-rows": _("ดาวน์โหลดแถวที่ส่งคืนของกิจกรรม"),
    "breach-seen": _("ถามว่าใครเข้าดูเรื่องที่ได้รับผลกระทบจากเหตุละเมิด"),
    "audit": _("ค้นบันทึกการตรวจสอบ"),
    "audit-export": _("ส่งออกบันทึกการตรวจสอบ"),
}
# Acts that are not on settings: whoever records one puts its words here.
DEEDS: dict[str, Promise] = {
    "refused-page": _("ขอเปิดหน้าที่ไม่มีสิทธิ์เปิด"),
    "refused-more": _("ขอเปิดหน้าที่ไม่มีสิทธิ์เปิดอีกหลายหน้าในชั่วโมงเดียวกัน"),
    "ask-identity": _("ขอเปิดตัวตนผู้แจ้ง"),
    "identity-refused": _("ไม่อนุญาตให้เปิดตัวตนผู้แจ้ง"),
    "identity-seen": _("อนุญาตให้เปิดตัวตนผู้แจ้งโดยไม่ส่งต่อ"),
    "identity-handed": _("ส่งต่อตัวตนผู้แจ้งให้ผู้ขอ"),
    "make-sealed-package": _("ทำชุดเอกสารปิดผนึกของเรื่องลับ"),
    "unlock-confidential-key": _("ปลดล็อกกุญแจของจุดรับเรื่องลับ"),
    "wrong-passphrase": _("กรอกวลีรหัสผ่านของกุญแจไม่ถูกต้อง"),
}
WORDS = {**LOOKS, **DEEDS, **ACTIONS}
FACTS = {
    "rows": _("จำนวนรายการ"),
    "asked": _("ค้นด้วย"),
    "file": _("ไฟล์ที่"),
}


def title(entry: AuditEntry) -> str:
    """What was done or looked at; its key where nobody gave it words."""
    return str(WORDS.get(entry.action, entry.action))
