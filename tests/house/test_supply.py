"""What the product is built on is locked, listed, and never called clean unseen."""

import json
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements/run.txt").read_text(encoding="utf-8")


def test_every_package_is_locked_by_version_and_digest() -> None:
    for name in ("run", "dev"):
        entries = re.split(r"\n(?=\S)", (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8").strip())
        packages = [entry for entry in entries if not entry.startswith("#")]
        assert len(packages) > 30
        assert [entry for entry in packages if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_list_of_parts_names_each_package_with_its_digests() -> None:
    bill = runpy.run_path(str(ROOT / "tools/sbom"))["bill"]()
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    names = {row["name"] for row in bill["components"]}
    assert names == {line.partition("==")[0].partition("[")[0].lower() for line in LOCK.splitlines() if "==" in line}
    assert sum(len(row["externalReferences"]) for row in bill["components"]) == LOCK.count("--hash=")
    assert json.loads(json.dumps(bill)) == bill


KNOWN = {"name": "a", "version": "1", "vulns": [{"id": "X-1"}]}
CLEAN = {"name": "b", "version": "1", "vulns": []}
MISSED = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("rows", "status"), [([CLEAN], 0), ([CLEAN, KNOWN], 1), ([CLEAN, MISSED], 3), ([KNOWN, MISSED], 1), ([], 3)]
)
def test_an_audit_is_clean_only_when_all_was_compared(
    tmp_path: Path, rows: list[object], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"dependencies": rows}))
    main = runpy.run_path(str(ROOT / "tools/audited"))["main"]
    assert main("run", report) == status
    assert bool(capsys.readouterr().err) == (MISSED in rows or not rows)


def test_an_audit_that_reached_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(ROOT / "tools/audited"))["main"]
    assert main("run", tmp_path / "none.json") == 3
    assert "nothing was compared" in capsys.readouterr().err
