"""The verbs of the heart: all that can happen to a case. A procedure arranges them; it invents none."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rabfang.procedures.schema import Demand, Words


class Place(StrEnum):
    """Where a procedure may use a verb."""

    START = "start"  # opens a case; no procedure names it
    STEP = "step"  # an entry of a path's `step`
    ANYTIME = "anytime"  # an entry of `anytime`
    EITHER = "either"
    RETURNS = "returns"  # comes with a step's `returns`
    LAW = "law"  # by law, whatever the procedure says; none names it


@dataclass(frozen=True)
class Verb:
    """One verb: its title, the event it leaves (`done`, as in `counted_from`), and where it may stand."""

    key: str
    title: Words
    done: str
    place: Place
    names_unit: bool = False  # whoever does it can say which unit or partner acts next
    names_partner: bool = False  # whoever does it names one partner

    @property
    def in_steps(self) -> bool:
        """Whether a step may have it as its action."""
        return self.place in (Place.STEP, Place.EITHER)

    @property
    def outside_steps(self) -> bool:
        """Whether an `anytime` entry may have it as its action."""
        return self.place in (Place.ANYTIME, Place.EITHER)


def _verb(
    key: str, done: str, place: Place, th: str, en: str, *, names_unit: bool = False, names_partner: bool = False
) -> Verb:
    return Verb(key, Words(th=th, en=en), done, place, names_unit, names_partner)


_ALL = (
    _verb("receive", "received", Place.START, "รับเรื่อง", "Receive"),
    _verb("record", "recorded", Place.STEP, "บันทึกเรื่องลงทะเบียน", "Record in the register"),
    _verb("classify", "classified", Place.STEP, "จำแนกเรื่อง", "Classify"),
    _verb("forward", "forwarded", Place.STEP, "ส่งต่อเรื่อง", "Forward", names_unit=True),
    _verb("answer", "answered", Place.STEP, "ตอบให้ข้อมูล", "Answer"),
    _verb("order", "ordered", Place.STEP, "สั่งการ", "Order", names_unit=True),
    _verb("assign", "assigned", Place.EITHER, "มอบหมาย", "Assign", names_unit=True),
    _verb("appoint", "appointed", Place.STEP, "แต่งตั้งคณะทำงาน", "Appoint a working group", names_unit=True),
    _verb("inspect", "inspected", Place.EITHER, "ออกตรวจสถานที่จริง", "Inspect the place"),
    _verb("report", "reported", Place.STEP, "รายงานผล", "Report"),
    _verb("return_for_more", "returned", Place.RETURNS, "ส่งกลับให้รายงานเพิ่ม", "Return for more", names_unit=True),
    _verb("review", "reviewed", Place.STEP, "ตรวจรายงาน", "Review"),
    _verb("reply", "replied", Place.STEP, "แจ้งผลผู้ร้อง", "Reply to the complainant"),
    _verb("refer", "referred", Place.STEP, "ส่งหน่วยงานภายนอก", "Refer to an outside agency", names_partner=True),
    _verb("acknowledge", "acknowledged", Place.EITHER, "บันทึกการตอบรับของหน่วยงานอื่น", "Acknowledge"),
    _verb("notify", "notified", Place.EITHER, "รายงานหน่วยเหนือ", "Report to a higher authority"),
    _verb("decline", "declined", Place.STEP, "ไม่รับดำเนินการและแจ้งเหตุผล", "Decline, with the reason"),
    _verb("close", "closed", Place.STEP, "ยุติเรื่อง", "Close"),
    _verb("expedite", "expedited", Place.ANYTIME, "ติดตามเร่งรัด", "Expedite"),
    _verb("remind", "reminded", Place.ANYTIME, "เตือนก่อนครบกำหนด", "Remind before the due time"),
    _verb("escalate", "escalated", Place.ANYTIME, "แจ้งเรื่องเกินกำหนดตามลำดับ", "Escalate"),
    _verb("pause", "paused", Place.ANYTIME, "พักเวลา", "Pause"),
    _verb("resume", "resumed", Place.ANYTIME, "เดินเวลาต่อ", "Resume"),
    _verb("note", "noted", Place.ANYTIME, "บันทึกเพิ่มเติม", "Note"),
    _verb("merge", "merged", Place.ANYTIME, "รวมเรื่อง", "Merge"),
    _verb("unmerge", "unmerged", Place.ANYTIME, "แยกเรื่องที่รวมไว้", "Undo a merge"),
    _verb("reopen", "reopened", Place.ANYTIME, "เปิดเรื่องอีกครั้ง", "Reopen"),
    _verb("withdraw", "withdrawn", Place.ANYTIME, "ถอนเรื่อง", "Withdraw"),
    _verb("void", "voided", Place.ANYTIME, "ยกเลิกเรื่องที่บันทึกผิด", "Void"),
    _verb("object", "objected", Place.ANYTIME, "คัดค้านผล", "Object"),
    _verb("message", "messaged", Place.ANYTIME, "ส่งข้อความเพิ่มเติม", "Send a message"),
    _verb("ask", "asked", Place.ANYTIME, "สอบถามผู้ร้อง", "Ask the complainant"),
    _verb("contact", "contact-changed", Place.ANYTIME, "แก้ไขช่องทางติดต่อผู้ร้อง", "Change how the complainant is reached"),
    _verb("rate", "rated", Place.ANYTIME, "ให้คะแนนการดำเนินการ", "Rate the handling"),
    _verb("identify", "identified", Place.ANYTIME, "เปิดข้อมูลตัวตนผู้แจ้ง", "Open who reported"),
    _verb("protect", "protected", Place.ANYTIME, "มาตรการคุ้มครอง", "Measure of protection"),
    _verb("erase", "erased", Place.LAW, "ลบข้อมูลส่วนบุคคล", "Erase personal data"),
    _verb("recompute", "recomputed", Place.ANYTIME, "คำนวณกำหนดเวลาใหม่", "Recompute due times"),
)

VERBS: Mapping[str, Verb] = {verb.key: verb for verb in _ALL}
EVENTS: Mapping[str, str] = {verb.done: verb.key for verb in _ALL}  # "ordered" -> "order"
CLOSING = "close"  # the verb on which every path ends
GIVEN_BY: Mapping[Demand, frozenset[str]] = {  # which steps can give what closing demands
    Demand.FINDINGS: frozenset({"inspect", "report", "reply", "answer", "decline"}),
    Demand.REPLY: frozenset({"reply", "answer", "decline"}),
    Demand.COPY: frozenset({"reply", "answer", "decline"}),
    Demand.USE: frozenset({"report"}),
    Demand.NOTICE: frozenset({"notify"}),
}
BRINGING_BACK = frozenset({"object", "reopen"})  # they return a closed case to its path's `again`
CITIZENS_VERBS = frozenset({"message", "withdraw", "object", "rate", "contact"})

STATUSES: Mapping[str, Words] = {
    "open": Words(th="อยู่ระหว่างดำเนินการ", en="Open"),
    "paused": Words(th="พักเวลา", en="Paused"),
    "merged": Words(th="รวมกับเรื่องอื่น", en="Merged"),
    "closed": Words(th="ยุติแล้ว", en="Closed"),
}

DOCUMENTS: Mapping[str, Words] = {
    "memo": Words(th="บันทึกข้อความ", en="Memo"),
    "letter": Words(th="หนังสือราชการ", en="Official letter"),
    "order": Words(th="คำสั่ง", en="Order document"),
}
