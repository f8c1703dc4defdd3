"""One full and one minimal document of each kind, and what every reader of them should find."""

from dataclasses import replace
from datetime import date, datetime

from rabfang.documents.tests.pictures import picture
from rabfang.letters.paper.content import (
    Appointed,
    ChartBox,
    ChartPart,
    ChartSheet,
    Chronology,
    DatedStep,
    Document,
    Happened,
    Marks,
    Memo,
    Office,
    OfficialLetter,
    OralReceipt,
    OrderDocument,
    Plate,
    Poster,
    PosterStep,
    ReceiveStamp,
    RegisterBook,
    RegisterEntry,
    SevenSteps,
    Signer,
    StepTaken,
)
from rabfang.thai.working_time import BANGKOK

DAY = date(2026, 4, 9)
MOMENT = datetime(2026, 4, 9, 9, 5, tzinfo=BANGKOK)
EMBLEM = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><circle cx="45" cy="45" r="42" fill="none"
stroke="#7a1f1f" stroke-width="4"/><path d="M18 60 L45 18 L72 60 Z" fill="#b8862b" stroke="#7a1f1f" stroke-width="3"/>
<circle cx="45" cy="48" r="9" fill="#7a1f1f"/></svg>"""
OFFICE = Office(
    name="องค์การบริหารส่วนตำบลหาดขาม",
    address_lines=("หมู่ที่ 4 ถนนริมคลอง", "อำเภอกุยบุรี จังหวัดประจวบคีรีขันธ์ 77150"),
    telephone="0 3255 0123",
    email="saraban@hat-kham.example",
    emblem=EMBLEM,
)
PLAIN = Office(name="โรงเรียนวัดทุ่งน้ำใส")
MAYOR = Signer("นายสมเกียรติ กตัญญูพงศ์", "นายกองค์การบริหารส่วนตำบลหาดขาม")
ACTING = Signer("นางสาวฐิติมา ปู่เจ้า", "ปลัดองค์การบริหารส่วนตำบล", "รักษาราชการแทน นายกองค์การบริหารส่วนตำบลหาดขาม")
# Marks over tall letters, under letters with a tail, and stacked: where readers of PDF go wrong.
HARD_WORDS = "ที่ ปู่ ญู ฐี น้ำ ซ้ำ ทำ ฎู ฏู ป้า ฝ้าย ฟ้า สิทธิ์ พันธุ์ ญี่ปุ่น ผู้ใหญ่ กตัญญู ปฏิบัติ ต่ำ ค่ำ ก็ เป็น ฬ่า เพื่อ เชื่อมั่น"
REPLY = (
    "ตามที่ท่านได้แจ้งเรื่องร้องเรียนต่อองค์การบริหารส่วนตำบลหาดขาม เมื่อวันที่ ๑ เมษายน ๒๕๖๙ กรณีไฟฟ้าสาธารณะบริเวณปากซอย"
    "หมู่ที่ ๔ ชำรุดหลายจุด ทำให้ผู้สัญจรในเวลากลางคืนไม่ปลอดภัย และมีน้ำท่วมขังซ้ำซากในที่สาธารณประโยชน์ของหมู่บ้าน นั้น",
    "องค์การบริหารส่วนตำบลหาดขามได้มอบหมายให้กองช่างตรวจสอบข้อเท็จจริงแล้ว พบว่าหลอดไฟชำรุดจำนวน ๖ จุด สาเหตุจากสายไฟ"
    "เก่าและมีน้ำเข้ากล่องต่อสาย เจ้าหน้าที่ได้เปลี่ยนหลอดไฟและกล่องต่อสายครบทุกจุดแล้วเมื่อวันที่ ๘ เมษายน ๒๕๖๙ "
    "ส่วนกรณีน้ำท่วมขังได้ขุดลอกทางระบายน้ำและจะติดตามผลในช่วงฤดูฝนต่อไป",
    "จึงเรียนมาเพื่อโปรดทราบ หากท่านเห็นว่าการแก้ไขยังไม่เรียบร้อย โปรดแจ้งให้ทราบภายใน ๑๕ วัน นับแต่วันที่ได้รับหนังสือฉบับนี้",
)

LETTER = OfficialLetter(
    office=OFFICE,
    number="ปข 71801/215",
    dated=DAY,
    subject="แจ้งผลการดำเนินการเรื่องร้องเรียนไฟฟ้าสาธารณะชำรุดและน้ำท่วมขัง",
    addressee="คุณปรีดา ใจซื่อ",
    paragraphs=REPLY,
    signer=ACTING,
    unit="กองช่าง",
    references=("หนังสือของท่าน ลงวันที่ ๑ เมษายน ๒๕๖๙",),
    enclosures=("บันทึกการตรวจสอบ จำนวน ๑ ฉบับ", "ภาพถ่ายหลังการซ่อม จำนวน ๖ ภาพ"),
    copies_to=("ศูนย์ดำรงธรรมอำเภอกุยบุรี",),
    marks=Marks("ด่วนที่สุด", "ลับ"),
    stamp=ReceiveStamp("ศูนย์ดำรงธรรมอำเภอกุยบุรี", "118/2569", MOMENT),
)
LONG_LETTER = OfficialLetter(
    office=OFFICE,
    number="ปข 71801/216",
    dated=DAY,
    subject="รายงานผลการจัดการเรื่องร้องเรียน ประจำเดือนมีนาคม ๒๕๖๙",
    addressee="ผู้ว่าราชการจังหวัดประจวบคีรีขันธ์",
    paragraphs=(HARD_WORDS, *REPLY, *REPLY, *REPLY, *REPLY),
    signer=MAYOR,
    unit="สำนักปลัด",
)
MEMO = Memo(
    office=OFFICE,
    unit="ศูนย์รับเรื่องร้องเรียน สำนักปลัด",
    telephone="101",
    number="ปข 71801/48",
    dated=DAY,
    subject="ขออนุมัติมอบหมายหน่วยงานตรวจสอบเรื่องร้องเรียน เลขรับ ๑๑๘/๒๕๖๙ กรณีไฟฟ้าสาธารณะชำรุดและน้ำท่วมขังในหมู่บ้าน",
    addressee="นายกองค์การบริหารส่วนตำบลหาดขาม",
    paragraphs=("ด้วยมีผู้ร้องเรียนแจ้งด้วยวาจาว่าไฟฟ้าสาธารณะดับหลายจุด", "จึงเรียนมาเพื่อโปรดพิจารณา", HARD_WORDS),
    signer=Signer("นางสาวฐิติมา ปู่เจ้า", "หัวหน้าสำนักปลัด"),
    references=("บันทึกการรับเรื่องร้องเรียนด้วยวาจา ลงวันที่ ๙ เมษายน ๒๕๖๙",),
    enclosures=("แผนที่สังเขป จำนวน ๑ แผ่น",),
    marks=Marks("ด่วน"),
)
ORDER = OrderDocument(
    office=OFFICE,
    number="52",
    year=2569,
    subject="แต่งตั้งคณะทำงานจัดการเรื่องร้องเรียน",
    paragraphs=("เพื่อให้การรับฟังและแก้ไขความเดือดร้อนของประชาชนเป็นไปด้วยความรวดเร็ว จึงแต่งตั้งคณะทำงาน ดังต่อไปนี้",),
    appointed=(
        Appointed("นางสาวฐิติมา ปู่เจ้า", "ปลัดองค์การบริหารส่วนตำบล", "ประธานคณะทำงาน", ("กำกับให้ทุกเรื่องมีผู้รับผิดชอบ",)),
        Appointed(
            "นายกิตติ ซื่อสัตย์",
            "ผู้อำนวยการกองช่าง",
            "คณะทำงาน",
            ("ตรวจสอบข้อเท็จจริงด้านโครงสร้างพื้นฐาน", "รายงานผลภายใน ๗ วันทำการ"),
        ),
        Appointed("นางอุ้ม ฟ้าใหม่", "นักวิเคราะห์นโยบายและแผนชำนาญการ", "คณะทำงานและเลขานุการ"),
    ),
    closing_paragraphs=("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",),
    dated=DAY,
    signer=MAYOR,
)
ORAL = OralReceipt(
    office=OFFICE,
    number="118/2569",
    received_at=MOMENT,
    complainant="นายปรีดา ใจซื่อ",
    identity_number="1 2345 67890 12 1",
    address="บ้านเลขที่ ๑๒ หมู่ที่ ๔ ตำบลหาดขาม อำเภอกุยบุรี จังหวัดประจวบคีรีขันธ์",
    telephone="08 1234 5678",
    subject="ไฟฟ้าสาธารณะชำรุด",
    paragraphs=("ผู้ร้องเรียนแจ้งว่าไฟฟ้าสาธารณะปากซอยดับมาแล้วสองสัปดาห์ กลางคืนมืดมาก", HARD_WORDS),
    wish="ขอให้ซ่อมไฟฟ้าโดยเร็วและแจ้งผลทางโทรศัพท์",
    officer="นางอุ้ม ฟ้าใหม่",
    officer_position="เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน",
    witness="นายกิตติ ซื่อสัตย์",
    marks=Marks(secrecy="ลับ"),
)
STAMP = ReceiveStamp("องค์การบริหารส่วนตำบลหาดขาม", "118/2569", MOMENT)
BOOK = RegisterBook(
    office=OFFICE,
    first=date(2026, 4, 1),
    last=date(2026, 4, 30),
    entries=tuple(
        RegisterEntry(
            number=f"{118 + order}/2569",
            received=DAY,
            sender="ไม่ประสงค์ออกนาม" if order % 3 else "นายปรีดา ใจซื่อ",
            channel="โทรศัพท์" if order % 2 else "เว็บไซต์",
            subject="ไฟฟ้าสาธารณะบริเวณปากซอยหมู่ที่ ๔ ชำรุดหลายจุด",
            unit="กองช่าง",
            due=date(2026, 4, 22),
            outcome="ซ่อมแล้ว แจ้งผู้ร้องเรียนแล้ว" if order % 4 else "อยู่ระหว่างดำเนินการ",
            closed=date(2026, 4, 20) if order % 4 else None,
        )
        for order in range(30)
    ),
)

PHOTOGRAPHS = tuple(
    picture(kind, size) for kind, size in (("JPEG", (640, 400)), ("PNG", (300, 500)), ("JPEG", (90, 60)))
)
SEVEN = SevenSteps(
    office=OFFICE,
    number="118/2569",
    subject="ไฟฟ้าสาธารณะบริเวณปากซอยหมู่ที่ ๔ ชำรุดหลายจุด",
    dated=date(2026, 4, 30),
    steps=(
        DatedStep("รับเรื่องจากผู้ร้อง", (StepTaken(DAY, "รับเรื่อง: มาด้วยตนเอง", "นางอุ้ม ฟ้าใหม่", HARD_WORDS),)),
        DatedStep(
            "บันทึก วิเคราะห์ สรุปเรื่อง และแจ้งผู้เกี่ยวข้องให้พิจารณาดำเนินการ",
            (
                StepTaken(
                    DAY, "จำแนกเรื่อง: คุณภาพการให้บริการ", papers=("บันทึกข้อความที่_ปข_71801_48_ลงวันที่_9_เมษายน_2569.pdf",)
                ),
            ),
        ),
        DatedStep(
            "ออกตรวจสถานที่จริงหรือตรวจสอบข้อเท็จจริง",
            (
                StepTaken(
                    DAY,
                    "ออกตรวจสถานที่จริง: 9 เม.ย. 2569 13:30 น.",
                    "นายกิตติ ซื่อสัตย์ · กองช่าง",
                    "หลอดชำรุด ๖ จุด",
                    plates=(1, 2),
                ),
                StepTaken(date(2026, 4, 20), "รายงานผล", "นายกิตติ ซื่อสัตย์ · กองช่าง", REPLY[1], ("ใบเบิกวัสดุ.pdf",), (3,)),
            ),
        ),
        DatedStep(
            "นำข้อมูล ข้อเท็จจริงเสนอผู้บริหาร", (StepTaken(date(2026, 4, 10), "สั่งการ: ถึง กองช่าง", "นายสมเกียรติ กตัญญูพงศ์"),)
        ),
        DatedStep("แจ้งผู้ร้อง", (StepTaken(date(2026, 4, 21), "แจ้งผลผู้ร้อง: ปข 71801/215"),)),
        DatedStep(
            "แจ้งเตือนหรือติดตามหน่วยงานที่รับผิดชอบให้เร่งดำเนินการ",
            tuple(StepTaken(date(2026, 4, day), f"ติดตามเร่งรัด: ครั้งที่ {day - 10}") for day in range(11, 19)),
        ),
        DatedStep("จัดเก็บข้อมูลเรื่องอย่างเป็นหมวดหมู่", otherwise="ยังไม่ถึงขั้นนี้"),
    ),
    plates=tuple(Plate(shown, 3, "ออกตรวจสถานที่จริง · เสาไฟปากซอย.jpg", DAY) for shown in PHOTOGRAPHS),
)
CHRONOLOGY = Chronology(
    office=OFFICE,
    number="7/2569",
    dated=date(2026, 4, 30),
    addressee="สำนักงานตรวจสอบแห่งชาติ",
    events=(
        Happened(
            MOMENT, "รับเรื่อง: แบบแจ้งเรื่องทุจริตทางเว็บไซต์", "ผู้ร้อง", (("รายละเอียด", HARD_WORDS),), ("01-ใบเสนอราคา.jpg",)
        ),
        Happened(MOMENT, "จำแนกเรื่อง: ส่งผลกระทบต่อหน่วยงาน", "นางอุ้ม ฟ้าใหม่ · ผู้ได้รับมอบหมาย"),
        *(
            Happened(MOMENT, "บันทึก", "นางอุ้ม ฟ้าใหม่", (("บันทึก", REPLY[1]), ("บันทึกเพิ่ม", REPLY[1] * 3)))
            for _order in range(6)
        ),
    ),
    marks=Marks(secrecy="ลับ"),
)
CHART = ChartSheet(
    office=OFFICE,
    name="ขั้นตอนการปฏิบัติงานรับเรื่องร้องเรียน ร้องทุกข์ และข้อเสนอแนะขององค์การบริหารส่วนตำบล",
    version=2,
    dated=DAY,
    parts=(
        ChartPart(
            "ช่องทางรับเรื่อง",
            (ChartBox(None, "ผู้บริหารหรือเจ้าหน้าที่ศูนย์ฯ", "สายตรงผู้บริหาร (นายก ปลัด)", "ภายใน 1 วันทำการ", ("ตรวจสอบ: ทุกวัน",)),),
        ),
        ChartPart(
            "เรื่องคุณภาพการให้บริการ",
            tuple(
                ChartBox(
                    number,
                    "เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน หรือหน่วยงานที่เกี่ยวข้อง",
                    HARD_WORDS if number == 3 else f"ดำเนินการแก้ไขและรายงานผลครั้งที่ {number}",
                    "ภายใน 7 วันทำการ นับแต่สั่งการ",
                    ("เอกสาร: บันทึกข้อความ", "ยังไม่ครบถ้วน: ส่งกลับขั้น 1") if number % 2 else (),
                    leads_on=number < 16,
                )
                for number in range(1, 17)
            ),
            "ประเภทเรื่อง: คุณภาพการให้บริการ, เรื่องร้องทุกข์",
        ),
    ),
)

POSTER = Poster(
    office=OFFICE,
    office_english="Hat Kham Subdistrict Administrative Organization",
    heading="มีเรื่องเดือดร้อน หรือข้อเสนอแนะ บอกเราได้",
    heading_english="Something wrong, or an idea? Tell us.",
    qr=picture("PNG", (200, 200)),
    address="hear.hat-kham.example/hat-kham/submit",
    steps=(
        PosterStep(
            "สแกนแล้วเล่าเรื่อง แนบภาพถ่ายได้ ไม่ต้องสมัครสมาชิก ไม่ประสงค์ออกนามก็ได้", "Scan and tell us. You may stay unnamed."
        ),
        PosterStep("เก็บเลขรับและรหัสลับที่ได้ไว้", "Keep the number and the secret code you are given."),
        PosterStep("เรารับเรื่องภายใน 1 วันทำการ และแจ้งผลภายใน 7 วันทำการ", "We answer within 7 working days."),
        PosterStep("ติดตามเรื่องได้ทุกเวลาด้วยเลขรับและรหัสลับ", "Follow your case at any time."),
    ),
    place="ตลาดสดเทศบาล ประตู 2",
)

FULL: dict[str, Document] = {
    "letter": LETTER,
    "long-letter": LONG_LETTER,
    "memo": MEMO,
    "order": ORDER,
    "oral": ORAL,
    "stamp": STAMP,
    "book": BOOK,
    "steps": SEVEN,
    "chronology": CHRONOLOGY,
    "chart": CHART,
    "poster": POSTER,
    "poster-card": replace(POSTER, card=True),
}
MINIMAL: dict[str, Document] = {
    "letter-minimal": OfficialLetter(PLAIN, "", None, "ตอบรับเรื่อง", "ผู้ร้องเรียน", ("ได้รับเรื่องของท่านแล้ว",), Signer("", "")),
    "memo-minimal": Memo(
        PLAIN, "", "", None, "เสนอเรื่อง", "ผู้อำนวยการ", ("เพื่อโปรดทราบ",), Signer("", ""), thai_digits=False
    ),
    "order-minimal": OrderDocument(PLAIN, "", 2569, "มอบหมายงาน", (), None, Signer("", "ผู้อำนวยการ")),
    "oral-minimal": OralReceipt(PLAIN, "1/2569", MOMENT, "", "", (), "", thai_digits=False),
    "stamp-minimal": ReceiveStamp("โรงเรียนวัดทุ่งน้ำใส", "1/2569", MOMENT, thai_digits=False),
    "book-minimal": RegisterBook(PLAIN, DAY, DAY, thai_digits=False),
    "chronology-minimal": Chronology(PLAIN, "1/2569", DAY, (), thai_digits=False),
    "chart-minimal": ChartSheet(
        PLAIN,
        "ขั้นตอน",
        1,
        DAY,
        (ChartPart("รับเรื่อง", (ChartBox(1, "ครู", "รับเรื่อง", "ทันที"),)),),
        thai_digits=False,
    ),
    "poster-minimal": Poster(PLAIN, "", "บอกเรา", "", picture("PNG", (90, 90)), "", ()),
    "steps-minimal": SevenSteps(
        PLAIN,
        "1/2569",
        "",
        DAY,
        tuple(DatedStep(f"ขั้นที่ {n}", otherwise="ยังไม่ถึงขั้นนี้") for n in "1234567"),
        thai_digits=False,
    ),
}
ALL = FULL | MINIMAL
