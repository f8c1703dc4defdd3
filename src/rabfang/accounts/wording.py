"""What cannot be done with an account, in words."""

from django.utils.translation import gettext_lazy as _

from rabfang.agencies.wording import refusal_text as agencies_text
from rabfang.core.errors import Refused

REFUSALS = {
    "too-many-tries": _("ลองผิดหลายครั้งเกินไป โปรดรอ %(minutes)s นาทีแล้วลองใหม่"),
    "sign-in-wrong": _("อีเมลหรือรหัสผ่านไม่ถูกต้อง โปรดตรวจแล้วพิมพ์ใหม่"),
    "password-wrong": _("รหัสผ่านไม่ถูกต้อง โปรดพิมพ์ใหม่"),
    "code-wrong": _("รหัสไม่ถูกต้องหรือใช้ไปแล้ว โปรดรอรหัสใหม่จากแอปแล้วพิมพ์อีกครั้ง"),
    "code-needed": _("โปรดกรอกรหัสของขั้นที่สอง"),
    "passkey-wrong": _("ยืนยันด้วยพาสคีย์ไม่สำเร็จ โปรดลองอีกครั้งหรือใช้วิธีอื่น"),
    "password-short": _("รหัสผ่านสั้นเกินไป โปรดตั้งอย่างน้อย %(least)s ตัวอักษร"),
    "password-common": _("รหัสผ่านนี้อยู่ในรายการที่มีผู้ใช้มากและถูกลองก่อน โปรดตั้งเป็นอย่างอื่น"),
    "password-repeats": _("รหัสผ่านนี้ซ้ำหรือเรียงกันเป็นชุด เดาได้ทันที โปรดตั้งเป็นอย่างอื่น"),
    "password-known-words": _("รหัสผ่านนี้มีแต่ชื่อหน่วยงาน ชื่อท่าน อีเมล หรือชื่อระบบ ผู้อื่นลองเป็นคำแรก โปรดเพิ่มคำอื่น"),
    "password-short-alone": _(
        "นำขั้นที่สองออกยังไม่ได้ เพราะรหัสผ่านจะเหลืออย่างเดียวและต้องยาวอย่างน้อย %(least)s ตัวอักษร โปรดเปลี่ยนรหัสผ่านก่อน"
    ),
    "factor-needed": _("นำออกไม่ได้ หน่วยงานกำหนดให้บทบาทของท่านยืนยันตัวตนสองขั้น โปรดเพิ่มวิธีใหม่ก่อนนำวิธีนี้ออก"),
    "factor-known": _("เพิ่มวิธีนี้ไว้แล้ว โปรดดูรายการในบัญชีของท่าน"),
    "no-factor": _("ยังไม่มีขั้นที่สองในบัญชีนี้"),
    "own-factors": _("ล้างขั้นที่สองของตนเองไม่ได้ โปรดจัดการในบัญชีของท่าน หรือให้ผู้ดูแลระบบคนอื่นดำเนินการ"),
    "link-over": _("ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ โปรดขอลิงก์ใหม่"),
    "account-closed": _("บัญชีนี้ปิดแล้ว โปรดเปิดบัญชีก่อน"),
}


def refusal_text(error: Refused) -> str:
    """Why it cannot be done and what to do instead, in the reader's language."""
    return agencies_text(error, REFUSALS)
