"""The sentence of each refusal, by code."""

from django.utils.translation import gettext_lazy as _

from rabfang.agencies.wording import refusal_text as of_agencies
from rabfang.cases.refusals import REFUSALS as OF_CASES
from rabfang.core.errors import Refused

TOO_MANY = "too-many-rows"
REFUSALS = {
    "protection-not-yours": _("ท่านไม่มีหน้าที่เกี่ยวกับข้อมูลส่วนบุคคล"),
    "case-held": _("เรื่องนี้ถูกระงับการลบไว้ โปรดยกเลิกการระงับก่อน"),
    "case-erased-already": _("ข้อมูลของเรื่องนี้ถูกลบไปแล้ว"),
    "request-settled": _("คำขอนี้ดำเนินการเสร็จแล้ว"),
    "request-no-cases": _("โปรดยืนยันก่อนว่าเรื่องใดเป็นของผู้ขอ"),
    "request-identity": _("โปรดบันทึกว่าตรวจตัวตนของผู้ขออย่างไร"),
    "same-person": _("ผู้เสนอกับผู้อนุมัติต้องเป็นคนละคน"),
    "list-settled": _("บัญชีนี้มีผู้พิจารณาแล้ว"),
    "list-empty": _("โปรดเลือกอย่างน้อยหนึ่งเรื่อง"),
    "not-due": _("เรื่องที่เลือกยังไม่พ้นเวลาเก็บ หรือมีผู้เสนอไว้แล้ว"),
    "package-changed": _("เรื่องในบัญชีนี้เปลี่ยนไปหลังอนุมัติ โปรดเสนอบัญชีใหม่"),
    "asked-already": _("มีคำขอแบบเดียวกันรอดำเนินการอยู่แล้ว"),
    "held-already": _("เรื่องนี้ถูกระงับการลบไว้แล้ว"),
    "breach-reported": _("บันทึกการแจ้งเหตุไว้แล้ว"),
    "late-reason-needed": _("แจ้งเกินกำหนดแล้ว โปรดระบุเหตุผล"),
    "known-in-the-future": _("วันเวลาที่ทราบเหตุยังมาไม่ถึง"),
}


def refusal_text(error: Refused) -> str:
    """Why it cannot be done, in words."""
    if error.code == TOO_MANY:
        return of_agencies(error)
    return str(REFUSALS.get(error.code) or OF_CASES.get(error.code) or OF_CASES["not-understood"])
