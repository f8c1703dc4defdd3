"""Words of the desk for what the heart keeps as keys: texts and messages."""

from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import OutboxMessage

TEXTS = {
    "detail": _("รายละเอียด"),
    "remark": _("หมายเหตุ"),
    "opinion": _("ความเห็น"),
    "memo": _("บันทึกข้อความ"),
    "telephoned": _("แจ้งทางโทรศัพท์"),
    "order": _("คำสั่งการ"),
    "purpose": _("หน้าที่ของคณะทำงาน"),
    "members": _("รายชื่อคณะทำงาน"),
    "report": _("รายงานหน่วยเหนือ"),
    "reason": _("เหตุผล"),
    "visited": _("สถานที่ที่ออกตรวจ"),
    "went": _("ผู้ออกตรวจของหน่วยงาน"),
    "partners": _("ผู้ร่วมตรวจจากหน่วยงานอื่น"),
    "heard": _("คำบอกเล่าของผู้ได้รับผลกระทบ"),
    "findings": _("ผลการตรวจสอบและดำเนินการ"),
    "missing": _("สิ่งที่ต้องรายงานเพิ่ม"),
    "reply": _("คำตอบถึงผู้ร้อง"),
    "told": _("ข้อความแจ้งผู้ร้อง"),
    "note": _("บันทึกเพิ่มเติม"),
    "question": _("คำถามถึงผู้ร้อง"),
    "message": _("ข้อความจากผู้ร้อง"),
    "reminder": _("ข้อความติดตาม"),
    "whom": _("คุ้มครองผู้ใด อย่างไร"),
    "objection": _("เหตุที่ไม่เห็นด้วย"),
    "said_by": _("ผู้ตอบ"),
}

TOPICS = {
    "acknowledgement": _("แจ้งการรับเรื่อง"),
    "question": _("คำถามถึงผู้ร้อง"),
    "reply": _("แจ้งผล"),
    "status": _("แจ้งความคืบหน้า"),
    "closed": _("แจ้งยุติเรื่อง"),
    "asked-satisfaction": _("ถามความพึงพอใจ"),
    "breach": _("แจ้งเหตุละเมิดข้อมูล"),
}

MESSAGE_TONES = {
    OutboxMessage.State.QUEUED: "waiting",
    OutboxMessage.State.SENDING: "active",
    OutboxMessage.State.SENT: "good",
    OutboxMessage.State.FAILED: "danger",
    OutboxMessage.State.BOUNCED: "danger",
}


def topic_title(topic: str) -> str:
    """What a message is about."""
    return str(TOPICS.get(topic, topic))
