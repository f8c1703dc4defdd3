"""The same matters of an occasion sent twice at the same moment, from a phone and from a table: once each."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.databases import own_database
from tests.site import Site
from tests.strength.officers import Officer

pytestmark = pytest.mark.site
ROUNDS = 6
SEND, SESSION = "/desk/outreach/send", "/desk/outreach/session"


def together(acts: list[Callable[[], int]]) -> list[int]:
    """Does all at once; how each was answered."""
    start, answers = threading.Barrier(len(acts)), [0] * len(acts)

    def act(who: int) -> None:
        start.wait(timeout=30)
        answers[who] = acts[who]()

    threads = [threading.Thread(target=act, args=(who,)) for who in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def from_phone(officer: Officer, number: int) -> Callable[[], int]:
    """Sends one entry of the officer's phone; a new token each round."""
    told = json.loads(officer.read(SESSION))
    said = {"channel": "visit", "subject": f"จากโทรศัพท์ {number}", "said_at": "2026-11-20T10:00:00+07:00"}
    sent = {**said, "submission": f"a-token-of-a-phone-{number}", "owner": str(told["officer"])}
    return lambda: officer.send(SEND, {"csrfmiddlewaretoken": told["csrf"]}, **sent)


def from_table(officer: Officer, address: str, number: int) -> Callable[[], int]:
    """Sends the table with two rows."""
    hidden = officer.open(address)
    rows = {f"r{row}-{name}": f"{name}-{number}-{row}" for row in range(2) for name in ("token", "subject")}
    return lambda: officer.send(address, hidden, rows="2", do="record", **rows)


def test_nothing_is_doubled(tmp_path: Path) -> None:
    site = Site.started(tmp_path, own_database("occasions"))
    try:
        officers = [Officer(site.url, "unit@saraburi-treasury.example", site.password) for _ in range(2)]
        phones, numbers = [], []
        for number in range(ROUNDS):
            phones.append(together([from_phone(officer, number) for officer in officers]))
            numbers.append({json.loads(officer.answer)["number"] for officer in officers})
        address = "/desk/occasions/1/rows"
        tables = [together([from_table(officer, address, number) for officer in officers]) for number in range(ROUNDS)]
        page = officers[0].read("/desk/occasions/1")
        verified = site.command("verify")
    finally:
        site.stop()
    assert phones == [[200, 200]] * ROUNDS
    assert [len(one) for one in numbers] == [1] * ROUNDS
    assert tables == [[302, 302]] * ROUNDS
    assert f"เรื่องจากกิจกรรมนี้ ({ROUNDS + 2 * ROUNDS})" in page
    assert verified.returncode == 0, verified.stdout
