"""Everything late that the officer sees, the longest overdue first, with how often it was chased."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from rabfang.cases.queries import chases_of
from rabfang.desk import sight
from rabfang.desk.access import Here
from rabfang.desk.taking_out.finding import here_for, keys_of, scope_of
from rabfang.desk.taking_out.register import HEADS, case_rows, cells_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

CHASED = (Head(_("ติดตามแล้ว (ครั้ง)"), Shows.NUMBER, 12), Head(_("ติดตามล่าสุด"), Shows.DATE, 14))


def found(asking: Asking) -> Found:
    """As its page has it, without the end that the page has."""
    here = here_for(asking)
    late = sight.late(here)
    return Found(
        heads=(*HEADS, *CHASED),
        count=late.order_by().count,
        keys=lambda: keys_of(late),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    chased = chases_of(keys)
    read = case_rows(here.cases(), keys)
    return [[*cells_of(row), chased[row.case.pk].count, chased[row.case.pk].last_at] for row in read]


LISTING = Listing("late", _("เรื่องเกินกำหนด"), (), found, page=address("desk:late"))
