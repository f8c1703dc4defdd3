"""Two officers number letters at the same moment: the same letter once, two letters with two numbers."""

import threading
from pathlib import Path

import pytest

from rabfang.core.clock import local_date, now
from rabfang.web.date_fields import as_typed
from tests.databases import own_database
from tests.site import Site
from tests.strength.officers import Officer

pytestmark = pytest.mark.site
ROUNDS = 4
NEW = "/desk/letters/new/appointment"
ORDER = {"subject": "แต่งตั้ง", "body": "จึงแต่งตั้ง", "signer_name": "บุญมี มีวิสัยทัศน์", "signer_position": "นายก"}
DONE, TOLD = 302, 409


def issue_together(officers: list[Officer], letters: list[int], today: str) -> list[int]:
    """Each opens the form of their letter, then all send at once; how each was answered."""
    addresses = [f"/desk/letters/{letter}/issue" for letter in letters]
    forms = [officer.open(address) for officer, address in zip(officers, addresses, strict=True)]
    start, answers = threading.Barrier(len(officers)), [0] * len(officers)

    def act(who: int) -> None:
        start.wait(timeout=30)
        answers[who] = officers[who].send(addresses[who], forms[who], dated=today)

    threads = [threading.Thread(target=act, args=(who,)) for who in range(len(officers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def test_no_number_is_given_twice(tmp_path: Path) -> None:
    today = as_typed(local_date(now()))
    site = Site.started(tmp_path, own_database("letters"))
    try:
        officers = [Officer(site.url, f"{who}@hat-kham.example", site.password) for who in ("centre", "executive")]
        made = [officers[0].send(NEW, officers[0].open(NEW), **ORDER) for _ in range(3 * ROUNDS)]
        same = [sorted(issue_together(officers, [one, one], today)) for one in range(1, ROUNDS + 1)]
        pairs = [[ROUNDS + 2 * one + 1, ROUNDS + 2 * one + 2] for one in range(ROUNDS)]
        different = [issue_together(officers, pair, today) for pair in pairs]
        verified = site.command("verify")
    finally:
        site.stop()
    assert made == [DONE] * (3 * ROUNDS)
    assert same == [[DONE, TOLD]] * ROUNDS
    assert different == [[DONE, DONE]] * ROUNDS
    assert verified.returncode == 0, verified.stdout
