"""Refusals that only the settings know, in words; the others are worded by `agencies`, `documents` and
`letters`."""

from django.utils.translation import gettext_lazy as _

from rabfang.agencies.wording import refusal_text as agencies_text
from rabfang.channels.inside import STAYS_INSIDE
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
    "no-such-channel": _("ไม่มีช่องทางนี้ในขั้นตอนปฏิบัติงาน หรือช่องทางนี้ไม่ได้รับอีเมล โปรดเลือกจากรายการ"),
    "mailbox-known": _("มีกล่องอีเมลและโฟลเดอร์นี้แล้ว โปรดแก้ไขรายการเดิม"),
    "mailbox-bare": _("รหัสผ่านจะผ่านเครือข่ายโดยไม่เข้ารหัส โปรดเลือก TLS หรือ STARTTLS"),
    "mailbox-inside": STAYS_INSIDE,
    "mailbox-host": _("ติดต่อเครื่องแม่ข่ายไม่ได้ โปรดตรวจชื่อเครื่อง พอร์ต และการเข้ารหัส หรือแจ้งผู้ดูแลเครือข่ายให้เปิดพอร์ตนี้"),
    "mailbox-tls": _("เข้ารหัสการเชื่อมต่อไม่ได้ โปรดตรวจพอร์ตกับการเข้ารหัสให้ตรงกัน และตรวจใบรับรองของเครื่องแม่ข่าย"),
    "mailbox-sign-in": _("เข้าสู่กล่องอีเมลไม่ได้ โปรดตรวจชื่อผู้ใช้และรหัสผ่าน บัญชีที่ยืนยันสองชั้นต้องใช้รหัสผ่านสำหรับแอป"),
    "mailbox-folder": _("ไม่พบโฟลเดอร์นี้ในกล่องอีเมล โดยทั่วไปคือ INBOX"),
    "mailbox-talk": _("การเชื่อมต่อขาดระหว่างอ่าน ระบบจะลองใหม่เอง"),
    "not-yours": _("ท่านไม่มีสิทธิ์ทำรายการนี้"),
}


def refusal_text(error: Refused) -> str:
    """Why it cannot be done and what to do instead, in the reader's language."""
    if isinstance(error, Invalid) and error.code in FILE_MESSAGES:
        return file_sentence(error)
    return agencies_text(error, {**LETTER_REFUSALS, **REFUSALS})


def mailbox_trouble(error: str) -> str:
    """What kept a mailbox from being read, from the code that begins the stored error; empty when nothing did."""
    code = f"mailbox-{error.partition(':')[0]}"
    return str(REFUSALS.get(code, REFUSALS["mailbox-talk"])) if error else ""
