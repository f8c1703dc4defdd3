"""One try of each verb: where its case waits, who does it, what they fill in."""

from dataclasses import dataclass, field
from typing import Any

CENTRE, UNIT, EXECUTIVE = (f"{who}@hat-kham.example" for who in ("centre", "unit", "executive"))
PROVINCE = "centre@phitsanulok.example"
WORKS = "@public-works"


@dataclass(frozen=True)
class Try:
    """One verb: where its case waits, who does it, what they fill in, and what must be wrong when it is empty."""

    verb: str
    until: str
    by: str
    said: dict[str, Any]
    needed: tuple[str, ...] = ()
    text: str = ""
    kind: str = "service-quality"
    slug: str = "hat-kham"
    outcome: str = ""
    becomes: dict[str, Any] = field(default_factory=dict)


TRIES = [
    Try("record", "record", CENTRE, {"remark": "รับแล้ว"}, (), "remark", becomes={"step": "intake.classify"}),
    Try(
        "contact",
        "report",
        CENTRE,
        {"name": "สมหญิง แก้ชื่อ", "telephone": "0899999999"},
    ),
    Try(
        "rate",
        "close",
        CENTRE,
        {"rating": "satisfied", "reason": "มาเร็ว", "heard": "telephone", "said_at": "23/11/2569 9:00"},
        ("rating", "heard", "said_at"),
        "reason",
        becomes={"rating": "satisfied"},
    ),
    Try(
        "classify",
        "classify",
        CENTRE,
        {
            "kind": "service-quality",
            "category": "service-quality:street-light",
            "urgency": "urgent",
            "opinion": "ควรซ่อม",
        },
        ("kind", "urgency"),
        "opinion",
        becomes={"kind": "service-quality", "category": "street-light", "urgency": "urgent"},
    ),
    Try(
        "forward",
        "forward",
        CENTRE,
        {"memo": "เสนอเพื่อสั่งการ", "telephoned_unit": WORKS, "telephoned": "แจ้งช่างวิชัย"},
        ("memo",),
        "memo",
        becomes={"step": "ordered-work.order"},
    ),
    Try(
        "order",
        "order",
        EXECUTIVE,
        {"outcome": "act", "order": "ให้ดำเนินการ", "units": [WORKS]},
        ("outcome", "order"),
        "order",
        becomes={"step": "ordered-work.report"},
    ),
    Try("assign", "report", CENTRE, {"units": [WORKS], "reason": "เปลี่ยนหน่วย"}, ("reason", "units"), "reason"),
    Try(
        "report",
        "report",
        UNIT,
        {"findings": "เปลี่ยนหลอดแล้ว"},
        ("findings",),
        "findings",
        becomes={"step": "ordered-work.review"},
    ),
    Try("review", "review", CENTRE, {"remark": "ครบ"}, (), "remark", becomes={"step": "ordered-work.reply"}),
    Try(
        "return_for_more",
        "review",
        CENTRE,
        {"missing": "ภาพหลังซ่อม"},
        ("missing",),
        "missing",
        becomes={"step": "ordered-work.report"},
    ),
    Try(
        "answer",
        "answer",
        CENTRE,
        {"reply": "ตามเอกสารแนบ"},
        ("reply",),
        "reply",
        kind="information",
        becomes={"step": "information.close"},
    ),
    Try(
        "reply",
        "reply",
        CENTRE,
        {"reply": "ซ่อมแล้ว", "letter_number": "ปข 1/2"},
        ("reply",),
        "reply",
        becomes={"step": "ordered-work.close"},
    ),
    Try(
        "refer",
        "refer",
        CENTRE,
        {"outside_agency": "แขวงทางหลวง", "letter_number": "ปข 2/3", "letter_date": "20/11/2569", "told": "ส่งต่อแล้ว"},
        ("outside_agency", "told"),
        "told",
        kind="outside",
        becomes={"step": "outside.track"},
    ),
    Try(
        "close",
        "close",
        CENTRE,
        {"outcome": "solved", "remark": "ขอบคุณ"},
        ("outcome",),
        "remark",
        becomes={"status": "closed", "outcome": "solved"},
    ),
    Try("note", "order", CENTRE, {"note": "โทรแล้ว", "visibility": "centre"}, ("note", "visibility"), "note"),
    Try("ask", "order", CENTRE, {"question": "เสาใด"}, ("question",), "question"),
    Try(
        "inspect",
        "report",
        EXECUTIVE,
        {
            "visited_at": "23/11/2569 9:00",
            "visited": "หน้าวัด",
            "went": "บุญมี",
            "partners": "การไฟฟ้า",
            "findings": "เสาเอียง",
            "heard": "มืดมาก",
        },
        ("visited_at", "went", "findings"),
        "heard",
    ),
    Try("expedite", "report", EXECUTIVE, {"reminder": "เร่งด้วย"}, ("reminder",), "reminder"),
    Try(
        "pause",
        "report",
        CENTRE,
        {"reason": "รออะไหล่", "until": "1/12/2569"},
        ("reason",),
        "reason",
        becomes={"status": "paused"},
    ),
    Try(
        "withdraw",
        "order",
        CENTRE,
        {"reason": "ผู้ร้องขอถอน"},
        (),
        "reason",
        becomes={"status": "closed", "outcome": "withdrawn"},
    ),
    Try("void", "order", CENTRE, {"reason": "บันทึกซ้ำ"}, ("reason",), "reason", becomes={"status": "void"}),
    Try(
        "reply",
        "reply",
        "unit@saraburi-treasury.example",
        {"findings": "ไม่พบการเรียกเก็บเกิน", "reply": "ตรวจแล้ว", "letter_number": "สบ 0003/12"},
        ("findings", "reply"),
        "reply",
        kind="complaint",
        slug="saraburi-treasury",
        becomes={"step": "action.close"},
    ),
    Try(
        "report",
        "report",
        "unit@saraburi-treasury.example",
        {"findings": "เพิ่มช่องบริการ"},
        ("findings",),
        "findings",
        kind="need",
        slug="saraburi-treasury",
        becomes={"step": "for-information.close"},
    ),
    Try(
        "appoint",
        "appoint",
        PROVINCE,
        {
            "units": ["@justice", "@industry"],
            "purpose": "ตรวจสอบร่วมกัน",
            "members": "ก, ข, ประธาน",
            "due_on": "1/12/2569",
        },
        ("units", "purpose"),
        "members",
        kind="grievance",
        slug="phitsanulok",
        outcome="group",
        becomes={"step": "decided.report"},
    ),
    Try(
        "acknowledge",
        "acknowledge",
        PROVINCE,
        {"received_number": "44", "received_on": "23/11/2569", "outcome": "taken", "remark": "คุณนิด งานสารบรรณ"},
        ("outcome",),
        "remark",
        kind="grievance",
        slug="phitsanulok",
        outcome="outside",
        becomes={"step": "outside.reply"},
    ),
    Try(
        "decline",
        "decline",
        PROVINCE,
        {"reason": "ศาลพิพากษาแล้ว", "letter_number": "พล 0017/3"},
        ("reason",),
        "reason",
        kind="complaint",
        slug="phitsanulok",
        outcome="none",
        becomes={"step": "decided.close"},
    ),
    Try(
        "notify",
        "reply",
        PROVINCE,
        {"to": "กระทรวงมหาดไทย", "report": "แก้ไขแล้ว", "letter_number": "พล 0017/4", "letter_date": "23/11/2569"},
        ("to", "report"),
        "report",
        kind="grievance",
        slug="phitsanulok",
        becomes={"step": "decided.reply"},
    ),
]
