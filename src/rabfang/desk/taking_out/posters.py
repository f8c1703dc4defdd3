"""Posters with QR codes: where each hangs or hung, where it leads, and how many cases in sight it brought."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rabfang.channels.posters.queries import counted, may_hang, visible_posters
from rabfang.desk.access import Here
from rabfang.desk.posters.pages import shown
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, require, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(gettext_lazy("สถานที่ติดป้าย"), width=44),
    Head(gettext_lazy("คิวอาร์นำไปที่"), width=32),
    Head(gettext_lazy("เรื่องที่ได้รับ"), Shows.NUMBER, 12),
    Head(gettext_lazy("ทำเมื่อ"), Shows.DATE, 14),
    Head(gettext_lazy("ผู้ทำ"), width=24),
    Head(gettext_lazy("สถานะ"), width=16),
    Head(gettext_lazy("ปลดเมื่อ"), Shows.DATE, 14),
)


def found(asking: Asking) -> Found:
    """Every one of the office, the newest first; no number where a code cannot be counted."""
    here = here_for(asking)
    require(may_hang(here.actor, here.agency))
    seen = visible_posters(here.actor, here.agency)
    return Found(
        heads=HEADS,
        count=seen.order_by().count,
        keys=lambda: keys_of(seen),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    seen = counted(visible_posters(here.actor, here.agency).filter(pk__in=keys), here.cases())
    return [_cells(**shown(here, one)) for one in in_order(seen, keys)]


def _cells(poster: Any, channel: str, counts: bool) -> list[Value]:
    return [
        poster.place,
        channel,
        poster.brought if counts or poster.brought else None,
        poster.made_at,
        poster.made_by.name,
        _("ปลดแล้ว") if poster.taken_down_at else _("ติดอยู่"),
        poster.taken_down_at,
    ]


LISTING = Listing("posters", gettext_lazy("ป้ายคิวอาร์"), (), found, page=address("desk:posters"))
