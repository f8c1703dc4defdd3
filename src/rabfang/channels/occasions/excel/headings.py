"""The columns of a workbook: how they are called, how wide they are, what stands in the example."""

from dataclasses import dataclass

from rabfang.thai.text import search_key


@dataclass(frozen=True)
class Heading:
    """One column: the entry's column it fills, its heading, width in characters, example."""

    column: str
    title: str
    width: int
    example: str = ""


# An office fills these in Thai, whatever language the officer's screen has.
CODE, REASON = "code", "reason"
EXAMPLE = "ตัวอย่าง:"
HEADINGS = (
    Heading("kind", "ประเภท", 18),
    Heading("subject", "เรื่อง", 40, f"{EXAMPLE} ไฟถนนดับ (แถวนี้ระบบไม่นำไปลงทะเบียน)"),
    Heading("detail", "รายละเอียด", 50, "ดับมาแล้วสองคืน ตั้งแต่หน้าวัดถึงปากซอย"),
    Heading("person", "ชื่อผู้แจ้ง", 24, "สมชาย ใจดี"),
    Heading("telephone", "โทรศัพท์", 16, "081 234 5678"),
    Heading("place", "สถานที่เกิดเหตุ", 30, "หน้าบ้านเลขที่ 12 หมู่ 4"),
    Heading("subdistrict", "ตำบลหรือแขวง", 26),
    Heading("day", "วันที่รับเรื่อง", 16),
)
CODE_HEADING = Heading(CODE, "รหัสแถว (ห้ามแก้)", 18)
REASON_HEADING = Heading(REASON, "เหตุที่ส่งคืน", 60)
COLUMN_OF = {search_key(row.title): row.column for row in (*HEADINGS, CODE_HEADING)}
SHEET, LISTS, HELP = "รายการเรื่อง", "ตัวเลือก", "วิธีกรอก"
INSTRUCTIONS = (
    "กรอกเรื่องละหนึ่งแถวในแผ่นงาน “รายการเรื่อง” แล้วบันทึกเป็นไฟล์ .xlsx",
    "ต้องกรอกช่อง เรื่อง ทุกแถว ช่องอื่นเว้นว่างได้ ถ้าเว้นช่อง รายละเอียด ระบบใช้ข้อความในช่อง เรื่อง",
    "ประเภท และ ตำบลหรือแขวง เลือกจากรายการในช่อง",
    "โทรศัพท์ พิมพ์ได้ทั้งแบบมีและไม่มีขีด",
    "วันที่รับเรื่อง กรอกเฉพาะเมื่อกิจกรรมมีหลายวัน เช่น 9/4/2569",
    "อย่าลบหรือเปลี่ยนแถวหัวตาราง อย่าผสานช่อง และอย่าใช้สูตร",
    "ส่งไฟล์เดิมซ้ำได้ แถวที่ลงทะเบียนแล้วไม่เกิดเป็นเรื่องซ้ำ",
)
