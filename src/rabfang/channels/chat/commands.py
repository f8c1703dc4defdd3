"""Words that steer a talk, in Thai and in English. Buttons say the same words, so that typing them works as well."""

import re
from enum import StrEnum

from rabfang.core.tokens import normalise_secret
from rabfang.thai.digits import to_arabic
from rabfang.thai.text import search_key


class Command(StrEnum):
    """What the person wants of the talk itself."""

    NEW = "new"
    NEXT = "next"
    SKIP = "skip"
    BACK = "back"
    SEND = "send"
    CANCEL = "cancel"
    HELP = "help"
    ENGLISH = "en"
    THAI = "th"
    FOLLOW = "follow"
    WORK = "work"
    GREETING = "greeting"


# As shown on buttons, first in Thai, then in English.
BUTTONS: dict[Command, tuple[str, str]] = {
    Command.NEW: ("เรื่องใหม่", "New matter"),
    Command.NEXT: ("ต่อไป", "Next"),
    Command.SKIP: ("ข้าม", "Skip"),
    Command.BACK: ("ย้อนกลับ", "Back"),
    Command.SEND: ("ส่งเรื่อง", "Submit"),
    Command.CANCEL: ("ยกเลิก", "Cancel"),
    Command.HELP: ("วิธีใช้", "Help"),
    Command.ENGLISH: ("English", "English"),
    Command.THAI: ("ภาษาไทย", "ภาษาไทย"),
    Command.FOLLOW: ("ติดตาม", "Track"),
    Command.WORK: ("งานของฉัน", "My work"),
}
_MORE: dict[Command, tuple[str, ...]] = {
    Command.NEW: ("แจ้งเรื่องใหม่", "new"),
    Command.NEXT: ("เสร็จ", "เสร็จแล้ว", "ถัดไป", "done"),
    Command.BACK: ("กลับ", "แก้ไข", "edit"),
    Command.SEND: ("ยืนยัน", "ส่ง", "confirm", "send"),
    Command.CANCEL: ("เลิก", "stop"),
    Command.HELP: ("ช่วยเหลือ", "เมนู", "menu", "?"),
    Command.THAI: ("ไทย", "thai"),
    Command.FOLLOW: ("ติดตามเรื่อง", "follow", "status", "สถานะ"),
    Command.GREETING: ("สวัสดี", "สวัสดีครับ", "สวัสดีค่ะ", "สวัสดีคะ", "หวัดดี", "hello", "hi", "เริ่ม", "start", "get started"),
}
TOPICS: dict[str, tuple[str, str]] = {
    "complaint": ("ร้องเรียน/ร้องทุกข์", "Complaint"),
    "suggestion": ("ความต้องการ/ข้อเสนอแนะ", "Need or suggestion"),
    "other": ("เรื่องอื่น", "Something else"),
}
# The three points, and what who is dissatisfied may do: heard only while they are asked.
POINTS: dict[str, tuple[str, str]] = {
    "very-satisfied": ("พึงพอใจมาก", "Very satisfied"),
    "satisfied": ("พึงพอใจ", "Satisfied"),
    "dissatisfied": ("ไม่พึงพอใจ", "Dissatisfied"),
}
OBJECT = ("คัดค้านผล", "Object to the result")
_KNOWN = {search_key(word): command for table in (BUTTONS, _MORE) for command, words in table.items() for word in words}
_TOPICS = {search_key(word): key for key, words in TOPICS.items() for word in words}
_POINTS = {search_key(word): key for key, words in POINTS.items() for word in words}
_OBJECT = {search_key(word) for word in OBJECT}
_FOLLOW = re.compile(
    r"(?:ติดตาม(?:เรื่อง)?|track|follow)\s*(?:เลขรับ)?\s*([0-9]{1,9})\s*[/-]\s*([0-9]{4})\s*(.*)", re.DOTALL
)
_LINK = re.compile(r"(?:เชื่อม|link)\s*(\S{4}-?\S{4})")


def command(text: str) -> Command | None:
    """The command that the whole text is; None for anything else."""
    return _KNOWN.get(search_key(text))


def topic(text: str) -> str:
    """The topic whose button the text is; empty for anything else."""
    return _TOPICS.get(search_key(text), "")


def point(text: str) -> str:
    """The point of the scale whose button the text is; empty for anything else."""
    return _POINTS.get(search_key(text), "")


def objects(text: str) -> bool:
    """Whether the text is the button by which somebody objects."""
    return search_key(text) in _OBJECT


def followed(text: str) -> tuple[int, int, str] | None:
    """(number, year, secret or empty) of "ติดตาม 12/2570 7KQ2-..."; None for anything else."""
    found = _FOLLOW.fullmatch(to_arabic(text.strip().lower()))
    return (int(found[1]), int(found[2]), normalise_secret(found[3]) or "") if found else None


def link_code(text: str) -> str:
    """The one-time code of "เชื่อม 7KQ2-M0XA", in the form in which codes are kept; empty for anything else."""
    found = _LINK.fullmatch(text.strip().lower())
    return found[1].replace("-", "").upper().translate(str.maketrans("OIL", "011")) if found else ""
