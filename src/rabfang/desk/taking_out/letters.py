"""The office's register of letters as its page was filtered, the newest first; letters marked secret stay inside."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.desk.access import Here
from rabfang.desk.letters.reading import Row
from rabfang.desk.letters.register import LetterFilter
from rabfang.desk.taking_out.finding import (
    here_for,
    in_keys,
    in_order,
    in_words,
    keys_of,
    require,
    scope_of,
    valid,
)
from rabfang.letters.models import Letter
from rabfang.letters.models.letter import SentWay
from rabfang.letters.rights import WRITING, visible_letters
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

FIELDS = ("q", "kind", "state", "year")
HEADS = (
    Head(_("เลขที่"), width=22),
    Head(_("ลงวันที่"), Shows.DATE, 14),
    Head(_("ชนิดหนังสือ"), width=26),
    Head(_("เรื่อง"), width=44),
    Head(_("ถึง"), width=32),
    Head(_("เลขรับเรื่อง"), Shows.NUMBER, 12),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(_("สถานะ"), width=14),
    Head(_("ส่งเมื่อ"), Shows.DATE, 14),
    Head(_("ส่งโดย"), width=18),
    Head(_("ผู้จัดทำ"), width=24),
)


def found(asking: Asking) -> Found:
    """Letters in sight; NotFound for who sees none by their role."""
    here = here_for(asking)
    require(here.sight in WRITING)
    form = LetterFilter(asking.said)
    valid(form)
    letters = form.narrow(_seen(here))
    return Found(
        heads=HEADS,
        count=letters.order_by().count,
        keys=lambda: keys_of(letters),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
        said=[*in_words(form, FIELDS), (str(_("ไม่รวม")), str(_("หนังสือที่มีชั้นความลับ")))],
        asked=in_keys(form, FIELDS),
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    letters = _seen(here).filter(pk__in=keys).select_related("case", "made_by")
    return [_cells(Row(letter)) for letter in in_order(letters, keys)]


def _seen(here: Here) -> QuerySet[Letter]:
    return visible_letters(here.actor, here.agency).filter(secret=False)


def _cells(row: Row) -> list[Value]:
    letter = row.letter
    return [
        letter.reference_text,
        letter.dated,
        row.title,
        letter.subject,
        letter.content.get("addressee", ""),
        letter.case.number if letter.case else None,
        letter.case.year if letter.case else None,
        row.state,
        letter.sent_on,
        str(SentWay(letter.sent_way).label) if letter.sent_way else "",
        letter.made_by.name,
    ]


LISTING = Listing("letters", _("ทะเบียนหนังสือ"), FIELDS, found, page=address("desk:letters"))
