"""The register as its page was filtered and searched, newest number first.

Columns are those of the page and what a clerk counts by; telephones, addresses and what people wrote stay inside. The
number and its year are two columns: Excel takes "12/2570" in a CSV for a month.
"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rabfang.cases.models import Case, Rating, Urgency
from rabfang.desk.forms.register import RegisterFilter
from rabfang.desk.listing import Row, for_list, rows, title
from rabfang.desk.pages.register import asked_for
from rabfang.desk.taking_out.finding import here_for, in_keys, in_order, in_words, keys_of, scope_of, valid
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

FIELDS = tuple(name for name in RegisterFilter.base_fields if name != "before")
OTHERS = "others"
PERSON = 7  # the column of complainants
HEADS = (
    Head(gettext_lazy("เลขรับ"), Shows.NUMBER, 9),
    Head(gettext_lazy("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(gettext_lazy("วันที่รับ"), Shows.MOMENT, 20),
    Head(gettext_lazy("ช่องทาง")),
    Head(gettext_lazy("ประเภทเรื่อง"), width=24),
    Head(gettext_lazy("หมวด"), width=24),
    Head(gettext_lazy("เรื่อง"), width=44),
    Head(gettext_lazy("ผู้ร้อง"), width=24),
    Head(gettext_lazy("ความเร่งด่วน"), width=14),
    Head(gettext_lazy("สถานะ"), width=20),
    Head(gettext_lazy("ขณะนี้"), width=28),
    Head(gettext_lazy("หน่วยที่ดำเนินการ"), width=28),
    Head(gettext_lazy("กำหนด"), Shows.MOMENT, 20),
    Head(gettext_lazy("วันที่ยุติ"), Shows.DATE, 14),
    Head(gettext_lazy("คะแนนจากผู้ร้อง"), width=16),
)
OWNER = Head(gettext_lazy("หน่วยงานเจ้าของเรื่อง"), width=28)
CASE = (
    *("pk", "number", "year", "received_at", "channel", "kind", "category", "subject", "urgency", "status", "outcome"),
    *("step", "due_at", "closed_at", "rating", "procedure", "complainant__name", "agency"),
)


def found(asking: Asking) -> Found:
    """Cases of the register in sight; of other offices' cases, which have their own list, no complainant."""
    here = here_for(asking)
    form = RegisterFilter(asking.said, here=here)
    valid(form)
    others = form.cleaned_data["show"] == OTHERS
    cases, seen = asked_for(form, here), (here.cases_of_others() if others else here.cases())
    said = in_words(form, (name for name in FIELDS if name != "poster"))
    return Found(
        heads=(*HEADS[:PERSON], *HEADS[PERSON + 1 :], OWNER) if others else HEADS,
        count=cases.order_by().count,
        keys=lambda: keys_of(cases.order_by("-year", "-number")),
        rows=lambda keys: _read(seen, keys, others=others),
        scope=scope_of(here),
        said=[*said, *([(_("ป้ายคิวอาร์"), form.hung_at)] if form.hung_at else [])],
        asked=in_keys(form, FIELDS),
    )


def case_rows(seen: QuerySet[Case], keys: Sequence[int]) -> list[Row]:
    """Cases as rows of a list, in the order of their ids."""
    return rows(in_order(for_list(seen.filter(pk__in=keys)).only(*CASE), keys))


def cells_of(row: Row) -> list[Value]:
    """The columns of HEADS."""
    case = row.case
    return [
        case.number,
        case.year,
        case.received_at,
        row.channel,
        row.kind,
        _category(row),
        case.subject,
        case.complainant.name or _("ไม่ประสงค์ออกนาม"),
        str(Urgency(case.urgency).label),
        row.status_text,
        row.where,
        ", ".join(row.units),
        case.due_at if row.running else None,
        case.closed_at,
        str(Rating(case.rating).label) if case.rating else "",
    ]


def _read(seen: QuerySet[Case], keys: Sequence[int], *, others: bool) -> list[list[Value]]:
    if not others:
        return [cells_of(row) for row in case_rows(seen, keys)]
    read = [(cells_of(row), str(row.case.agency)) for row in case_rows(seen.select_related("agency"), keys)]
    return [[*cells[:PERSON], *cells[PERSON + 1 :], owner] for cells, owner in read]


def _category(row: Row) -> str:
    kind = row.procedure.kinds.get(row.case.kind)
    return title({entry.key: entry for entry in kind.categories} if kind else {}, row.case.category)


LISTING = Listing("register", gettext_lazy("ทะเบียน"), FIELDS, found, page=address("desk:register"))
