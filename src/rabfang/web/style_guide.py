"""Samples for the style guide: every shared part with long Thai words, wrong answers and nothing at all."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest

from rabfang.core import clock
from rabfang.web.forms import (
    CleanTextField,
    MultiFileField,
    OfficeForm,
    PhoneField,
    ThaiDateField,
    ThaiDateTimeField,
)
from rabfang.web.templatetags.look import TONES

LONG = "กรมส่งเสริมการปกครองท้องถิ่นที่ตั้งอยู่ ณ ถนนนครราชสีมาซึ่งฐานข้อมูลผู้ร้องทุกข์ใช้ญัตติปู่ย่ากตัญญูรู้ที่สูงที่ต่ำน้ำลึกกี่ตื้นกี่ฐี"
KINDS = [("complaint", "ร้องเรียน"), ("grievance", "ร้องทุกข์"), ("suggestion", f"ข้อเสนอแนะ ({LONG})")]


class SampleForm(OfficeForm):
    """One field of each kind."""

    name = CleanTextField(label="ชื่อ-นามสกุล", max_length=120, help_text="เช่น นางสาวปรียานุช กตัญญูรู้คุณ")
    telephone = PhoneField(label="โทรศัพท์ที่ติดต่อได้")
    email = forms.EmailField(label="อีเมล", required=False)
    happened_on = ThaiDateField(label="วันที่เกิดเหตุ", past=True)
    visit_at = ThaiDateTimeField(label="นัดออกตรวจสถานที่จริง", required=False)
    kind = forms.ChoiceField(label="ประเภทของเรื่อง", choices=KINDS, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="เกี่ยวข้องกับ", choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    district = forms.ChoiceField(
        label="อำเภอ", choices=[("", "– เลือกอำเภอ –"), ("1901", "เมืองสระบุรี"), ("1902", "แก่งคอย")]
    )
    details = CleanTextField(label="รายละเอียด", max_length=200, lines=5, help_text=LONG)
    attachments = MultiFileField(label="ไฟล์แนบ", max_files=2, required=False, help_text="รูปถ่ายหรือเอกสาร ไม่เกิน 2 ไฟล์")
    agree = forms.BooleanField(label="ข้าพเจ้ารับรองว่าข้อความข้างต้นเป็นความจริง")


WRONG = {
    "name": "\u200b",
    "telephone": "12",
    "email": "ไม่มี",
    "happened_on": "31/2/2569",
    "visit_at": "พรุ่งนี้",
    "district": "9999",
    "details": "ก" * 230,
}


def _events() -> list[dict[str, Any]]:
    now = clock.now()
    return [
        {
            "title": "รับเรื่อง",
            "byline": "โดย นางสาวสุภาพร ใจดี",
            "at": now - timedelta(days=3),
            "body": "ทางโทรศัพท์",
        },
        {
            "title": LONG,
            "byline": "โดย กลุ่มงานบริหารทั่วไป",
            "at": now,
            "body": LONG,
            "documents": [{"url": "#", "name": "บันทึกข้อความ.pdf"}],
        },
    ]


def _messages() -> list[dict[str, Any]]:
    now = clock.now()
    return [
        {
            "sent": False,
            "sender": "ผู้ร้อง",
            "at": now - timedelta(hours=5),
            "body": "ไฟถนนหน้าบ้านดับมาแล้ว 3 วันครับ\nขอให้ช่วยตรวจสอบ",
            "quoted": "> ได้รับเรื่องของท่านแล้ว",
        },
        {"sent": True, "sender": "เจ้าหน้าที่", "at": now, "body": f"ได้รับเรื่องแล้วค่ะ {LONG}"},
    ]


def samples(request: HttpRequest) -> dict[str, Any]:
    """Everything `web/style.html` draws."""
    now = clock.now()
    spans = [
        timedelta(days=-2),
        timedelta(minutes=-35),
        timedelta(minutes=12),
        timedelta(days=1),
        timedelta(days=2),
        timedelta(days=9),
    ]
    return {
        "long": LONG,
        "form": SampleForm(),
        "wrong": SampleForm({f"wrong-{name}": value for name, value in WRONG.items()}, prefix="wrong"),
        "tones": TONES,
        "now": now,
        "due_times": [now + span for span in spans],
        "rows": [
            {"key": "เลขที่เรื่อง", "value": "2569/000123"},
            {"key": "ชื่อผู้ร้อง", "value": LONG, "url": "#", "action": ""},
            {"key": "หมายเหตุ", "value": ""},
        ],
        "register": [
            {"number": "2569/000123", "subject": LONG, "unit": "กองช่าง", "due_at": now + timedelta(days=1)},
            {
                "number": "2569/000124",
                "subject": "ขอให้ซ่อมถนน",
                "unit": "สำนักปลัด",
                "due_at": now - timedelta(days=2),
            },
        ],
        "events": _events(),
        "messages_sample": _messages(),
        "tabs": [
            {"url": "#a", "label": "ทั้งหมด", "current": True, "count": 12},
            {"url": "#b", "label": "รอดำเนินการ"},
        ],
        "navigation": [
            {"url": "#", "label": "งานของฉัน", "current": True, "count": 3},
            {"url": "#r", "label": "ทะเบียนรับเรื่อง", "current": False, "count": None},
            {"url": "#s", "label": "รายงานสรุปประจำปีงบประมาณ", "current": False, "count": None},
        ],
        "office": {
            "name": "สำนักงานคลังจังหวัดสระบุรี",
            "telephone": "036 211 222",
            "email": "office@example.go.th",
        },
    }
