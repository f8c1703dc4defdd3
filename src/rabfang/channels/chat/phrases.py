"""What the talk says, in words: each code of `talk.Answer` in the language of the moment, with its buttons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from rabfang.channels.chat.commands import BUTTONS, OBJECT, POINTS, TOPICS, Command
from rabfang.core.errors import Invalid
from rabfang.documents.messages import sentence


@dataclass(frozen=True)
class Spoken:
    """One message: its text, the buttons below it, and whether one of them sends a place from the map."""

    text: str
    buttons: tuple[str, ...] = ()
    asks_place: bool = False


@dataclass(frozen=True)
class Phrase:
    """A fixed text, with names to fill in, and its buttons."""

    text: Promise
    buttons: tuple[Command, ...] = ()
    asks_place: bool = False


TALKING = (Command.NEXT, Command.CANCEL)
FIXED: Mapping[str, Phrase] = {
    "words": Phrase(
        gettext_lazy("โปรดเล่าเรื่องของท่าน พิมพ์ได้หลายข้อความ ส่งภาพได้ด้วย เมื่อครบแล้วกด “ต่อไป”"),
        (Command.NEXT, Command.BACK, Command.CANCEL),
    ),
    "noted": Phrase(gettext_lazy("รับไว้แล้ว พิมพ์หรือส่งภาพต่อได้ เมื่อครบแล้วกด “ต่อไป”"), TALKING),
    "place": Phrase(
        gettext_lazy("เรื่องนี้เกิดที่ใด ส่งตำแหน่งจากแผนที่ หรือพิมพ์ชื่อสถานที่ หากไม่เกี่ยวกับสถานที่กด “ข้าม”"),
        (Command.SKIP, Command.BACK, Command.CANCEL),
        asks_place=True,
    ),
    "person": Phrase(
        gettext_lazy("ชื่อและหมายเลขโทรศัพท์ของท่าน หากต้องการให้ติดต่อกลับ เช่น สมหญิง 081 234 5678 หากไม่ประสงค์บอกกด “ข้าม”"),
        (Command.SKIP, Command.BACK, Command.CANCEL),
    ),
    "added": Phrase(
        gettext_lazy("เพิ่มในเรื่องเลขรับ %(number)s แล้ว เจ้าหน้าที่จะเห็นข้อความนี้ หากเป็นคนละเรื่อง พิมพ์ “เรื่องใหม่”"), (Command.NEW,)
    ),
    "added-to-lead": Phrase(
        gettext_lazy(
            "เรื่องเลขรับ %(number)s รวมดำเนินการกับเรื่องเลขรับ %(lead)s แล้ว เพิ่มข้อความนี้ในเรื่องนั้นแล้ว เจ้าหน้าที่จะเห็นข้อความนี้ "
            "หากเป็นคนละเรื่อง พิมพ์ “เรื่องใหม่”"
        ),
        (Command.NEW,),
    ),
    "has-case": Phrase(
        gettext_lazy("เรื่องล่าสุดของท่านคือเลขรับ %(number)s พิมพ์เพิ่มได้เลย หากเป็นเรื่องอื่นกด “เรื่องใหม่”"),
        (Command.NEW, Command.FOLLOW),
    ),
    "case-ended": Phrase(gettext_lazy("เรื่องเลขรับ %(number)s ยุติแล้ว ข้อความนี้จะเป็นเรื่องใหม่")),
    "unfinished": Phrase(gettext_lazy("ยังมีเรื่องที่กรอกค้างไว้ โปรดกด “ต่อไป” เพื่อส่ง หรือ “ยกเลิก” ก่อนเริ่มเรื่องใหม่"), TALKING),
    "cancelled": Phrase(gettext_lazy("ยกเลิกแล้ว ไม่ได้ส่งเรื่องใด เริ่มใหม่ได้ทุกเมื่อ"), (Command.NEW,)),
    "too-long": Phrase(
        gettext_lazy("ข้อความยาวเกิน %(most)s ตัวอักษร ข้อความล่าสุดยังไม่ได้เพิ่ม โปรดส่งเรื่องก่อน แล้วส่งส่วนที่เหลือต่อ"), TALKING
    ),
    "too-many-files": Phrase(gettext_lazy("แนบได้ไม่เกิน %(most)s ไฟล์ ไฟล์ล่าสุดยังไม่ได้เพิ่ม ส่งต่อได้หลังจากส่งเรื่องแล้ว"), TALKING),
    "file-failed": Phrase(gettext_lazy("รับไฟล์นี้ไม่สำเร็จ โปรดส่งใหม่อีกครั้ง")),
    "how-to-follow": Phrase(
        gettext_lazy("พิมพ์ “ติดตาม” แล้วตามด้วยเลขรับ เช่น ติดตาม 12/2570 หากส่งเรื่องทางอื่น ให้พิมพ์รหัสลับในใบรับเรื่องต่อท้ายด้วย")
    ),
    "not-found": Phrase(
        gettext_lazy(
            "ไม่พบเรื่องเลขนี้ในการสนทนานี้ หากส่งเรื่องทางอื่น ให้พิมพ์รหัสลับในใบรับเรื่องต่อท้าย เช่น ติดตาม 12/2570 7KQ2-M0XA-9TBD-4WNE"
        )
    ),
    "too-many-tries": Phrase(gettext_lazy("รหัสไม่ถูกต้องหลายครั้ง โปรดรอ %(minutes)s นาทีแล้วลองใหม่")),
    "help": Phrase(
        gettext_lazy(
            "พิมพ์เรื่องของท่านได้เลย หรือใช้คำเหล่านี้\n"
            "เรื่องใหม่ – เริ่มเรื่องใหม่\nต่อไป – ไปขั้นถัดไป\nย้อนกลับ – กลับไปแก้\nยกเลิก – ไม่ส่งเรื่องที่พิมพ์ค้าง\n"
            "ติดตาม 12/2570 – ดูความคืบหน้า\nEnglish – speak English"
        ),
        (Command.NEW, Command.FOLLOW, Command.ENGLISH),
    ),
    "no-groups": Phrase(
        gettext_lazy("บัญชีนี้รับเรื่องเฉพาะในแชตส่วนตัว ข้อความในกลุ่มไม่ถูกบันทึก โปรดเพิ่มเพื่อนแล้วส่งข้อความถึงบัญชีนี้โดยตรง")
    ),
    "linked": Phrase(gettext_lazy("เชื่อม LINE นี้กับบัญชีของ %(officer)s แล้ว พิมพ์ “งานของฉัน” เพื่อดูงานที่รอ"), (Command.WORK,)),
    "code-wrong": Phrase(gettext_lazy("รหัสนี้ไม่ถูกต้องหรือหมดเวลาแล้ว โปรดขอรหัสใหม่ที่หน้า “LINE ของฉัน” ในระบบ")),
    "not-linked": Phrase(gettext_lazy("LINE นี้ยังไม่ได้เชื่อมกับบัญชีเจ้าหน้าที่ ขอรหัสได้ที่หน้า “LINE ของฉัน” ในระบบ")),
    "why-so": Phrase(
        gettext_lazy("ให้คะแนนเรื่องเลขรับ %(number)s แล้ว ขอบคุณ เพราะอะไร พิมพ์บอกได้เลย หรือกด “ข้าม”"), (Command.SKIP,)
    ),
    "rated": Phrase(gettext_lazy("ขอบคุณที่ช่วยให้เราปรับปรุง")),
    "objection": Phrase(gettext_lazy("โปรดพิมพ์ว่าท่านไม่เห็นด้วยเพราะอะไร หรือกด “ข้าม”"), (Command.SKIP,)),
    "objected": Phrase(
        gettext_lazy("รับทราบว่าท่านไม่เห็นด้วย เรื่องเลขรับ %(number)s กลับมาดำเนินการใหม่แล้ว จะแจ้งผลให้ท่านทราบอีกครั้ง")
    ),
    "nothing-waits": Phrase(gettext_lazy("ขณะนี้ไม่มีเรื่องที่รอท่าน"), (Command.WORK,)),
}


def spoken(code: str, facts: Mapping[str, Any]) -> Spoken:
    """The message of one code, in the language of the moment."""
    made = MADE.get(code)
    if made is not None:
        return made(facts)
    phrase = FIXED[code]
    return Spoken(str(phrase.text) % dict(facts), _buttons(phrase.buttons), phrase.asks_place)


def _buttons(commands: Sequence[Command]) -> tuple[str, ...]:
    """Their labels, which are also what they say."""
    return tuple(_in_language(BUTTONS[one]) for one in commands)


def _in_language(words: tuple[str, str]) -> str:
    return words[1] if get_language() == "en" else words[0]


def _welcome(facts: Mapping[str, Any]) -> Spoken:
    """The first words of the account: who listens, what for, where that is written; where to tell in confidence."""
    hello = _(
        "%(office)s ยินดีรับฟังเรื่องของท่าน\nข้อมูลที่ส่งมาใช้เพื่อดำเนินการเรื่องนี้เท่านั้น ไม่ต้องบอกชื่อก็ได้\nFor English, write: English"
    )
    rows = [hello % {"office": facts["office"]}]
    if facts.get("privacy"):  # what was queued by an earlier version has none
        rows.append(_("ใครอ่านได้ เก็บนานเท่าใด และสิทธิของท่าน: %(link)s") % {"link": facts["privacy"]})
    if facts.get("report"):
        in_confidence = _("เรื่องทุจริตที่ท่านเกรงว่าจะได้รับผลกระทบหากแจ้ง อย่าพิมพ์ในแชตนี้ แจ้งเป็นการลับที่ %(link)s")
        rows.append(in_confidence % {"link": facts["report"]})
    return Spoken("\n".join(rows))


def _topic(facts: Mapping[str, Any]) -> Spoken:
    text = _("เรื่องของท่านเป็นเรื่องใด กดเลือก หรือพิมพ์เรื่องของท่านได้เลย")
    return Spoken(text, (*(_in_language(words) for words in TOPICS.values()), *_buttons([Command.FOLLOW])))


def _confirm(facts: Mapping[str, Any]) -> Spoken:
    """All that was gathered, to be confirmed. Long words are shown by their beginning: all of them are sent."""
    rows = [_("โปรดตรวจก่อนส่ง")]
    if facts["topic"]:
        rows.append(_("ประเภท: %(topic)s") % {"topic": _in_language(TOPICS[facts["topic"]])})
    words = facts["words"]
    rows.append(_("เรื่อง: %(words)s") % {"words": words if len(words) <= 1_000 else words[:1_000] + " …"})
    if facts["files"]:
        rows.append(_("ไฟล์แนบ: %(count)s") % {"count": facts["files"]})
    place = [part for part in (facts["place"], _("ตำแหน่งบนแผนที่") if facts["point"] else "") if part]
    rows.append(_("สถานที่: %(place)s") % {"place": " · ".join(place) or "–"})
    person = " ".join(part for part in (facts["name"], facts["telephone"]) if part)
    rows.append(_("ผู้ส่งเรื่อง: %(person)s") % {"person": person or _("ไม่ประสงค์ออกนาม")})
    return Spoken("\n".join(rows), _buttons([Command.SEND, Command.BACK, Command.CANCEL]))


def _received(facts: Mapping[str, Any]) -> Spoken:
    rows = [_("รับเรื่องของท่านแล้ว เลขรับ %(number)s") % facts]
    if facts["promised"]:
        rows.append(_("จะแจ้งผลให้ท่านทราบภายใน%(promised)s") % facts)
    rows.append(_("ติดตามเรื่องได้ที่ %(link)s") % facts)
    rows.append(_("รหัสลับ: %(secret)s โปรดเก็บไว้และไม่ให้ผู้อื่น") % facts)
    rows.append(_("พิมพ์ในแชตนี้เพื่อส่งข้อมูลเพิ่ม หรือพิมพ์ “ติดตาม” เพื่อดูความคืบหน้า"))
    return Spoken("\n".join(rows))


def _followed(facts: Mapping[str, Any]) -> Spoken:
    rows = [_("เลขรับ %(number)s: %(state)s") % facts]
    if facts["promised"]:
        rows.append(_("จะแจ้งผลให้ท่านทราบภายใน%(promised)s") % facts)
    rows.append(_("รายละเอียด: %(link)s") % facts)
    return Spoken("\n".join(rows))


def points(language: str) -> tuple[str, ...]:
    """The three points, as buttons below a question in that language."""
    return tuple(words[language == "en"] for words in POINTS.values())


def _may_object(facts: Mapping[str, Any]) -> Spoken:
    """What who is dissatisfied can do, and until when."""
    rows = [_("ขอบคุณที่บอกเรา หากไม่เห็นด้วยกับผลของเรื่องเลขรับ %(number)s กด “คัดค้านผล” ผู้ที่ไม่ได้ตอบหรือยุติเรื่องจะพิจารณาใหม่") % facts]
    if facts["until"]:
        rows.append(_("คัดค้านได้ถึง%(until)s") % facts)
    if facts["reason"]:
        rows.append(_("เหตุผลที่ท่านพิมพ์ไว้จะส่งไปด้วย"))
    return Spoken("\n".join(rows), (_in_language(OBJECT), *_buttons([Command.SKIP])))


def _work(facts: Mapping[str, Any]) -> Spoken:
    """The officer's list: numbers, kinds, steps and due times; no complainant and no subject."""
    return Spoken(
        "\n".join([_("งานที่รอท่าน %(count)s เรื่อง") % facts, *facts["rows"], facts["link"]]), _buttons([Command.WORK])
    )


MADE: Mapping[str, Callable[[Mapping[str, Any]], Spoken]] = {
    "welcome": _welcome,
    "topic": _topic,
    "confirm": _confirm,
    "received": _received,
    "followed": _followed,
    "work": _work,
    "may-object": _may_object,
    "refused": lambda facts: Spoken(facts["why"]),
    "file-refused": lambda facts: Spoken(sentence(Invalid(facts["why"], **facts["params"]))),
}
