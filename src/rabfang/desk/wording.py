"""Words of the desk for what the heart keeps as keys: texts, messages, days of a due time."""

from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import OutboxMessage

TEXTS = {
    "detail": _("รายละเอียด"),
    "remark": _("หมายเหตุ"),
    "opinion": _("ความเห็น"),
    "memo": _("บันทึกข้อความ"),
    "telephoned": _("แจ้งทางโทรศัพท์"),
    "order": _("คำสั่งการ"),
    "reason": _("เหตุผล"),
    "findings": _("ผลการตรวจสอบและดำเนินการ"),
    "missing": _("สิ่งที่ต้องรายงานเพิ่ม"),
    "reply": _("คำตอบถึงผู้ร้อง"),
    "told": _("ข้อความแจ้งผู้ร้อง"),
    "note": _("บันทึก"),
    "question": _("คำถามถึงผู้ร้อง"),
    "message": _("ข้อความจากผู้ร้อง"),
    "reminder": _("ข้อความติดตาม"),
    "objection": _("เหตุที่ไม่เห็นด้วย"),
}

TOPICS = {
    "acknowledgement": _("แจ้งการรับเรื่อง"),
    "question": _("คำถามถึงผู้ร้อง"),
    "reply": _("แจ้งผล"),
    "status": _("แจ้งความคืบหน้า"),
    "closed": _("แจ้งยุติเรื่อง"),
}

MESSAGE_TONES = {
    OutboxMessage.State.QUEUED: "waiting",
    OutboxMessage.State.SENDING: "active",
    OutboxMessage.State.SENT: "good",
    OutboxMessage.State.FAILED: "danger",
}

DAYS = {
    "first-day": _("วันแรก ไม่นับ"),
    "counted": _("นับ"),
    "weekend": _("วันหยุดสุดสัปดาห์ ไม่นับ"),
    "holiday": _("วันหยุดราชการ ไม่นับ"),
    "paused": _("พักเวลา ไม่นับ"),
    "moved": _("เลื่อนจากวันหยุดมาวันทำการถัดไป"),
    "kept-on-holiday": _("วันสุดท้ายตรงกับวันหยุด ไม่เลื่อน"),
    "fiscal-year-end": _("สิ้นปีงบประมาณ"),
    "hours": _("นับเวลาในเวลาทำการ"),
}

DEMANDS = {
    "findings": _("ผลการตรวจสอบข้อเท็จจริง"),
    "reply": _("คำตอบถึงผู้ร้อง"),
    "copy": _("สำเนาคำตอบถึงเจ้าหน้าที่รับผิดชอบ"),
    "use": _("การนำไปใช้ปรับปรุง"),
}


def topic_title(topic: str) -> str:
    """What a message is about."""
    return str(TOPICS.get(topic, topic))
