"""What the fields of the open data mean, and what is said of each data set: the keys of data.go.th (CKAN)."""

from collections.abc import Mapping
from datetime import date

from rabfang.procedures.schema import Part, Words

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ALL, UNCLASSIFIED = "all", "unclassified"


class Field(Part):
    """One field of a data set."""

    name: str
    type: str  # text, number, date, true/false
    title: Words
    meaning: Words


class Metadata(Part):
    """What the government's catalogue asks of a data set, under the catalogue's own keys."""

    title: Words
    notes: Words
    organization: Words
    license_id: str = LICENCE
    license_url: str = LICENCE_URL
    accessible_condition: str = "ไม่มี / none"
    allow_harvest: bool = True
    data_category: str = "ข้อมูลสาธารณะ / public data"
    data_classification: str = "ข้อมูลสาธารณะ / public data"
    data_type: str = "ข้อมูลสถิติ / statistics"
    data_format: tuple[str, ...] = ("CSV", "JSON")
    data_language: tuple[str, ...] = ("th", "en")
    data_source: str = "ทะเบียนเรื่องของหน่วยงาน / the office's register of cases"
    data_collect: str = "หน่วยงาน / organisation"
    disaggregate: tuple[str, ...]
    geo_coverage: str = "พื้นที่รับผิดชอบของหน่วยงาน / the office's area"
    update_frequency_unit: str
    data_release_calendar: Words
    calculation_method: Words
    first_year_of_data: int | None  # fiscal year, B.E.
    last_year_of_data: int | None
    last_updated_date: date
    data_support: str = ""


def _field(name: str, kind: str, th: str, en: str, meaning_th: str, meaning_en: str) -> Field:
    return Field(name=name, type=kind, title=Words(th=th, en=en), meaning=Words(th=meaning_th, en=meaning_en))


_FIELDS = (
    _field("month", "text", "เดือน", "Month", "ปี ค.ศ. และเดือน YYYY-MM", "Year C.E. and month, YYYY-MM"),
    _field(
        "fiscal_year",
        "number",
        "ปีงบประมาณ",
        "Fiscal year",
        "พ.ศ. 1 ตุลาคมถึง 30 กันยายน เรียกตามปีที่สิ้นสุด",
        "B.E., 1 October to 30 September, named by the year it ends in",
    ),
    _field("first_day", "date", "ตั้งแต่วันที่", "First day", "ปี ค.ศ. YYYY-MM-DD", "C.E., YYYY-MM-DD"),
    _field(
        "last_day",
        "date",
        "ถึงวันที่",
        "Last day",
        "ปี ค.ศ. YYYY-MM-DD; ปีที่ยังไม่สิ้นสุดนับถึงวันนี้",
        "C.E., YYYY-MM-DD; a year that is not over is counted up to this day",
    ),
    _field(
        "book",
        "text",
        "ทะเบียน",
        "Register",
        "confidential = จุดรับเรื่องลับ, ordinary = ทะเบียนทั่วไป",
        "confidential: the confidential desk; ordinary: the ordinary register",
    ),
    _field(
        "kind",
        "text",
        "ประเภทเรื่อง",
        "Kind",
        "รหัสประเภทตามขั้นตอนของหน่วยงาน; all = ทุกประเภท, unclassified = ยังไม่จำแนก",
        "Key of the office's procedure; all: every kind, unclassified: not yet classified",
    ),
    _field("kind_th", "text", "ชื่อประเภท", "Kind in Thai", "ภาษาไทย", "In Thai"),
    _field("kind_en", "text", "ชื่อประเภท (อังกฤษ)", "Kind in English", "ภาษาอังกฤษ", "In English"),
    _field(
        "channel",
        "text",
        "ช่องทาง",
        "Channel",
        "รหัสช่องทางตามขั้นตอนของหน่วยงาน; all = ทุกช่องทาง",
        "Key of the office's procedure; all: every channel",
    ),
    _field("channel_th", "text", "ชื่อช่องทาง", "Channel in Thai", "ภาษาไทย", "In Thai"),
    _field("channel_en", "text", "ชื่อช่องทาง (อังกฤษ)", "Channel in English", "ภาษาอังกฤษ", "In English"),
    _field("received", "number", "รับ", "Received", "เรื่องที่รับในช่วงนั้น", "Cases received within that time"),
    _field(
        "received_least",
        "number",
        "รับอย่างน้อย",
        "Received, at least",
        "เท่ากับจำนวนที่รับเมื่อเปิดเผยได้",
        "The number received itself where it is told",
    ),
    _field(
        "received_most",
        "number",
        "รับไม่เกิน",
        "Received, at most",
        "เท่ากับจำนวนที่รับเมื่อเปิดเผยได้",
        "The number received itself where it is told",
    ),
    _field("closed", "number", "ยุติ", "Closed", "เรื่องที่ยุติในช่วงนั้น", "Cases closed within that time"),
    _field(
        "done",
        "number",
        "แล้วเสร็จ",
        "Finished",
        "เรื่องที่รับในช่วงนั้นและแล้วเสร็จแล้ว",
        "Cases received within that time that are finished",
    ),
    _field(
        "in_progress",
        "number",
        "คงค้าง",
        "In progress",
        "ณ สิ้นช่วงเวลา เฉพาะแถวรวมของทั้งหน่วยงาน; ในสถิติทุจริต คือเรื่องที่รับในช่วงนั้นและยังไม่แล้วเสร็จ",
        "At the end of that time, only of the whole office; in the statistics of corruption, cases received within "
        "that time that are not finished",
    ),
    _field(
        "late",
        "number",
        "เกินกำหนด",
        "Late",
        "เรื่องคงค้างที่เลยมาตรฐานเวลา ณ สิ้นช่วงเวลา เฉพาะแถวรวมของทั้งหน่วยงาน",
        "Those in progress past a time standard at the end of that time, only of the whole office",
    ),
    _field(
        "within_standard_percent",
        "number",
        "ยุติภายในมาตรฐาน (ร้อยละ)",
        "Closed within standard, %",
        "ของเรื่องที่ยุติและมีมาตรฐานเวลา เฉพาะแถวรวมของทั้งหน่วยงาน",
        "Of cases closed that have a time standard, only of the whole office",
    ),
    _field(
        "median_working_days",
        "number",
        "มัธยฐานวันทำการ",
        "Median working days",
        "ตั้งแต่รับจนยุติ รวมเวลาที่พัก ของเรื่องที่ยุติในช่วงนั้น",
        "From receipt to closing, pauses counted, of cases closed within that time",
    ),
    _field(
        "satisfied_percent",
        "number",
        "พอใจและพอใจมาก (ร้อยละ)",
        "Satisfied or very satisfied, %",
        "ของผู้ร้องที่ตอบแบบประเมิน เฉพาะแถวรวมของทั้งหน่วยงาน",
        "Of complainants who answered, only of the whole office",
    ),
    _field(
        "answered_percent",
        "number",
        "ตอบแบบประเมิน (ร้อยละ)",
        "Answered, %",
        "ของเรื่องที่ยุติ เฉพาะแถวรวมของทั้งหน่วยงาน",
        "Of cases closed, only of the whole office",
    ),
    _field(
        "hidden",
        "true/false",
        "ไม่แสดง",
        "Not shown",
        "true = มีจำนวนที่ไม่แสดงเพราะน้อยเกินไป หรือเพราะจะทำให้คำนวณจำนวนน้อยได้",
        "true: something is left empty because it is too small, or would give a small number away",
    ),
)
DICTIONARY: Mapping[str, Field] = {field.name: field for field in _FIELDS}
