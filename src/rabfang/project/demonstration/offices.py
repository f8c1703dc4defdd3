"""The demonstration offices, named as in the source documents where these name one; the people are invented."""

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
class DemoPartner:
    """One entry of an office's address book; `slug` is that office in this demonstration, when it is one."""

    name: str
    addressee: str
    address: str = ""
    slug: str = ""


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
    partners: tuple[DemoPartner, ...] = ()


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
    partners=(
        DemoPartner("แขวงทางหลวงประจวบคีรีขันธ์ (หัวหิน)", "ผู้อำนวยการแขวงทางหลวงประจวบคีรีขันธ์ (หัวหิน)"),
        DemoPartner("การไฟฟ้าส่วนภูมิภาคอำเภอกุยบุรี", "ผู้จัดการการไฟฟ้าส่วนภูมิภาคอำเภอกุยบุรี"),
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

PHITSANULOK = DemoOffice(
    slug="phitsanulok",
    name_th="จังหวัดพิษณุโลก",
    name_en="Phitsanulok Province",
    address="ศาลากลางจังหวัดพิษณุโลก อำเภอเมืองพิษณุโลก จังหวัดพิษณุโลก 65000",
    telephone="055-000-000",
    units=(
        ("justice", "กลุ่มงานศูนย์ดำรงธรรมจังหวัด", "Damrongtham Centre"),
        ("strategy", "กลุ่มงานยุทธศาสตร์และข้อมูล", "Strategy and Information"),
        ("natural-resources", "กลุ่มงานทรัพยากรธรรมชาติและสิ่งแวดล้อม", "Natural Resources and Environment"),
        ("industry", "กลุ่มงานโรงงานอุตสาหกรรม", "Industrial Works"),
    ),
    officers=(
        DemoOfficer("centre", "centre", "วราภรณ์ รับเรื่อง", "นักวิเคราะห์นโยบายและแผนชำนาญการ"),
        DemoOfficer("unit", "unit", "ธีระ ตรวจน้ำ", "นักวิชาการสิ่งแวดล้อมปฏิบัติการ", "natural-resources"),
        DemoOfficer("unit.industry", "unit", "กมล โรงงานดี", "วิศวกรปฏิบัติการ", "industry"),
        DemoOfficer("unit.justice", "unit", "ชนิดา เป็นธรรม", "นิติกรปฏิบัติการ", "justice"),
        DemoOfficer("head", "unit-head", "อนันต์ นำกลุ่ม", "ผู้อำนวยการกลุ่มงาน", "natural-resources"),
        DemoOfficer("executive", "executive", "ประเสริฐ ตัดสินใจ", "หัวหน้าสำนักงานจังหวัด"),
        DemoOfficer("deputy", "centre", "สุดา ช่วยราชการ", "ผู้อำนวยการกลุ่มงานอำนวยการ"),
        DemoOfficer("administrator", "administrator", "เอก ดูแลระบบ", "นักวิชาการคอมพิวเตอร์"),
    ),
    partners=(
        DemoPartner(
            "โครงการชลประทานพิษณุโลก",
            "ผู้อำนวยการโครงการชลประทานพิษณุโลก",
            "ตำบลพลายชุมพล อำเภอเมืองพิษณุโลก จังหวัดพิษณุโลก 65000",
        ),
        DemoPartner(
            "แขวงทางหลวงพิษณุโลกที่ 1",
            "ผู้อำนวยการแขวงทางหลวงพิษณุโลกที่ 1",
            "อำเภอเมืองพิษณุโลก จังหวัดพิษณุโลก 65000",
        ),
        DemoPartner("โรงเรียนตัวอย่างวิทยา", "ผู้อำนวยการโรงเรียนตัวอย่างวิทยา", slug="school-integrity"),
    ),
)

SCHOOL = DemoOffice(
    slug="school-integrity",
    name_th="โรงเรียนตัวอย่างวิทยา",
    name_en="Tua Yang Witthaya School",
    address="อำเภอเมืองพิษณุโลก จังหวัดพิษณุโลก 65000",
    telephone="055-000-111",
    units=(
        ("academic", "กลุ่มบริหารงานวิชาการ", "Academic Affairs"),
        ("personnel", "กลุ่มบริหารงานบุคคล", "Personnel"),
        ("budget", "กลุ่มบริหารงบประมาณ", "Budget"),
        ("general", "กลุ่มบริหารทั่วไป", "General Affairs"),
    ),
    officers=(
        DemoOfficer("centre", "centre", "นงนุช ฟังความ", "ครูชำนาญการ ประจำจุดรับข้อร้องเรียน"),
        DemoOfficer("unit", "unit", "สมพงษ์ ดูแลคน", "หัวหน้ากลุ่มบริหารงานบุคคล", "personnel"),
        DemoOfficer("unit.budget", "unit", "รัตนา โปร่งใส", "หัวหน้ากลุ่มบริหารงบประมาณ", "budget"),
        DemoOfficer("unit.general", "unit", "ชูชัย อาคารดี", "หัวหน้ากลุ่มบริหารทั่วไป", "general"),
        DemoOfficer("executive", "executive", "มานพ ผู้นำครู", "ผู้อำนวยการโรงเรียน"),
        DemoOfficer("administrator", "administrator", "วิทยา ดูแลระบบ", "ครูผู้ช่วย"),
    ),
)

SUFFICIENCY = DemoOffice(
    slug="sufficiency-economy",
    name_th="สำนักงานเศรษฐกิจพอเพียงเพื่อยกระดับชุมชน",
    name_en="Sufficiency Economy Office",
    address="กรุงเทพมหานคร 10300",
    telephone="02-000-0222",
    units=(
        ("information", "กลุ่มงานสารสนเทศวางแผนและประเมินผล", "Information, Planning and Evaluation"),
        ("capacity", "กลุ่มงานเสริมสร้างศักยภาพและการมีส่วนร่วม", "Capacity and Participation"),
        ("general", "กลุ่มงานบริหารจัดการทั่วไป", "General Administration"),
        ("audit", "กลุ่มงานตรวจสอบและติดตามผล", "Audit and Monitoring"),
        ("academic", "กลุ่มงานวิชาการและเครือข่ายองค์ความรู้", "Academic and Knowledge Network"),
    ),
    officers=(
        DemoOfficer("centre", "centre", "พรทิพย์ รับส่งเรื่อง", "นักวิเคราะห์นโยบายและแผน"),
        DemoOfficer("unit", "unit", "เกษม โครงการดี", "เจ้าหน้าที่โครงการ", "capacity"),
        DemoOfficer("unit.information", "unit", "ดารา สารสนเทศ", "นักประชาสัมพันธ์", "information"),
        DemoOfficer("unit.general", "unit", "บุญช่วย ระเบียบดี", "เจ้าหน้าที่บริหารงานทั่วไป", "general"),
        DemoOfficer("unit.audit", "unit", "สมหมาย ติดตามผล", "เจ้าหน้าที่ตรวจสอบ", "audit"),
        DemoOfficer("unit.academic", "unit", "ปัญญา เครือข่าย", "นักวิชาการ", "academic"),
        DemoOfficer("executive", "executive", "มั่นคง พอเพียง", "ผู้อำนวยการสำนักงาน"),
        DemoOfficer("administrator", "administrator", "อาทิตย์ ดูแลระบบ", "เจ้าหน้าที่คอมพิวเตอร์"),
    ),
)

CENTRE_1111 = DemoOffice(
    slug="centre-1111",
    name_th="ศูนย์รับเรื่องราวร้องทุกข์ 1111",
    name_en="1111 Government Complaint Centre",
    address="ทำเนียบรัฐบาล เขตดุสิต กรุงเทพมหานคร 10300",
    telephone="1111",
    units=(),
    officers=(
        DemoOfficer("centre", "centre", "จันทร์เพ็ญ รับสาย", "เจ้าหน้าที่รับเรื่องราวร้องทุกข์"),
        DemoOfficer("deputy", "centre", "ชาญ ประสานงาน", "เจ้าหน้าที่ประสานงานหน่วยงาน"),
        DemoOfficer("executive", "executive", "วันดี ดูแลศูนย์", "ผู้อำนวยการศูนย์"),
        DemoOfficer("administrator", "administrator", "รุ่ง ดูแลระบบ", "นักวิชาการคอมพิวเตอร์"),
    ),
    partners=(
        DemoPartner(
            "สำนักงานเศรษฐกิจพอเพียงเพื่อยกระดับชุมชน",
            "ผู้อำนวยการสำนักงานเศรษฐกิจพอเพียงเพื่อยกระดับชุมชน",
            slug="sufficiency-economy",
        ),
        DemoPartner("จังหวัดพิษณุโลก", "ผู้ว่าราชการจังหวัดพิษณุโลก", slug="phitsanulok"),
        DemoPartner("การประปาส่วนภูมิภาค", "ผู้ว่าการการประปาส่วนภูมิภาค"),
    ),
)

OFFICES = (HAT_KHAM, SARABURI, SCHOOL, PHITSANULOK, SUFFICIENCY, CENTRE_1111)
