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
    "raw-mail": _("ดาวน์โหลดอีเมลต้นฉบับ"),
    "paper-source": _("เปิดไฟล์ต้นฉบับของเอกสารเข้า"),
    "book": _("พิมพ์สมุดทะเบียน"),
    "audit": _("ค้นบันทึกการตรวจสอบ"),
    "audit-export": _("ส่งออกบันทึกการตรวจสอบ"),
}
# Acts that are not on settings: whoever records one puts its words here.
DEEDS: dict[str, Promise] = {}
WORDS = {**LOOKS, **DEEDS, **ACTIONS}
FACTS = {
    "rows": _("จำนวนรายการ"),
    "asked": _("ค้นด้วย"),
}


def title(entry: AuditEntry) -> str:
    """What was done or looked at; its key where nobody gave it words."""
    return str(WORDS.get(entry.action, entry.action))
