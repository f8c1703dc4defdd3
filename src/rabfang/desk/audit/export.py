"""Entries as a CSV file that office programs open rightly (UTF-8 with its mark) and in which no cell runs."""

import json
from collections.abc import Iterable

from django.utils.translation import gettext as _

from rabfang.audit.models import AuditEntry
from rabfang.core.cells import csv_text
from rabfang.core.clock import local
from rabfang.desk.audit.rows import row_of
from rabfang.procedures.schema import Procedure

MOST = 20_000


def csv_of(entries: Iterable[AuditEntry], procedure: Procedure) -> str:
    """A line for each entry, with its hash, by which it is found in the chain."""
    heads = [
        _("ลำดับ"),
        _("เมื่อ"),
        _("ชนิดรายการ"),
        _("ผู้กระทำหรือผู้เข้าดู"),
        _("บทบาท"),
        _("ทำแทน"),
        _("สิ่งที่ทำหรือเข้าดู"),
        _("รหัสรายการ"),
        _("สิ่งที่เกี่ยวข้อง"),
        _("เลขเรื่อง"),
        _("รายละเอียด"),
        _("ค่าแฮช"),
    ]
    return csv_text([heads, *(_cells(entry, procedure) for entry in entries)])


def _cells(entry: AuditEntry, procedure: Procedure) -> list[object]:
    row = row_of(entry, procedure)
    return [
        entry.number,
        local(entry.at).isoformat(timespec="seconds"),
        row.kind,
        entry.actor_name,
        row.roles,
        entry.for_name,
        row.title,
        entry.action,
        entry.target,
        entry.case_number,
        json.dumps(entry.facts, ensure_ascii=False, sort_keys=True) if entry.facts else "",
        entry.hash,
    ]
