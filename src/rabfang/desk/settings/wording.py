"""Refusals that only the settings know, in words; the others are worded by `agencies`, `documents` and
`letters`."""

from django.utils.translation import gettext_lazy as _

from rabfang.agencies.wording import refusal_text as agencies_text
from rabfang.core.errors import Invalid, Refused
from rabfang.documents.messages import MESSAGES as FILE_MESSAGES
from rabfang.documents.messages import sentence as file_sentence
from rabfang.letters.refusals import REFUSALS as LETTER_REFUSALS

REFUSALS = {
    "role-unknown": _("ขั้นตอนปฏิบัติงานฉบับปัจจุบันไม่มีบทบาทนี้ โปรดเลือกจากรายการ"),
    "book-has-numbers": _(
        "ขณะนี้เปลี่ยนปีของทะเบียนไม่ได้ เพราะเล่มปี %(year)s ออกเลขไปแล้ว เลขจะไม่เรียงตามเวลา โปรดเปลี่ยนในช่วง 1 มกราคม - 30 กันยายน"
    ),
    "nobody-administers": _("ยังเผยแพร่ไม่ได้ ตามฉบับนี้จะไม่มีผู้ดูแลระบบเหลือ ให้เจ้าหน้าที่อย่างน้อยหนึ่งคนมีบทบาท %(roles)s ก่อน"),
    "same-text": _("ข้อความนี้เหมือนฉบับปัจจุบัน (ฉบับที่ %(number)s) ทุกตัวอักษร ไม่ต้องเผยแพร่ซ้ำ"),
    "not-that-channel": _("โปรดเลือกช่องทางของแพลตฟอร์มนี้จากรายการ"),
    "chat-account-known": _("มีบัญชีชื่อนี้แล้ว โปรดใช้ชื่ออื่น"),
    "chat-account-refused": _("ติดต่อแพลตฟอร์มไม่สำเร็จ: %(reason)s โปรดตรวจโทเคนแล้วบันทึกใหม่"),
    "not-yours": _("ท่านไม่มีสิทธิ์ทำรายการนี้"),
}


def refusal_text(error: Refused) -> str:
    """Why it cannot be done and what to do instead, in the reader's language."""
    if isinstance(error, Invalid) and error.code in FILE_MESSAGES:
        return file_sentence(error)
    return agencies_text(error, {**LETTER_REFUSALS, **REFUSALS})
