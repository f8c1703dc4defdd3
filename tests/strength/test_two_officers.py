"""Two officers act on one case at the same moment: one acts, the other is told, and the chain stays whole."""

import threading
from pathlib import Path

import pytest

from tests.databases import own_database
from tests.site import Site
from tests.strength.officers import Officer

pytestmark = pytest.mark.site
ROUNDS = 12
ADDRESS = "/desk/cases/1/note"
ACTED, TOLD = 302, 409


def together(officers: list[Officer]) -> list[int]:
    """Both open the form, then both send it at once; how each was answered."""
    forms = [officer.open(ADDRESS) for officer in officers]
    assert forms[0]["seen"] == forms[1]["seen"]
    start, answers = threading.Barrier(len(officers)), [0] * len(officers)

    def act(who: int) -> None:
        start.wait(timeout=30)
        answers[who] = officers[who].send(ADDRESS, forms[who], note=f"โดยคนที่ {who}", visibility="unit")

    threads = [threading.Thread(target=act, args=(who,)) for who in range(len(officers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def test_one_acts_and_the_other_is_told(tmp_path: Path) -> None:
    site = Site.started(tmp_path, own_database("two"))
    try:
        assert site.command("demo").returncode == 0
        officers = [Officer(site.url, f"{who}@hat-kham.example", site.password) for who in ("centre", "executive")]
        seen = int(officers[0].open(ADDRESS)["seen"])
        answers = [sorted(together(officers)) for _ in range(ROUNDS)]
        after = int(officers[0].open(ADDRESS)["seen"])
        verified = site.command("verify")
    finally:
        site.stop()
    assert answers == [[ACTED, TOLD]] * ROUNDS
    assert after == seen + ROUNDS
    assert verified.returncode == 0, verified.stdout
