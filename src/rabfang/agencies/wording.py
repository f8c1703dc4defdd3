"""What cannot be done with an office, its people or its calendar, in words."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabfang.core.errors import Refused
from rabfang.thai.dates import long_date

REFUSALS = {
    "not-understood": _("ข้อมูลนี้ไม่ถูกต้อง โปรดตรวจแล้วกรอกใหม่"),
    "required": _("โปรดกรอกช่องนี้"),
    "too-long": _("ข้อความยาวเกินไป โปรดย่อให้ไม่เกิน %(limit)s ตัวอักษร"),
    "not-found": _("ไม่พบรายการนี้ อาจมีผู้อื่นนำออกไปแล้ว โปรดเปิดหน้านี้ใหม่"),
    "hours-both": _("โปรดกรอกทั้งเวลาเปิดและเวลาปิด หรือเลือกปิดทั้งวัน"),
    "hours-order": _("เวลาปิดต้องหลังเวลาเปิด"),
    "day-taken": _("มีวันที่ %(day)s ในตารางนี้แล้ว โปรดแก้ไขรายการเดิม"),
    "nothing-chosen": _("โปรดเลือกวันที่ตรวจแล้วอย่างน้อยหนึ่งวัน"),
    "national-days-not-yours": _("วันหยุดราชการแก้ไขได้โดยหน่วยงานต้นสังกัดเท่านั้น ท่านเพิ่มวันของหน่วยงานเองได้"),
    "key-form": _("ใช้ตัวอักษรอังกฤษตัวเล็ก ตัวเลข และขีด ขึ้นต้นด้วยตัวอักษร ไม่เกิน 60 ตัว เช่น public-works"),
    "slug-reserved": _("ใช้ชื่อย่อ “%(slug)s” ไม่ได้ เพราะเป็นที่อยู่ของระบบ โปรดใช้ชื่ออื่น"),
    "slug-taken": _("มีหน่วยงานที่ใช้ชื่อย่อ “%(slug)s” แล้ว โปรดใช้ชื่ออื่น"),
    "key-taken": _("มีหน่วยที่ใช้ชื่อย่อนี้แล้ว โปรดใช้ชื่ออื่น"),
    "unit-has-work": _("ปิดหน่วยนี้ยังไม่ได้ ยังมีเรื่องที่มอบหมายอยู่ %(count)s เรื่อง โปรดมอบหมายให้หน่วยอื่นหรือดำเนินการให้เสร็จก่อน"),
    "partner-known": _("มีหน่วยงานชื่อนี้ในสมุดหน่วยงานแล้ว โปรดแก้ไขรายการเดิม"),
    "partner-office-taken": _("หน่วยงานในระบบนี้อยู่ในสมุดหน่วยงานแล้ว โปรดเลือกหน่วยงานอื่น"),
    "email-taken": _("อีเมลนี้มีบัญชีอยู่แล้ว โปรดใช้อีเมลอื่น"),
    "email-form": _("อีเมลไม่ถูกต้อง โปรดกรอกให้ครบ เช่น name@example.com"),
    "own-account": _("ปิดบัญชีของตนเองไม่ได้ โปรดให้ผู้ดูแลระบบคนอื่นดำเนินการ"),
    "last-administrator": _("ต้องมีผู้ดูแลระบบที่ไม่กำหนดวันสิ้นสุดเหลืออย่างน้อยหนึ่งคน โปรดให้บทบาทผู้ดูแลระบบแก่ผู้อื่นก่อน"),
    "unit-needed": _("บทบาทนี้เห็นเฉพาะเรื่องของหน่วย โปรดเลือกหน่วย"),
    "unit-not-active": _("หน่วยที่เลือกปิดไปแล้วหรือไม่ใช่หน่วยของหน่วยงานนี้ โปรดเลือกหน่วยอื่น"),
    "days-order": _("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
    "held-already": _("เจ้าหน้าที่มีบทบาทนี้ในช่วงเวลานั้นอยู่แล้ว"),
    "officer-not-here": _("โปรดเลือกเจ้าหน้าที่ของหน่วยงานนี้ที่บัญชียังเปิดอยู่"),
    "delegate-to-self": _("ผู้ปฏิบัติหน้าที่แทนต้องไม่ใช่ผู้มอบหมายเอง"),
    "day-gone": _("วันนี้ผ่านไปแล้ว โปรดกรอกวันนี้หรือวันหลังจากนี้"),
    "not-held-then": _("ผู้มอบหมายไม่ได้มีบทบาทนี้ตลอดช่วงที่กรอก โปรดตรวจวันที่"),
    "delegated-already": _("มอบหมายให้ผู้นี้ในช่วงเวลานั้นไว้แล้ว"),
    "delegation-over": _("การมอบหมายนี้สิ้นสุดไปแล้ว"),
    "too-many-rows": _(
        "ครั้งนี้ต้องนำออก %(rows)s แถว วันนี้ท่านนำออกไปแล้ว %(taken)s แถว จากที่หน่วยงานกำหนดไม่เกิน %(most)s แถวต่อคนต่อวัน "
        "โปรดเลือกช่วงที่สั้นลง ทำต่อในวันถัดไป หรือขอให้ผู้ดูแลระบบของหน่วยงานเพิ่มจำนวนที่หน้า “ข้อมูลหน่วยงาน” ในเมนูตั้งค่า"
    ),
    "only-earlier": _("โปรดกรอกวันที่ไม่หลังวันสิ้นสุดเดิม หากต้องการขยายเวลาให้เพิ่มการมอบหมายใหม่"),
}


def refusal_text(error: Refused, more: Mapping[str, object] = MappingProxyType({})) -> str:
    """Why it cannot be done and what to do instead, in the reader's language; `more` sentences come from above."""
    english = get_language() == "en"
    params = {
        key: long_date(value, english=english) if isinstance(value, date) else value
        for key, value in error.params.items()
    }
    template = more.get(error.code) or REFUSALS.get(error.code) or REFUSALS["not-understood"]
    return str(template) % params
