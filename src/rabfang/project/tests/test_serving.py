"""Each way in which an installation is served answers, with its worker beside it, and ends whole."""

from pathlib import Path

import pytest

from tests.databases import own_database
from tests.site import Site


@pytest.mark.site
@pytest.mark.parametrize("words", [("serve",), ("demo", "--empty", "--serve")])
def test_it_answers_and_ends_whole(tmp_path: Path, words: tuple[str, ...]) -> None:
    site = Site.started(tmp_path, own_database("served"), words=words)
    children = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children").read_text().split()
    served = [Path(f"/proc/{child}/cmdline").read_text().split("\0") for child in children]
    assert sorted("worker" in words for words in served) == [False, True]
    site.stop()
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def test_what_cannot_be_made_ready_is_not_served(tmp_path: Path) -> None:
    site = Site.started(tmp_path, own_database("served"))
    site.stop()
    site.environment["RABFANG_DATABASE_URL"] = "sqlite:////nowhere/at/all.sqlite3"
    assert site.command("serve").returncode == 1
