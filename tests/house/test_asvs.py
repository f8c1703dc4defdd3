"""docs/asvs.tsv answers every requirement of OWASP ASVS 5.0.0 of levels 1 and 2, and what shows an answer exists."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Requirements of levels 1 and 2 by section, as published; the texts are not repeated here.
SECTIONS = {
    "V1.1": "1-2",
    "V1.2": "1-9",
    "V1.3": "1-11",
    "V1.4": "1-3",
    "V1.5": "1-2",
    "V2.1": "1-3",
    "V2.2": "1-3",
    "V2.3": "1-4",
    "V2.4": "1",
    "V3.2": "1-2",
    "V3.3": "1-4",
    "V3.4": "1-6",
    "V3.5": "1-5",
    "V3.7": "1-2",
    "V4.1": "1-3",
    "V4.2": "1",
    "V4.3": "1-2",
    "V4.4": "1-4",
    "V5.1": "1",
    "V5.2": "1-3",
    "V5.3": "1-2",
    "V5.4": "1-3",
    "V6.1": "1-3",
    "V6.2": "1-12",
    "V6.3": "1-4",
    "V6.4": "1-4",
    "V6.5": "1-5",
    "V6.6": "1-3",
    "V6.8": "1-4",
    "V7.1": "1-3",
    "V7.2": "1-4",
    "V7.3": "1-2",
    "V7.4": "1-5",
    "V7.5": "1-2",
    "V7.6": "1-2",
    "V8.1": "1-2",
    "V8.2": "1-3",
    "V8.3": "1",
    "V8.4": "1",
    "V9.1": "1-3",
    "V9.2": "1-4",
    "V10.1": "1-2",
    "V10.2": "1-2",
    "V10.3": "1-4",
    "V10.4": "1-11",
    "V10.5": "1-5",
    "V10.6": "1-2",
    "V10.7": "1-3",
    "V11.1": "1-2",
    "V11.2": "1-3",
    "V11.3": "1-3",
    "V11.4": "1-4",
    "V11.5": "1",
    "V11.6": "1",
    "V12.1": "1-3",
    "V12.2": "1-2",
    "V12.3": "1-4",
    "V13.1": "1",
    "V13.2": "1-5",
    "V13.3": "1-2",
    "V13.4": "1-5",
    "V14.1": "1-2",
    "V14.2": "1-4",
    "V14.3": "1-3",
    "V15.1": "1-3",
    "V15.2": "1-3",
    "V15.3": "1-7",
    "V16.1": "1",
    "V16.2": "1-5",
    "V16.3": "1-4",
    "V16.4": "1-3",
    "V16.5": "1-3",
    "V17.1": "1",
    "V17.2": "1-4",
    "V17.3": "1-2",
}
STANDINGS = {"met", "partly", "does not apply", "not met yet"}


def _numbers(said: str) -> Iterator[int]:
    for part in said.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _rows() -> list[dict[str, str]]:
    with (ROOT / "docs/asvs.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_no_requirement_of_levels_one_and_two_is_missing() -> None:
    wanted = {f"{section}.{number}" for section, said in SECTIONS.items() for number in _numbers(said)}
    rows = _rows()
    told = [row["requirement"] for row in rows if row["level"] in ("1", "2")]
    assert len(wanted) == 253
    assert sorted(told) == sorted(wanted)
    assert len({row["requirement"] for row in rows}) == len(rows)


def test_the_third_level_is_answered_where_files_rights_and_records_are() -> None:
    told = [row["requirement"].partition(".")[0] for row in _rows() if row["level"] == "3"]
    assert {chapter: told.count(chapter) for chapter in ("V5", "V8", "V14", "V16")} == {
        "V5": 4,
        "V8": 6,
        "V14": 4,
        "V16": 1,
    }


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["requirement"])
def test_an_answer_says_how_and_what_shows_it(row: dict[str, str]) -> None:
    assert row["standing"] in STANDINGS
    assert row["how"]
    shown = [one.strip() for one in row["shown by"].split(";") if one.strip()]
    assert shown or row["standing"] not in ("met", "partly")
    for one in shown:
        path, _, name = one.partition(" ")[0].partition("::")
        assert (ROOT / path).exists(), one
        if name:
            assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), one
