"""The entries of one occasion in the order in which they were typed: what became a case, and what still waits."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Case
from rabfang.channels.occasions.queries import Occasion, OccasionEntry, may_record
from rabfang.core.errors import NotFound
from rabfang.desk.access import Here
from rabfang.desk.listing import Row, title
from rabfang.desk.occasions import reading
from rabfang.desk.taking_out.finding import here_for, in_order, key_in, keys_of, scope_of
from rabfang.desk.taking_out.register import case_rows
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value

State = OccasionEntry.State
HEADS = (
    Head(_("ลำดับ"), Shows.NUMBER, 9),
    Head(_("แถวนี้"), width=18),
    Head(_("เลขรับ"), Shows.NUMBER, 9),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(_("ประเภทเรื่อง"), width=24),
    Head(_("เรื่อง"), width=44),
    Head(_("ผู้ร้อง"), width=24),
    Head(_("สถานะ"), width=20),
    Head(_("ขณะนี้"), width=28),
    Head(_("กำหนด"), Shows.MOMENT, 20),
)


def found(asking: Asking) -> Found:
    """Entries of the occasion that the address names: those that wait only for who may change them."""
    here = here_for(asking)
    occasion = _occasion(here, asking.said.get("occasion", ""))
    entries = _entries(here, occasion)
    return Found(
        heads=HEADS,
        count=entries.count,
        keys=lambda: keys_of(entries.order_by("pk")),
        rows=lambda keys: _read(here, entries, keys),
        scope=scope_of(here),
        said=[(str(_("กิจกรรมรับฟัง")), f"{occasion.title} {reading.days_of(occasion)}")],
        asked=f"occasion:{occasion.pk}",
    )


def _occasion(here: Here, said: str) -> Occasion:
    try:
        return reading.found(here, key_in(said))
    except Http404 as error:
        raise NotFound("not-found") from error


def _entries(here: Here, occasion: Occasion) -> QuerySet[OccasionEntry]:
    rows = OccasionEntry.objects.filter(occasion=occasion)
    if may_record(here.actor, here.agency, here.procedure, occasion.channel):
        return rows.exclude(state=State.ERASED)
    return rows.filter(state=State.RECORDED)


def _read(here: Here, entries: QuerySet[OccasionEntry], keys: Sequence[int]) -> list[list[Value]]:
    read = in_order(entries.filter(pk__in=keys), keys)
    cases = {row.case.pk: row for row in case_rows(here.cases(), [entry.case_id for entry in read if entry.case_id])}
    before = entries.filter(pk__lt=keys[0]).count()
    return [
        [before + number, str(State(entry.state).label), *_cells(here, entry, cases.get(entry.case_id or 0))]
        for number, entry in enumerate(read, 1)
    ]


def _cells(here: Here, entry: OccasionEntry, row: Row | None) -> list[Value]:
    said = entry.said
    hint = title(here.procedure.kinds, entry.kind or said.get("kind", ""))
    if row is None:
        return [None, None, hint, said.get("subject", ""), said.get("person", ""), "", "", None]
    case: Case = row.case
    person = case.complainant.name or str(_("ไม่ประสงค์ออกนาม"))
    due = case.due_at if row.running else None
    return [case.number, case.year, row.kind or hint, case.subject, person, row.status_text, row.where, due]


def _page(said: Mapping[str, str]) -> str:
    return reverse("desk:occasion", args=[said["occasion"]])


LISTING = Listing("occasion", _("เรื่องจากกิจกรรมรับฟัง"), ("occasion",), found, page=_page)
