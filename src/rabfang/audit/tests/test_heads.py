"""The heads of the chains in a file outside the database: added to only, and compared with."""

from datetime import timedelta
from pathlib import Path

import pytest

from rabfang.audit.actions import looked, seal
from rabfang.audit.heads import LINE, faults, heads_file, write_out
from rabfang.audit.models import AuditSeal
from rabfang.audit.sealing import SETTLED
from rabfang.audit.tests.conftest import AT, SOMCHAI
from tests.guards import lifted

pytestmark = pytest.mark.django_db
RECORDS = {"audit": AuditSeal}
LATER = AT + timedelta(hours=3)


@pytest.fixture
def written(entries: None) -> Path:
    """Two seals, each with its line."""
    for hour in (1, 2):
        looked("open-case", "1", at=AT + timedelta(hours=hour - 1), who=SOMCHAI, agency_id=1)
        assert seal(AT + timedelta(hours=hour - 1) + 2 * SETTLED)
        assert write_out(RECORDS) == 1
    return heads_file()


def said(path: Path) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in faults(RECORDS, path, LATER)]


def test_each_seal_is_one_line(written: Path) -> None:
    lines = written.read_text().splitlines()
    assert [LINE.fullmatch(line)["hash"] for line in lines] == [row.hash for row in AuditSeal.objects.all()]  # type: ignore[index]
    assert lines[0].startswith("2026-11-23T02:10:00.000000Z audit ")
    assert write_out(RECORDS) == 0
    assert not said(written)
    assert written.stat().st_mode & 0o007 == 0


def test_a_database_written_anew_is_found(written: Path) -> None:
    last = AuditSeal.objects.latest("pk")
    with lifted():
        AuditSeal.objects.filter(pk=last.pk).update(hash="0" * 64)
        assert said(written) == [f"heads audit {last.pk}: the seal is another one in {written.name}"]
        AuditSeal.objects.filter(pk=last.pk)._raw_delete("default")
        assert said(written) == [f"heads audit {last.pk}: the seal of {written.name} is gone"]


def test_a_file_without_a_line_is_found(written: Path) -> None:
    first = AuditSeal.objects.earliest("pk")
    whole = written.read_text().splitlines(keepends=True)
    written.write_text(whole[1])
    assert said(written) == [f"heads audit {first.pk}: the seal is not in {written.name}"]
    written.unlink()
    assert len(said(written)) == 2


def test_a_line_torn_by_a_power_failure_is_written_again(written: Path) -> None:
    whole = written.read_text()
    written.write_text(whole[:-20])
    assert write_out(RECORDS) == 1
    assert not said(written)
    assert len(written.read_text().splitlines()) == 3


def test_a_copy_with_words_of_syslog_before_each_line_will_do(written: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.log"
    lines = written.read_text().splitlines()
    copy.write_text("".join(f"Nov 23 09:00:01 host rabfang: {line}\n" for line in lines))
    assert not said(copy)


def test_a_record_that_was_quiet_for_long_is_not_written_twice(written: Path) -> None:
    with written.open("a") as file:
        file.writelines(f"2026-11-23T02:10:00.000000Z events {number} {'0' * 64}\n" for number in range(1000))
    assert write_out(RECORDS) == 0
