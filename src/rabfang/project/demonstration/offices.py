"""The demonstration offices. The offices' names are those of the source documents; the people are invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoOfficer:
    """One invented officer: account name before the @, role, unit's key, name, position."""

    account: str
    role: str
    name: str
    position: str
    unit: str = ""


@dataclass(frozen=True)
class DemoOffice:
    """One office; `slug` is its preset's key. Units are (key, Thai name, English name)."""

    slug: str
    name_th: str
    name_en: str
    address: str
    telephone: str
    units: tuple[tuple[str, str, str], ...]
    officers: tuple[DemoOfficer, ...]


HAT_KHAM = DemoOffice(
    slug="hat-kham",
    name_th="องค์การบริหารส่วนตำบลหาดขาม",
    name_en="Hat Kham Subdistrict Administrative Organization",
    address="ตำบลหาดขาม อำเภอกุยบุรี จังหวัดประจวบคีรีขันธ์ 77150",
    telephone="032-822-269",
    units=(
        ("office", "สำนักปลัด", "Office of the Clerk"),
        ("public-works", "กองช่าง", "Public Works"),
        ("public-health", "กองสาธารณสุขและสิ่งแวดล้อม", "Public Health and Environment"),
        ("finance", "กองคลัง", "Finance"),
        ("audit", "หน่วยตรวจสอบภายใน", "Internal Audit"),
    ),
    officers=(
        DemoOfficer("centre", "centre", "สมศรี ใจเย็น", "เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน"),
        DemoOfficer("unit", "unit", "วิชัย ช่างคิด", "นายช่างโยธา", "public-works"),
        DemoOfficer("unit.public-health", "unit", "มาลี รักสะอาด", "นักวิชาการสาธารณสุข", "public-health"),
        DemoOfficer("unit.office", "unit", "ประภา เอกสารดี", "นักจัดการงานทั่วไป", "office"),
        DemoOfficer("unit.audit", "unit", "สุจริต ตรวจละเอียด", "นักวิชาการตรวจสอบภายใน", "audit"),
        DemoOfficer("executive", "executive", "บุญมี มีวิสัยทัศน์", "นายกองค์การบริหารส่วนตำบล"),
        DemoOfficer("administrator", "administrator", "ดนัย ดูแลระบบ", "นักวิชาการคอมพิวเตอร์"),
    ),
)

SARABURI = DemoOffice(
    slug="saraburi-treasury",
    name_th="สำนักงานคลังจังหวัดสระบุรี",
    name_en="Saraburi Provincial Treasury Office",
    address="ศาลากลางจังหวัดสระบุรี อำเภอเมืองสระบุรี จังหวัดสระบุรี 18000",
    telephone="036-000-000",
    units=(
        ("general", "ฝ่ายบริหารทั่วไป", "General Administration"),
        ("payments", "กลุ่มงานกำกับและพัฒนาระบบบริหารการเงินการคลัง", "Financial Management Systems"),
        ("economy", "กลุ่มงานนโยบายและเศรษฐกิจจังหวัด", "Provincial Economy"),
    ),
    officers=(
        DemoOfficer("centre", "centre", "อรทัย รับฟัง", "นักวิชาการคลัง ผู้รับผิดชอบข้อเสนอแนะและเรื่องร้องเรียน"),
        DemoOfficer("intake", "intake", "ปรียา ต้อนรับ", "เจ้าหน้าที่ประชาสัมพันธ์"),
        DemoOfficer("unit", "unit", "ธนา บัญชีชัด", "นักวิชาการคลังชำนาญการ", "payments"),
        DemoOfficer("unit.general", "unit", "กานดา งานสารบรรณ", "เจ้าพนักงานธุรการ", "general"),
        DemoOfficer("executive", "executive", "พิทักษ์ คลังมั่นคง", "คลังจังหวัดสระบุรี"),
        DemoOfficer("administrator", "administrator", "ณัฐ ดูแลระบบ", "เจ้าหน้าที่คอมพิวเตอร์"),
    ),
)

OFFICES = (HAT_KHAM, SARABURI)
