"""Why a list does not become a file, in words."""

from django.utils.translation import gettext_lazy as _

from rabfang.agencies import wording
from rabfang.core.errors import Refused

REFUSALS = {
    "export-nothing": _("ไม่มีรายการให้นำออก โปรดเปิดรายการแล้วเลือกตัวกรองใหม่"),
    "export-question": _("อ่านตัวกรองของรายการนี้ไม่ได้ โปรดเปิดรายการแล้วขอไฟล์ใหม่"),
    "export-waiting": _("ท่านมีไฟล์ที่รอจัดทำอยู่ %(most)s ไฟล์แล้ว โปรดรอให้เสร็จหรือยกเลิกบางไฟล์ก่อน"),
    "export-not-yours": _("บทบาทของท่านหรือสิ่งที่ท่านเห็นเปลี่ยนไปหลังจากที่ขอ จึงไม่มีไฟล์ให้ โปรดเปิดรายการแล้วขอไฟล์ใหม่"),
    "export-broken": _("จัดทำไฟล์นี้ไม่สำเร็จ โปรดขอไฟล์ใหม่ หากยังไม่สำเร็จ โปรดแจ้งผู้ดูแลระบบ"),
}


def refusal_text(error: Refused) -> str:
    """Why not, and what to do instead, in the reader's language."""
    return wording.refusal_text(error, REFUSALS)
