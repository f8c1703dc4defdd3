"""What the house forbids, beyond what the linters know."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "rabfang"


def _sources(*, without: str = "/tests/|/conftest|/migrations/") -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if not re.search(without, path.as_posix())]


def test_only_the_clock_reads_the_clock() -> None:
    reading = re.compile(r"timezone\.now\(|datetime\.now\(|date\.today\(|\btime\.time\(\)|utcnow\(")
    found = [path for path in _sources() if reading.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(SOURCE).as_posix() for path in found] == ["core/clock.py"]


def test_only_the_heart_writes_its_tables() -> None:
    """Outside `cases`, nobody creates, updates or deletes what a case is made of."""
    names = "Case|Event|Assignment|Clock|CaseText|Complainant|Attachment|RegisterBook"
    writing = re.compile(
        rf"\b({names})\.objects\b[^\n]*\.(create|update|delete|bulk_create|bulk_update|get_or_create)\("
    )
    found = [
        path
        for path in _sources(without="/tests/|/conftest|/migrations/|/cases/")
        if writing.search(path.read_text("utf-8"))
    ]
    assert not found


@pytest.mark.parametrize("word", ["hat-kham", "saraburi", "executive", "treasurer", "walk-in"])
def test_no_word_of_one_office_stands_in_code(word: str) -> None:
    """Roles, channels and offices live in procedure files and demonstration data."""
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in _sources(without="/tests/|/conftest|/migrations/|/demonstration/|commands/demo")
        if re.search(rf"""["']{word}["']""", path.read_text(encoding="utf-8"))
    ]
    assert not found
