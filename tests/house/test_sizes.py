"""Files a person can read in one sitting: the size limits of the house."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_TEMPLATE = 150


def _python() -> list[Path]:
    """Everything written by hand; migrations are not."""
    found = [path for place in ("src", "tests", "bench") for path in sorted((ROOT / place).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def test_python_files_are_short() -> None:
    long = [f"{path.relative_to(ROOT)}: {n}" for path in _python() if (n := _lines(path)) > LONGEST_FILE]
    assert not long


def test_functions_are_short() -> None:
    long = []
    for path in _python():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length}")
    assert not long


def test_templates_are_short() -> None:
    pages = sorted((ROOT / "src").rglob("*.html"))
    assert pages
    assert not [f"{path.relative_to(ROOT)}: {n}" for path in pages if (n := _lines(path)) > LONGEST_TEMPLATE]


def test_median_file_is_about_fifty_lines() -> None:
    lengths = sorted(n for path in _python() if (n := _lines(path)) > 1)
    assert lengths[len(lengths) // 2] <= 80


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("needle", ["\u200b", "\ufeff"])
def test_no_invisible_characters_in_sources(needle: str) -> None:
    assert not [str(path) for path in _python() if needle in path.read_text(encoding="utf-8")]
