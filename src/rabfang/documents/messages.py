"""What a refusal says to a person: what happened, and what to do. One sentence a stable code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS, MEGABYTE

MESSAGES: dict[str, str | Promise] = {
    "file-empty": _("ไฟล์ “%(name)s” ว่างเปล่า โปรดตรวจสอบแล้วเลือกไฟล์อีกครั้ง"),
    "file-too-large": _("ไฟล์ “%(name)s” ใหญ่เกินไป แต่ละไฟล์ต้องไม่เกิน %(megabytes)s เมกะไบต์ โปรดย่อขนาดหรือแบ่งเป็นหลายไฟล์"),
    "too-many-files": _("ท่านแนบ %(count)s ไฟล์ แนบได้ครั้งละไม่เกิน %(limit)s ไฟล์ โปรดเลือกเฉพาะไฟล์ที่จำเป็น แล้วส่งเพิ่มภายหลังได้"),
    "files-too-large": _("ไฟล์ทั้งหมดรวมกันใหญ่เกินไป รวมกันต้องไม่เกิน %(megabytes)s เมกะไบต์ โปรดส่งบางไฟล์ภายหลัง"),
    "files-refused": _("มีไฟล์ที่รับไม่ได้ %(count)s รายการ โปรดแก้ไขตามที่ระบุ"),
    "file-kind-not-accepted": _(
        "ระบบไม่รับไฟล์ชนิดเดียวกับ “%(name)s” โปรดส่งเป็นรูปภาพ (JPEG, PNG, WebP, GIF) เอกสาร (PDF, DOCX, XLSX, ODT) "
        "ข้อความ (TXT, CSV) เสียง (MP3, M4A, WAV) หรือวิดีโอ (MP4, MOV)"
    ),
    "file-not-what-it-says": _(
        "เนื้อหาในไฟล์ “%(name)s” ไม่ตรงกับชนิดไฟล์ หรือมีไฟล์อื่นซ่อนอยู่ จึงรับไม่ได้ โปรดส่งไฟล์ต้นฉบับ หรือถ่ายภาพหน้าจอส่งแทน"
    ),
    "file-heic": _(
        "ไฟล์ “%(name)s” เป็นภาพแบบ HEIC หรือ AVIF ซึ่งระบบเปิดไม่ได้ โปรดส่งเป็น JPEG "
        "(ใน iPhone เลือก การตั้งค่า > กล้อง > รูปแบบ > เข้ากันได้มากที่สุด) หรือถ่ายภาพหน้าจอส่งแทน"
    ),
    "file-archive": _("ไฟล์ “%(name)s” เป็นไฟล์บีบอัด (เช่น ZIP, RAR, 7z) ระบบรับไม่ได้ โปรดแตกไฟล์แล้วแนบทีละไฟล์"),
    "file-old-office": _(
        "ไฟล์ “%(name)s” เป็นไฟล์ Word หรือ Excel รุ่นเก่าหรือมีรหัสผ่าน โปรดเปิดแล้วบันทึกเป็น PDF, DOCX หรือ XLSX โดยไม่ใส่รหัสผ่าน"
    ),
    "file-has-macros": _("ไฟล์ “%(name)s” มีคำสั่งอัตโนมัติ (มาโคร) ซึ่งอาจเป็นอันตราย โปรดบันทึกเป็น PDF หรือ DOCX, XLSX ที่ไม่มีมาโคร"),
    "file-encrypted": _("ไฟล์ “%(name)s” มีรหัสผ่าน เจ้าหน้าที่จะเปิดไม่ได้ โปรดเอารหัสผ่านออกแล้วส่งใหม่"),
    "picture-too-many-pixels": _(
        "ภาพ “%(name)s” ละเอียดเกินไป (%(megapixels)s ล้านพิกเซล) รับได้ไม่เกิน %(limit)s ล้านพิกเซล โปรดย่อภาพแล้วส่งใหม่"
    ),
    "archive-bomb": _("ไฟล์ “%(name)s” ขยายแล้วใหญ่ผิดปกติ จึงเปิดไม่ได้อย่างปลอดภัย โปรดบันทึกเป็น PDF แล้วส่งใหม่"),
    "archive-unsafe": _("โครงสร้างภายในของไฟล์ “%(name)s” ไม่ปลอดภัย โปรดเปิดด้วยโปรแกรมเดิม บันทึกเป็น PDF แล้วส่งใหม่"),
    "file-damaged": _("ไฟล์ “%(name)s” เสียหายหรือส่งมาไม่ครบ โปรดตรวจว่าเปิดไฟล์ได้ แล้วแนบอีกครั้ง"),
}

HINT = _(
    "แนบได้ไม่เกิน %(files)s ไฟล์ ไฟล์ละไม่เกิน %(each)s เมกะไบต์ รวมไม่เกิน %(all)s เมกะไบต์ "
    "เป็นรูปภาพ PDF, Word, Excel, ข้อความ เสียง หรือวิดีโอสั้น"
)


def sentence(problem: Invalid) -> str:
    """The sentence for one refusal, in the language of the moment."""
    return str(MESSAGES[problem.code]) % {"name": "", **problem.params}


def hint() -> str:
    """What may be attached, to stand beside the field before anything goes wrong."""
    return str(HINT) % {
        "files": LIMITS.submission_files,
        "each": LIMITS.file_bytes // MEGABYTE,
        "all": LIMITS.submission_bytes // MEGABYTE,
    }
