"""Entries of the record, in words. Entries keep action and facts; the sentence is made when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from rabfang.audit.models import AuditEntry
from rabfang.desk.settings.roles import role_title
from rabfang.procedures.schema import Procedure
from rabfang.reports.contents.indicators import TITLES as INDICATORS
from rabfang.thai.dates import short_date

HOLIDAY_ACTIONS = ("add-holiday", "edit-holiday", "remove-holiday", "check-holidays", "fill-holidays")
ACTIONS = {
    "add-holiday": gettext_lazy("เพิ่มวันหยุดหรือวันทำการพิเศษ"),
    "edit-holiday": gettext_lazy("แก้ไขวันหยุด"),
    "remove-holiday": gettext_lazy("นำวันหยุดออก"),
    "check-holidays": gettext_lazy("ตรวจร่างวันหยุด"),
    "fill-holidays": gettext_lazy("เพิ่มร่างวันหยุดทั้งปี"),
    "change-office": gettext_lazy("แก้ไขข้อมูลหน่วยงาน"),
    "add-unit": gettext_lazy("เพิ่มหน่วย"),
    "rename-unit": gettext_lazy("แก้ไขหน่วย"),
    "close-unit": gettext_lazy("ปิดหน่วย"),
    "reopen-unit": gettext_lazy("เปิดหน่วยอีกครั้ง"),
    "add-partner": gettext_lazy("เพิ่มหน่วยงานอื่น"),
    "edit-partner": gettext_lazy("แก้ไขหน่วยงานอื่น"),
    "close-partner": gettext_lazy("ปิดหน่วยงานอื่น"),
    "reopen-partner": gettext_lazy("เปิดหน่วยงานอื่นอีกครั้ง"),
    "add-chat-account": gettext_lazy("เพิ่มบัญชีแชต"),
    "edit-chat-account": gettext_lazy("แก้ไขบัญชีแชต"),
    "close-chat-account": gettext_lazy("ปิดบัญชีแชต"),
    "reopen-chat-account": gettext_lazy("เปิดบัญชีแชตอีกครั้ง"),
    "add-mailbox": gettext_lazy("เพิ่มกล่องอีเมล"),
    "edit-mailbox": gettext_lazy("แก้ไขกล่องอีเมล"),
    "pause-mailbox": gettext_lazy("หยุดอ่านกล่องอีเมล"),
    "resume-mailbox": gettext_lazy("เริ่มอ่านกล่องอีเมลอีกครั้ง"),
    "asking-declined": gettext_lazy("ถามความพึงพอใจแล้ว ผู้ร้องไม่ประสงค์ตอบ"),
    "asking-not-reached": gettext_lazy("ติดต่อผู้ร้องเพื่อถามความพึงพอใจไม่ได้"),
    "tell-by-hand": gettext_lazy("บันทึกว่าแจ้งผู้ร้องเองแล้ว แทนข้อความที่ส่งไม่ถึง"),
    "incoming-spam": gettext_lazy("ระบุว่าข้อความเข้าเป็นจดหมายขยะ"),
    "incoming-not-spam": gettext_lazy("ระบุว่าข้อความเข้าไม่ใช่จดหมายขยะ"),
    "incoming-nothing": gettext_lazy("ระบุว่าข้อความเข้าไม่ต้องดำเนินการ"),
    "let-talk-be": gettext_lazy("ระบุว่าแชตที่ค้างไว้ไม่ต้องดำเนินการ"),
    "take-talk-back": gettext_lazy("นำแชตที่ค้างไว้กลับมาดูใหม่"),
    "erase-talk": gettext_lazy("ระบบลบข้อความของแชตที่ไม่ต้องดำเนินการ"),
    "erase-paper": gettext_lazy("ระบบลบภาพของเอกสารที่ไม่ลงทะเบียน"),
    "erase-drafts": gettext_lazy("ระบบลบแถวของกิจกรรมที่ไม่ได้ลงทะเบียน"),
    "save-privacy": gettext_lazy("แก้ไขข้อความและกำหนดเวลาเรื่องข้อมูลส่วนบุคคล"),
    "save-retention": gettext_lazy("แก้ไขเวลาเก็บเรื่อง"),
    "fetch-access-package": gettext_lazy("ดาวน์โหลดข้อมูลของผู้ขอ"),
    "fetch-archive-package": gettext_lazy("ดาวน์โหลดชุดส่งมอบหอจดหมายเหตุ"),
    "add-officer": gettext_lazy("เพิ่มบัญชีเจ้าหน้าที่"),
    "edit-officer": gettext_lazy("แก้ไขข้อมูลเจ้าหน้าที่"),
    "close-account": gettext_lazy("ปิดบัญชี"),
    "reopen-account": gettext_lazy("เปิดบัญชีอีกครั้ง"),
    "set-password": gettext_lazy("ตั้งรหัสผ่านใหม่"),
    "invite-officer": gettext_lazy("ส่งคำเชิญ"),
    "offer-new-password": gettext_lazy("ส่งลิงก์ตั้งรหัสผ่านใหม่"),
    "ask-new-password": gettext_lazy("ขอตั้งรหัสผ่านใหม่จากหน้าเข้าสู่ระบบ"),
    "withdraw-invitation": gettext_lazy("ยกเลิกลิงก์ตั้งรหัสผ่าน"),
    "use-invitation": gettext_lazy("ตั้งรหัสผ่านตามคำเชิญ"),
    "sign-in": gettext_lazy("เข้าสู่ระบบ"),
    "sign-in-refused": gettext_lazy("เข้าสู่ระบบไม่สำเร็จ"),
    "sign-out": gettext_lazy("ออกจากระบบ"),
    "end-session": gettext_lazy("ออกจากระบบที่เครื่องอื่น"),
    "end-other-sessions": gettext_lazy("ออกจากระบบที่เครื่องอื่นทั้งหมด"),
    "end-sessions-of": gettext_lazy("ให้เจ้าหน้าที่ออกจากระบบทุกเครื่อง"),
    "add-factor": gettext_lazy("เพิ่มขั้นที่สอง"),
    "remove-factor": gettext_lazy("นำขั้นที่สองออก"),
    "reset-factors": gettext_lazy("ล้างขั้นที่สอง"),
    "renew-recovery-codes": gettext_lazy("ออกรหัสสำรองชุดใหม่"),
    "use-recovery-code": gettext_lazy("ใช้รหัสสำรอง"),
    "ask-second-factor": gettext_lazy("กำหนดบทบาทที่ต้องยืนยันตัวตนสองขั้น"),
    "give-role": gettext_lazy("ให้บทบาท"),
    "end-role": gettext_lazy("สิ้นสุดบทบาท"),
    "take-back-role": gettext_lazy("ยกเลิกบทบาท"),
    "delegate": gettext_lazy("มอบหมายให้ปฏิบัติหน้าที่แทน"),
    "end-delegation": gettext_lazy("สิ้นสุดการมอบหมายก่อนกำหนด"),
    "call-off-delegation": gettext_lazy("ยกเลิกการมอบหมาย"),
    "found-office": gettext_lazy("เปิดใช้ระบบของหน่วยงาน"),
    "publish-procedure": gettext_lazy("เผยแพร่ขั้นตอนปฏิบัติงาน"),
    "save-letterhead": gettext_lazy("แก้ไขหัวหนังสือ"),
    "save-letter-template": gettext_lazy("แก้ไขแบบหนังสือ"),
    "reset-letter-template": gettext_lazy("กลับไปใช้แบบหนังสือของระบบ"),
}
FIELDS = {
    "day": gettext_lazy("วันที่"),
    "days": gettext_lazy("วันที่"),
    "name": gettext_lazy("ชื่อ"),
    "name_th": gettext_lazy("ชื่อ"),
    "name_en": gettext_lazy("ชื่อภาษาอังกฤษ"),
    "opens_at": gettext_lazy("เปิด"),
    "closes_at": gettext_lazy("ปิด"),
    "source": gettext_lazy("ที่มา"),
    "announced_on": gettext_lazy("วันที่ประกาศ"),
    "is_draft": gettext_lazy("เป็นร่าง"),
    "address": gettext_lazy("ที่อยู่"),
    "telephone": gettext_lazy("โทรศัพท์"),
    "email": gettext_lazy("อีเมล"),
    "addressee": gettext_lazy("เรียนถึง"),
    "office": gettext_lazy("หน่วยงานในระบบนี้"),
    "register_year": gettext_lazy("ปีของทะเบียน"),
    "key": gettext_lazy("ชื่อย่อ"),
    "position": gettext_lazy("ตำแหน่ง"),
    "role": gettext_lazy("บทบาท"),
    "unit": gettext_lazy("หน่วย"),
    "to": gettext_lazy("ผู้ปฏิบัติหน้าที่แทน"),
    "starts_on": gettext_lazy("ตั้งแต่วันที่"),
    "ends_on": gettext_lazy("ถึงวันที่"),
    "reason": gettext_lazy("เหตุผล"),
    "number": gettext_lazy("ฉบับที่"),
    "note": gettext_lazy("หมายเหตุ"),
    "differences": gettext_lazy("ค่าที่ต่างจากฉบับก่อน"),
    "reference": gettext_lazy("รหัสหนังสือ"),
    "thai_digits": gettext_lazy("ใช้เลขไทย"),
    "emblem": gettext_lazy("ตราหน่วยงาน"),
    "parts": gettext_lazy("ส่วนที่แก้ไข"),
    "channel": gettext_lazy("ช่องทาง"),
    "platform": gettext_lazy("แพลตฟอร์ม"),
    "public_id": gettext_lazy("รหัสสาธารณะของบัญชี"),
    "secret": gettext_lazy("รหัสลับของช่องทาง"),
    "token": gettext_lazy("โทเคน"),
    "host": gettext_lazy("เครื่องแม่ข่าย IMAP"),
    "port": gettext_lazy("พอร์ต"),
    "tls": gettext_lazy("การเข้ารหัส"),
    "username": gettext_lazy("ชื่อผู้ใช้"),
    "password": gettext_lazy("รหัสผ่าน"),
    "folder": gettext_lazy("โฟลเดอร์"),
    "pages": gettext_lazy("จำนวนหน้า"),
    "rows": gettext_lazy("จำนวนแถว"),
    "messages": gettext_lazy("จำนวนข้อความ"),
    "aside_by": gettext_lazy("ผู้จัดเป็นไม่ลงทะเบียน"),
    "aside_on": gettext_lazy("วันที่จัดเป็นไม่ลงทะเบียน"),
    "ways": gettext_lazy("วิธี"),
    "by": gettext_lazy("วิธี"),
    "factor": gettext_lazy("วิธี"),
    "device": gettext_lazy("เครื่อง"),
    "left": gettext_lazy("เหลือ"),
    "count": gettext_lazy("จำนวน"),
    "roles": gettext_lazy("บทบาท"),
    "asks_after": gettext_lazy("ถามความพึงพอใจหลังยุติเรื่อง (วัน)"),
    "asks_in": gettext_lazy("วันที่นับก่อนถามความพึงพอใจ"),
    "export_rows": gettext_lazy("แถวที่นำออกได้ต่อคนต่อวัน"),
    "object": gettext_lazy("เลขภายใน"),
    "years": gettext_lazy("เก็บไว้กี่ปีหลังยุติ"),
    "after": gettext_lazy("เมื่อพ้นเวลา"),
    "protector": gettext_lazy("เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล"),
    "contact": gettext_lazy("ติดต่อได้ที่"),
    "added_th": gettext_lazy("ข้อความเพิ่มเติม"),
    "added_en": gettext_lazy("ข้อความเพิ่มเติมภาษาอังกฤษ"),
    "request_days": gettext_lazy("ตอบคำขอภายใน (วัน)"),
    "request_source": gettext_lazy("ที่มาของกำหนดตอบคำขอ"),
    "breach_hours": gettext_lazy("แจ้งเหตุละเมิดภายใน (ชั่วโมง)"),
    "breach_source": gettext_lazy("ที่มาของกำหนดแจ้งเหตุ"),
    "due_at": gettext_lazy("กำหนดส่ง"),
    "way": gettext_lazy("วิธีส่ง"),
    "sha256": gettext_lazy("รหัสตรวจสอบไฟล์ (SHA-256)"),
    **{indicator.value: words for indicator, words in INDICATORS.items()},
}
VALUES = {
    "email": gettext_lazy("อีเมล"),
    "memo": gettext_lazy("บันทึกข้อความ"),
    "fiscal": gettext_lazy("ปีงบประมาณ"),
    "calendar": gettext_lazy("ปีปฏิทิน"),
    "password": gettext_lazy("รหัสผ่าน"),
    "code": gettext_lazy("รหัสขั้นที่สอง"),
    "totp": gettext_lazy("แอปยืนยันตัวตน"),
    "passkey": gettext_lazy("พาสคีย์"),
    "recovery": gettext_lazy("รหัสสำรอง"),
    "provider": gettext_lazy("ผู้ให้บริการยืนยันตัวตน"),
    "destroy": gettext_lazy("ทำลาย"),
    "archive": gettext_lazy("ส่งมอบหอจดหมายเหตุแห่งชาติ แล้วลบ"),
}
IN_WORDS = ("way", "ways", "by", "factor", "register_year", "after")
PARTS = {
    "subject": gettext_lazy("เรื่อง"),
    "addressee": gettext_lazy("ถึง"),
    "salutation": gettext_lazy("คำขึ้นต้น"),
    "references": gettext_lazy("อ้างถึง"),
    "enclosures": gettext_lazy("สิ่งที่ส่งมาด้วย"),
    "body": gettext_lazy("ข้อความ"),
    "after": gettext_lazy("ข้อความต่อจากรายชื่อ"),
    "closing": gettext_lazy("คำลงท้าย"),
}
ISO_DATE = len("2026-04-20")


@dataclass(frozen=True)
class Line:
    """One value of an entry: its name, the old value (None when there is only one), the value."""

    name: str
    old: str | None
    new: str


def title(entry: AuditEntry) -> str:
    """What was done."""
    return str(ACTIONS.get(entry.action, entry.action))


def target(entry: AuditEntry, procedure: Procedure) -> str:
    """On what; nothing where the values say it all."""
    if entry.action == "save-retention":
        kind = procedure.kinds.get(entry.target)
        return str(kind.title) if kind else _("ทุกประเภทที่ไม่ได้กำหนดไว้")
    return "" if entry.action == "publish-procedure" else _dated(entry.target)


def lines(entry: AuditEntry, procedure: Procedure) -> list[Line]:
    """The entry's values, the changed ones with what they were before."""
    facts: Mapping[str, Any] = entry.facts
    found = [
        Line(_name(key), _value(key, old, procedure) or "–", _value(key, new, procedure) or "–")
        for key, (old, new) in facts.get("changed", {}).items()
    ]
    plain = {**facts.get("added", {}), **facts.get("removed", {}), **facts}
    shown = [
        (key, _value(key, value, procedure)) for key, value in plain.items() if key in FIELDS and value is not False
    ]
    return found + [Line(_name(key), None, text) for key, text in shown if text]


def _name(key: str) -> str:
    return str(FIELDS.get(key, key))


def _value(key: str, value: Any, procedure: Procedure) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่ใช่")
    if isinstance(value, list):
        return ", ".join(_value(key, one, procedure) for one in value)
    if key in ("role", "roles"):
        return role_title(procedure, str(value))
    if key == "parts":
        return str(PARTS.get(value, value))
    if key in IN_WORDS:
        return str(VALUES.get(value, value))
    return _dated(str(value))


def _dated(text: str) -> str:
    """A date at the beginning, as people read it."""
    try:
        day = date.fromisoformat(text[:ISO_DATE])
    except ValueError:
        return text
    return short_date(day, english=get_language() == "en") + text[ISO_DATE:]
