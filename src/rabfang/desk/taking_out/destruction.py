"""One list of cases that are to be destroyed or handed over, as it was proposed, with what became of each."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rabfang.core.errors import NotFound
from rabfang.desk.taking_out.finding import here_for, in_order, key_in, keys_of, require, scope_of
from rabfang.procedures.schema import May
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value
from rabfang.rights.models import DestructionItem, DestructionList

HEADS = (
    Head(_("เลขรับ"), Shows.NUMBER, 9),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(_("เรื่อง"), width=44),
    Head(_("พ้นเวลาเก็บตั้งแต่"), Shows.DATE, 14),
    Head(_("ที่มา"), width=44),
    Head(_("ผล"), width=24),
    Head(_("ลบเมื่อ"), Shows.DATE, 14),
)


def found(asking: Asking) -> Found:
    """For who proposes such lists or decides on them."""
    here = here_for(asking)
    require(here.may(May.PROTECT) or here.may(May.DESTROY))
    kept = DestructionList.objects.filter(agency=here.agency, pk=key_in(asking.said.get("list", ""))).first()
    if kept is None:
        raise NotFound("not-found")
    rows = kept.items.filter(case__box__isnull=True).select_related("case").order_by("pk")
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(rows, keys),
        scope=scope_of(here),
        said=[(str(_("บัญชีที่")), str(kept.pk)), (str(_("วิธี")), kept.get_after_display())],
        asked=f"list:{kept.pk}",
    )


def _read(rows: QuerySet[DestructionItem], keys: Sequence[int]) -> list[list[Value]]:
    return [_cells(row) for row in in_order(rows.filter(pk__in=keys), keys)]


def _cells(row: DestructionItem) -> list[Value]:
    result = _("ลบแล้ว") if row.erased_at else _("ยังไม่ลบ") if row.left else ""
    return [row.case.number, row.case.year, row.case.subject, row.due_on, row.source, str(result), row.erased_at]


def _page(said: Mapping[str, str]) -> str:
    return reverse("desk:rights_list", args=[said["list"]])


LISTING = Listing("destruction", _("บัญชีขอทำลายหรือส่งมอบ"), ("list",), found, page=_page)
