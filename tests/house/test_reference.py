"""The manual's reference pages say what the code says. `make docs` rewrites them."""

import pytest

from rabfang.project.reference import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_reference_pages_are_true(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"
