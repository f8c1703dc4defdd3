"""What was found as a file: every entry once, no cell that runs, and the export itself on record."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.audit.actions import record
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import now
from rabfang.desk.audit import pages

pytestmark = pytest.mark.django_db
Looks = Callable[[int], None]


def exported(auditor: Client, **asked: str) -> list[list[str]]:
    answer = auditor.get("/desk/audit.csv", asked)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-hat-kham-')
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_everything_asked_for_stands_in_it_with_its_hash(looks: Looks, change: None, auditor: Client) -> None:
    looks(70)
    head, *rows = exported(auditor, action="raw-mail")
    assert len(rows) == 70
    assert all(len(row) == len(head) for row in rows)
    newest = AuditEntry.objects.filter(action="raw-mail").latest("pk")
    assert rows[0][-1] == newest.hash
    assert rows[0][1] == "2026-11-23T09:00:00+07:00"
    assert rows[0][9] == "70/2570"


@pytest.mark.parametrize("word", ["=1+1", "+66", "-2", "@SUM(A1)", "\t=1", "＝1", " =cmd|' /C calc'!A0"])
def test_no_cell_runs(town: Agency, auditor: Client, word: str) -> None:
    record("rename-unit", word, at=now(), actor_id=None, actor_name=word, agency_id=town.pk)
    _head, row = exported(auditor, action="rename-unit")
    assert [row[3], row[8]] == [f"'{word}", f"'{word}"]


def test_the_export_is_on_record(looks: Looks, town: Agency, auditor: Client) -> None:
    looks(4)
    exported(auditor, kind="look", action="raw-mail")
    entry = AuditEntry.objects.filter(agency_id=town.pk).latest("pk")
    assert (entry.action, entry.kind, entry.facts) == ("audit-export", "look", {"asked": "kind action", "rows": 4})


def test_too_much_for_one_file_is_said(looks: Looks, auditor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 3)
    looks(4)
    answer = auditor.get("/desk/audit.csv", {"action": "raw-mail"})
    assert answer.status_code == 400
    assert "มีเกิน 3 รายการ" in answer.content.decode()
    assert not AuditEntry.objects.filter(action="audit-export").exists()
