"""What the guide to complaining says around what the procedure says."""

from rabfang.procedures.schema import Demand, Medium, Words

TITLE = Words(th="แนวปฏิบัติการจัดการเรื่องร้องเรียน", en="How complaints are handled")
VERSION = Words(th="ตามขั้นตอนการปฏิบัติงานฉบับที่ {} ประกาศใช้วันที่ {}", en="By version {} of the procedure, published on {}")
CHANNELS = Words(th="ร้องเรียนได้ทางใด", en="How to complain")
KINDS = Words(th="เรื่องที่รับ และสิ่งที่ต้องมีก่อนยุติเรื่อง", en="What is taken, and what must be there before it is closed")
STEPS = Words(th="ขั้นตอน: {}", en="Steps: {}")
STANDARDS = Words(th="เวลาของทั้งเรื่อง", en="How long the whole matter takes")
FOLLOW = Words(th="ติดตามเรื่อง", en="Following a case")
OBJECT = Words(th="คัดค้านผล", en="Objecting to the result")
SECRET = Words(th="แจ้งการทุจริต", en="Reporting corruption")
PERSONAL = Words(th="ข้อมูลส่วนบุคคล", en="Personal data")
SOURCES = Words(th="กฎหมายและเอกสารที่อ้างอิง", en="Laws and papers")
BY_NOTICE = Words(th="ตามที่หน่วยงานประกาศ", en="As the office announces")
ANNOUNCED = {
    Medium.WEB: BY_NOTICE,
    Medium.LINE: BY_NOTICE,
    Medium.MESSENGER: BY_NOTICE,
    Medium.OCCASION: Words(th="เมื่อหน่วยงานจัดหรือลงพื้นที่", en="When the office holds it or comes by"),
}
ANY_KIND = Words(th="ทุกประเภท", en="Every kind")
NOTHING_MORE = Words(th="ไม่มีเงื่อนไขเพิ่มเติม", en="Nothing more")
NO_DESK = Words(
    th="หน่วยงานนี้ไม่มีจุดรับเรื่องลับ อย่าแจ้งเรื่องที่ต้องปกปิดด้วยแบบฟอร์มทั่วไป "
    "ให้แจ้งหน่วยงานตรวจสอบภายนอก เช่น สำนักงาน ป.ป.ช. หรือสำนักงาน ป.ป.ท.",
    en="This office has no confidential desk. Do not tell by the ordinary form what must stay secret: tell a body "
    "outside, such as the NACC or the PACC",
)
WAYS_ON = {
    "follow": Words(
        th="เมื่อส่งเรื่องแล้ว ท่านจะได้เลขรับเรื่องและรหัสลับ ใช้ติดตามเรื่องได้ทุกเมื่อโดยไม่ต้องสมัครสมาชิก ที่",
        en="When you have sent a matter you get a number and a secret. With them you follow it at any time, without an "
        "account, at",
    ),
    "add": Words(
        th="ท่านส่งข้อมูลเพิ่ม ตอบคำถามของเจ้าหน้าที่ ถอนเรื่อง และประเมินความพึงพอใจได้ที่หน้าเดียวกัน",
        en="On the same page you can add to it, answer questions, take it back and say how satisfied you are",
    ),
    "object": Words(
        th="หากไม่เห็นด้วยกับผล ท่านคัดค้านได้ที่หน้าติดตามเรื่อง",
        en="If you do not agree with the result you can object on the page of your case, at",
    ),
    "object_within": Words(
        th="หากไม่เห็นด้วยกับผล ท่านคัดค้านได้{}หลังยุติเรื่อง ที่หน้าติดตามเรื่อง",
        en="If you do not agree with the result you can object {} of its closing, on the page of your case, at",
    ),
    "secret": Words(
        th="แจ้งเป็นการลับได้โดยไม่ต้องบอกชื่อ ด้วยแบบฟอร์มแยกจากเรื่องทั่วไป เฉพาะผู้ได้รับมอบหมายเปิดอ่านได้ ที่",
        en="You can report in confidence, without a name, by a form that only designated officers can open, at",
    ),
    "personal": Words(
        th="หน่วยงานใช้ข้อมูลของท่านเพื่อดำเนินการตามเรื่องและแจ้งผลเท่านั้น อ่านประกาศและสิทธิของท่านได้ที่",
        en="The office uses your data only to act on the matter and to tell you the result. Notice and rights are at",
    ),
}
COLUMNS = {
    "channel": Words(th="ช่องทาง", en="Channel"),
    "reached": Words(th="ที่อยู่หรือหมายเลข", en="Address or number"),
    "taken_up": Words(th="รับเรื่อง", en="Taken up"),
    "who": Words(th="ผู้รับเรื่อง", en="Who takes it"),
    "kind": Words(th="ประเภทเรื่อง", en="Kind"),
    "meaning": Words(th="ความหมาย", en="Meaning"),
    "demands": Words(th="ก่อนยุติเรื่องต้องมี", en="Before it is closed"),
    "number": Words(th="ขั้น", en="Step"),
    "step": Words(th="สิ่งที่ทำ", en="What is done"),
    "responsible": Words(th="ผู้รับผิดชอบ", en="Responsible"),
    "when": Words(th="กำหนดแล้วเสร็จ", en="By when"),
    "standard": Words(th="มาตรฐาน", en="Standard"),
}
DEMANDS = {
    Demand.FINDINGS: Words(th="ผลการตรวจสอบ", en="Findings"),
    Demand.REPLY: Words(th="คำตอบถึงผู้ร้อง", en="A reply to the complainant"),
    Demand.COPY: Words(th="สำเนาคำตอบถึงเจ้าหน้าที่ผู้รับผิดชอบ", en="A copy of the reply to the responsible officer"),
    Demand.USE: Words(th="สิ่งที่นำไปปรับปรุง", en="What it was used for"),
    Demand.NOTICE: Words(th="รายงานหน่วยงานที่ส่งเรื่องมา", en="A report to where the case came from"),
}
