"""What was found as a file: every entry once, no cell that runs, as many as there are, the export itself on record."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.audit.actions import record
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import now

pytestmark = pytest.mark.django_db
Looks = Callable[[int], None]


def exported(auditor: Client, asked: str) -> list[list[str]]:
    new = f"/desk/exports/new/audit?{asked}"
    form = auditor.get(new).context["form"]
    made = auditor.post(new, {"format": "csv", "language": "th", "asked": str(form["asked"].value())})
    answer = auditor.get(f"{made['Location']}/file")
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-hat-kham-')
    text = b"".join(answer).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_everything_asked_for_stands_in_it_with_its_hash(
    looks: Looks, town: Agency, change: None, auditor: Client
) -> None:
    looks(70)
    Agency.objects.filter(pk=town.pk).update(export_rows=1)  # no limit keeps the record from its auditor
    head, *rows = exported(auditor, "kind=look&action=raw-mail")
    assert len(rows) == 70
    assert all(len(row) == len(head) for row in rows)
    newest = AuditEntry.objects.filter(action="raw-mail").latest("pk")
    assert rows[0][-1] == newest.hash
    assert rows[0][1] == "23 พ.ย. 2569 09:00:00"
    assert rows[0][9:11] == ["70", "2570"]
    entry = AuditEntry.objects.filter(agency_id=town.pk).latest("pk")
    facts = {"asked": "kind action", "rows": 70, "format": "csv"}
    assert (entry.action, entry.kind, entry.facts) == ("audit-export", "look", facts)
    assert "ส่งออกบันทึกการตรวจสอบ" in auditor.get("/desk/audit").content.decode()


@pytest.mark.parametrize("word", ["=1+1", "+66", "-2", "@SUM(A1)", "\t=1", "＝1", " =cmd|' /C calc'!A0"])
def test_no_cell_runs(town: Agency, auditor: Client, word: str) -> None:
    record("rename-unit", word, at=now(), actor_id=None, actor_name=word, agency_id=town.pk)
    _head, row = exported(auditor, "action=rename-unit")
    assert [row[3], row[8]] == [f"'{word}", f"'{word}"]
