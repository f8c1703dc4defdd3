"""The sentence of each refusal about occasions, by code: what happened and what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from rabfang.cases.wording import refusal_text as cases_text
from rabfang.core.errors import Invalid, Refused

REFUSALS = {
    "ends-before-start": _("วันสุดท้ายอยู่ก่อนวันแรก โปรดตรวจวันที่"),
    "occasion-too-long": _("กิจกรรมหนึ่งครั้งยาวได้ไม่เกิน %(days)s วัน โปรดแยกเป็นหลายครั้ง"),
    "occasion-too-old": _("วันที่จัดนานเกินหนึ่งปี โปรดตรวจวันที่และปี พ.ศ."),
    "occasion-in-the-future": _("ยังไม่ถึงวันจัด บันทึกเรื่องได้ตั้งแต่วันจัดเป็นต้นไป"),
    "occasion-changed": _("มีผู้อื่นแก้ไขกิจกรรมนี้หลังจากท่านเปิดหน้านี้ โปรดเทียบข้อความแล้วบันทึกอีกครั้ง"),
    "occasion-not-yours": _("ท่านไม่มีหน้าที่บันทึกกิจกรรมของช่องทางนี้"),
    "owner-unknown": _("ผู้รับผิดชอบที่เลือกไม่ใช่เจ้าหน้าที่ของหน่วยงานนี้แล้ว โปรดเลือกใหม่"),
    "other-channel": _("กิจกรรมนี้เป็นของช่องทางอื่น โปรดเลือกช่องทางให้ตรงกับกิจกรรม"),
    "entry-recorded": _("แถวนี้ลงทะเบียนเป็นเรื่องแล้ว จึงนำออกหรือแก้ไขที่นี่ไม่ได้"),
    "too-many-entries": _("กิจกรรมหนึ่งครั้งบันทึกได้ไม่เกิน %(most)s เรื่อง โปรดแยกเป็นหลายครั้ง"),
    "no-such-kind": _("ไม่มีประเภทนี้ โปรดเลือกจากรายการ หรือเว้นว่างไว้"),
    "too-long-by": _("ยาว %(count)s ตัวอักษร เกินกว่าที่รับได้ (%(most)s) โปรดย่อให้สั้นลง"),
    "bad-telephone": _("หมายเลขโทรศัพท์ไม่ถูกต้อง โปรดกรอกให้ครบ เช่น 081 234 5678"),
    "no-such-subdistrict": _("ไม่พบตำบลนี้ในพื้นที่ของกิจกรรม โปรดเลือกจากรายการ"),
    "two-subdistricts": _("มีหลายตำบลที่ชื่อนี้ โปรดเลือกจากรายการซึ่งมีชื่ออำเภอกำกับ"),
    "bad-day": _("วันที่ไม่ถูกต้อง โปรดกรอก วัน/เดือน/ปี พ.ศ. เช่น 9/4/2569"),
    "day-outside": _("วันที่นี้ไม่อยู่ในช่วงวันที่จัดกิจกรรม"),
    "formula": _("ช่องนี้เป็นสูตร โปรดคัดลอกแล้ววางเป็นค่า"),
    "cell-error": _("ช่องนี้เป็นค่าผิดพลาดของ Excel (%(value)s) โปรดพิมพ์ใหม่"),
    "merged-cell": _("ช่องนี้ถูกผสานกับช่องอื่น โปรดยกเลิกการผสานแล้วกรอกทุกแถว"),
    "workbook-needed": _("โปรดเลือกไฟล์ Excel ที่กรอกแล้ว"),
    "not-a-workbook": _("ไฟล์ “%(name)s” ไม่ใช่ไฟล์ Excel (.xlsx) โปรดเปิดใน Excel แล้วบันทึกเป็น Excel Workbook (.xlsx)"),
    "old-workbook": _("ไฟล์ “%(name)s” เป็น Excel รุ่นเก่า (.xls) หรือมีรหัสผ่าน โปรดบันทึกเป็น Excel Workbook (.xlsx) ที่ไม่มีรหัสผ่าน"),
    "workbook-macros": _("ไฟล์ “%(name)s” มีคำสั่งอัตโนมัติ (มาโคร) โปรดบันทึกเป็น Excel Workbook (.xlsx) ที่ไม่มีมาโคร"),
    "workbook-too-large": _("ไฟล์ “%(name)s” ใหญ่เกินไป โปรดคัดลอกเฉพาะแถวที่กรอกลงในแบบฟอร์มเปล่าแล้วส่งใหม่"),
    "workbook-unreadable": _("เปิดไฟล์ “%(name)s” ไม่ได้ ไฟล์อาจเสียหาย โปรดคัดลอกข้อมูลลงในแบบฟอร์มเปล่าแล้วส่งใหม่"),
    "too-many-rows": _("ไฟล์ “%(name)s” มีเกิน %(most)s แถว โปรดแบ่งเป็นหลายไฟล์"),
    "no-rows": _("ไฟล์ “%(name)s” ไม่มีแถวที่กรอก"),
    "no-heading-row": _("ไม่พบแถวหัวตารางในไฟล์ “%(name)s” โปรดใช้แบบฟอร์มที่ดาวน์โหลดจากหน้านี้ และอย่าลบแถวหัวตาราง"),
    "heading-twice": _("หัวตาราง “%(heading)s” มีสองคอลัมน์ในไฟล์ “%(name)s” โปรดเหลือไว้คอลัมน์เดียว"),
}


def refusal_text(error: Refused) -> str:
    """Why it cannot be done and what to do instead, in the reader's language."""
    template = REFUSALS.get(error.code)
    return str(template) % error.params if template else cases_text(error)


def problem_text(problem: tuple[str, dict[str, Any]]) -> str:
    """The sentence of a stored problem: a code and its facts."""
    code, params = problem
    return refusal_text(Invalid(code, **params))
