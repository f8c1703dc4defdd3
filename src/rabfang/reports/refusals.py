"""The sentence of each refusal about reports, by code: what happened and what to do."""

from django.utils.translation import gettext_lazy as _

from rabfang.core.errors import Refused
from rabfang.letters.refusals import refusal_text as letters_text

REFUSALS = {
    "report-not-yours": _("ท่านไม่มีหน้าที่จัดทำหรือลงนามรายงานนี้"),
    "signing-not-yours": _("ท่านไม่มีหน้าที่ลงนามรายงานนี้"),
    "report-state": _("รายงานนี้ลงนาม ส่ง หรือเปิดแก้ไขไปแล้ว โปรดดูสถานะล่าสุด"),
    "report-changed": _("มีผู้อื่นแก้ไขรายงานนี้หลังจากท่านเปิดหน้านี้ โปรดเทียบข้อความแล้วบันทึกอีกครั้ง"),
    "report-not-over": _("ช่วงเวลาของรายงานยังไม่สิ้นสุด จึงยังลงนามไม่ได้"),
    "no-mail-leaves": _("ระบบยังไม่ได้ตั้งค่าเครื่องส่งอีเมล โปรดส่งเป็นบันทึกข้อความ"),
    "nobody-gets-it": _("วันนี้ไม่มีผู้ดำรงตำแหน่งที่ต้องรับรายงานนี้ โปรดส่งเป็นบันทึกข้อความ หรือให้ผู้ดูแลระบบกำหนดผู้รับ"),
    "report-owed": _("หน่วยงานต้องส่งรายงานนี้ จึงทิ้งร่างไม่ได้"),
    "memo-made": _("ร่างบันทึกข้อความของรายงานนี้แล้ว โปรดใช้บันทึกข้อความนั้น หรือยกเลิกก่อน"),
    "corrected-already": _("รายงานนี้มีฉบับแก้ไขแล้ว โปรดแก้ไขฉบับนั้น"),
    "days-out-of-order": _("วันสุดท้ายอยู่ก่อนวันแรก โปรดตรวจวันที่"),
    "too-many-days": _("ช่วงเวลายาวเกิน 3 ปี โปรดเลือกช่วงที่สั้นลง"),
    "not-a-percent": _("ร้อยละต้องอยู่ระหว่าง 0 ถึง 100"),
}


def refusal_text(error: Refused) -> str:
    """Why it cannot be done and what to do instead, in the reader's language."""
    template = REFUSALS.get(error.code)
    return str(template) % error.params if template else letters_text(error)
