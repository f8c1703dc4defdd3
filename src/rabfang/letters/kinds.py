"""Every kind of official document an office makes here: one table.

A kind says which paper it is printed on, from which book it takes its number, and with which texts it may begin.
Rules of the Prime Minister's Office on correspondence 2526: letters and memos take their number from the register of
documents sent, orders from a book of their own; both begin at 1 each calendar year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Paper(StrEnum):
    """The forms on which documents are printed."""

    MEMO = "memo"  # บันทึกข้อความ
    LETTER = "letter"  # หนังสือภายนอก
    ORDER = "order"  # คำสั่ง


class Series(StrEnum):
    """The books numbers are taken from."""

    SENT = "sent"  # ทะเบียนหนังสือส่ง
    ORDER = "order"


@dataclass(frozen=True)
class Kind:
    """One kind. `needs_case`: it is always about a case. `either`: memo within the house, letter outside it.

    `texts` are the keys of the texts it may begin with; its own key when it has only one.
    """

    key: str
    title: str | Promise
    paper: Paper
    needs_case: bool = True
    either: bool = False
    texts: tuple[str, ...] = ()

    @property
    def series(self) -> Series:
        """The book its number comes from."""
        return Series.ORDER if self.paper == Paper.ORDER else Series.SENT

    @property
    def text_keys(self) -> tuple[str, ...]:
        """The texts it may begin with."""
        return self.texts or (self.key,)


REPLY = "reply"
AGENCY = "agency"
MINISTRY = "report-ministry"
GOVERNOR = "report-governor"
CHASE = "chase"
APPOINTMENT = "appointment"
WORKING_GROUP = "working-group"  # the text of an appointment that belongs to a case
NOTICE = "appointment-notice"
REPORT = "report"  # begins from a report that was signed

_ALL = (
    Kind("memo", _("บันทึกข้อความเสนอผู้บริหาร"), Paper.MEMO),
    Kind("order", _("คำสั่ง"), Paper.ORDER, needs_case=False),
    Kind(REPLY, _("หนังสือแจ้งผลผู้ร้อง"), Paper.LETTER),
    Kind("acknowledgement", _("หนังสือตอบรับเรื่อง"), Paper.LETTER),
    Kind("unit", _("หนังสือถึงหน่วยที่ดำเนินการ"), Paper.MEMO, either=True),
    Kind(AGENCY, _("หนังสือถึงหน่วยงานอื่น"), Paper.LETTER),
    Kind(CHASE, _("หนังสือติดตามเร่งรัด"), Paper.LETTER, either=True, texts=("chase-1", "chase-2", "chase-3")),
    Kind(MINISTRY, _("หนังสือรายงานกระทรวง"), Paper.LETTER, needs_case=False),
    Kind(GOVERNOR, _("หนังสือรายงานผู้ว่าราชการจังหวัด"), Paper.LETTER, needs_case=False),
    Kind(
        APPOINTMENT,
        _("คำสั่งแต่งตั้งคณะกรรมการหรือคณะทำงาน"),
        Paper.ORDER,
        needs_case=False,
        texts=(APPOINTMENT, WORKING_GROUP),
    ),
    Kind(NOTICE, _("หนังสือแจ้งผู้ได้รับแต่งตั้ง"), Paper.MEMO, needs_case=False, either=True),
    Kind(REPORT, _("บันทึกข้อความส่งรายงาน"), Paper.MEMO, needs_case=False, either=True),
)

KINDS: Mapping[str, Kind] = {kind.key: kind for kind in _ALL}
KIND_OF_TEXT: Mapping[str, Kind] = {text: kind for kind in _ALL for text in kind.text_keys}
TEXT_TITLES: Mapping[str, str | Promise] = {
    **{kind.key: kind.title for kind in _ALL if not kind.texts},
    APPOINTMENT: KINDS[APPOINTMENT].title,
    WORKING_GROUP: _("คำสั่งแต่งตั้งคณะทำงาน"),
    "chase-1": _("หนังสือติดตามเร่งรัด ครั้งที่ 1"),
    "chase-2": _("หนังสือติดตามเร่งรัด ครั้งที่ 2"),
    "chase-3": _("หนังสือติดตามเร่งรัด ครั้งที่ 3 เป็นต้นไป"),
}


def chase_text(number: int) -> str:
    """The text of the chase of that number, from 1: each firmer, the last one for all that follow."""
    texts = KINDS[CHASE].text_keys
    return texts[min(max(number, 1), len(texts)) - 1]
