"""The cases behind a figure, with the columns of the register: only those in sight, which may be fewer."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rabfang.core.errors import Invalid
from rabfang.desk.figures.cases import seen_of
from rabfang.desk.figures.where import FIXED, SIDES, Unclear, said_of, where_of, words_of
from rabfang.desk.taking_out.finding import here_for, keys_of, require, scope_of, short
from rabfang.desk.taking_out.register import HEADS, case_rows, cells_of
from rabfang.procedures.schema import Sees
from rabfang.reports.exports.lists import Asking, Found, Listing, address


def found(asking: Asking) -> Found:
    """As its page has them, the newest first."""
    here = here_for(asking)
    require(here.sight != Sees.NONE)
    try:
        where = where_of(QueryDict(urlencode(asking.said)))
        words = words_of(where, here.agency)
    except Unclear as error:
        raise Invalid("export-question") from error
    seen = seen_of(here, where)
    return Found(
        heads=HEADS,
        count=seen.order_by().count,
        keys=lambda: keys_of(seen),
        rows=lambda keys: [cells_of(row) for row in case_rows(here.cases(), keys)],
        scope=scope_of(here),
        said=words,
        asked=short(f"{name}:{value}" for name, value in said_of(where)),
    )


LISTING = Listing(
    "figure-cases",
    _("เรื่องที่อยู่เบื้องหลังตัวเลข"),
    (*FIXED, *SIDES),
    found,
    page=address("desk:figure_cases"),
    blanks=True,
)
