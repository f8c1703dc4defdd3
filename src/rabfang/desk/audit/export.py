"""Entries as a file, each with its hash, by which it is found in the chain. An auditor takes out as many as there are:
no limit of the office keeps the record from them, but they show first who they are."""

import json
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from rabfang.audit.models import AuditEntry
from rabfang.core.errors import NotFound
from rabfang.desk.access import Here
from rabfang.desk.audit.question import ASKED, AuditQuestion
from rabfang.desk.audit.rows import row_of
from rabfang.desk.taking_out.finding import here_for, in_order, in_words, keys_of, valid
from rabfang.procedures.schema import May
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ลำดับ"), Shows.NUMBER, 9),
    Head(_("เมื่อ"), Shows.SECOND, 24),
    Head(_("ชนิดรายการ"), width=14),
    Head(_("ผู้กระทำหรือผู้เข้าดู"), width=24),
    Head(_("บทบาท"), width=20),
    Head(_("ทำแทน"), width=20),
    Head(_("สิ่งที่ทำหรือเข้าดู"), width=32),
    Head(_("รหัสรายการ"), width=22),
    Head(_("สิ่งที่เกี่ยวข้อง"), width=26),
    Head(_("เลขรับเรื่อง"), Shows.NUMBER, 12),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(_("รายละเอียด"), width=44),
    Head(_("ค่าแฮช"), width=66),
)


def found(asking: Asking) -> Found:
    """What was asked for of the office's record; NotFound for who does not audit."""
    here = here_for(asking)
    if not here.may(May.AUDIT):
        raise NotFound("not-found")
    form = AuditQuestion(asking.said)
    valid(form)
    entries = form.entries(here.agency)
    return Found(
        heads=HEADS,
        count=entries.order_by().count,
        keys=lambda: keys_of(entries),
        rows=lambda keys: _read(here, keys),
        said=in_words(form, ASKED),
        asked=" ".join(form.asked),
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    entries = AuditEntry.objects.filter(agency_id=here.agency.pk, pk__in=keys)
    return [_cells(here, entry) for entry in in_order(entries, keys)]


def _cells(here: Here, entry: AuditEntry) -> list[Value]:
    row = row_of(entry, here.procedure)
    number, _between, year = entry.case_number.partition("/")
    return [
        entry.number,
        entry.at,
        row.kind,
        entry.actor_name,
        row.roles,
        entry.for_name,
        row.title,
        entry.action,
        entry.target,
        int(number) if number.isdecimal() else None,
        int(year) if year.isdecimal() else None,
        json.dumps(entry.facts, ensure_ascii=False, sort_keys=True) if entry.facts else "",
        entry.hash,
    ]


LISTING = Listing(
    "audit",
    _("บันทึกการตรวจสอบ"),
    ASKED,
    found,
    action="audit-export",
    limited=False,
    confirmed=True,
    page=address("desk:audit"),
)
