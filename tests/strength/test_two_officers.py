"""Two officers act on one case at the same moment: one acts, the other is told, and the chain stays whole."""

import re
import threading
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from rabfang.core.clock import local, local_date, now
from rabfang.web.date_fields import as_typed
from tests.databases import own_database
from tests.site import Site
from tests.strength.officers import Officer

pytestmark = pytest.mark.site
ROUNDS = 8
ADDRESS = "/desk/cases/1/note"
DECISIONS = 4
RECORDED, ACTED, TOLD = 200, 302, 409


def together(officers: list[Officer], address: str, said: Sequence[Mapping[str, str]]) -> list[int]:
    """Both open the form, then both send it at once; how each was answered."""
    forms = [officer.open(address) for officer in officers]
    assert forms[0]["seen"] == forms[1]["seen"]
    start, answers = threading.Barrier(len(officers)), [0] * len(officers)

    def act(who: int) -> None:
        start.wait(timeout=30)
        answers[who] = officers[who].send(address, forms[who], **said[who])

    threads = [threading.Thread(target=act, args=(who,)) for who in range(len(officers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def test_one_acts_and_the_other_is_told(tmp_path: Path) -> None:
    site = Site.started(tmp_path, own_database("two"), cases=True)
    try:
        officers = [Officer(site.url, f"{who}@hat-kham.example", site.password) for who in ("centre", "executive")]
        seen = int(officers[0].open(ADDRESS)["seen"])
        said = [{"note": f"โดยคนที่ {who}", "visibility": "unit"} for who in range(2)]
        answers = [sorted(together(officers, ADDRESS, said)) for _ in range(ROUNDS)]
        after = int(officers[0].open(ADDRESS)["seen"])
        verified = site.command("verify")
    finally:
        site.stop()
    assert answers == [[ACTED, TOLD]] * ROUNDS
    assert after == seen + ROUNDS
    assert verified.returncode == 0, verified.stdout


def test_the_holder_and_who_stands_in_decide_at_once(tmp_path: Path) -> None:
    """One order stands; who came second reads it beside their own words, which were not saved."""
    site = Site.started(tmp_path, own_database("deciding"))
    try:
        head, clerk, administrator, centre = (
            Officer(site.url, f"{who}@hat-kham.example", site.password)
            for who in ("executive", "unit.office", "administrator", "centre")
        )
        delegated(administrator)
        for _ in range(DECISIONS):
            case = put_to_the_head(centre)
            said = [{"outcome": "answer", "order": f"คำสั่งของคนที่ {who}"} for who in range(2)]
            answers = together([head, clerk], f"{case}/order", said)
            assert sorted(answers) == [ACTED, TOLD]
            second = [head, clerk][answers.index(TOLD)]
            assert all(f"คำสั่งของคนที่ {who}" in second.answer for who in range(2))
        verified = site.command("verify")
    finally:
        site.stop()
    assert verified.returncode == 0, verified.stdout


def delegated(administrator: Officer) -> None:
    """The clerk's officer stands in for the head from today."""
    address, today = "/desk/settings/delegations/add/", local_date(now())
    hidden = administrator.open(address)
    page = administrator.read(address)
    chosen = {
        "holding": re.findall(r'value="(\d+)"[^>]*>[^<]*มีวิสัยทัศน์ · ', page)[0],
        "to": re.findall(r'value="(\d+)"[^>]*>[^<]*ประภา เอกสารดี</option>', page)[0],
    }
    until = as_typed(today + timedelta(days=1))
    said = {**chosen, "starts_on": as_typed(today), "ends_on": until, "reason": "ไปราชการ"}
    assert administrator.send(address, hidden, **said) == ACTED, administrator.answer


def put_to_the_head(centre: Officer) -> str:
    """The address of a new case that waits for the head's order."""
    at = now()
    kept = {"channel": "walk-in", "received_at": f"{as_typed(local_date(at))} {local(at):%H:%M}"}
    said = {**kept, "subject": "ไฟดับ", "detail": "มืดมาก"}
    assert centre.send("/desk/record", centre.open("/desk/record"), **said) == RECORDED, centre.answer
    newest = max(map(int, re.findall(r'href="/desk/cases/(\d+)"', centre.answer)))  # the page names similar ones too
    case = f"/desk/cases/{newest}"
    steps = {"classify": {"kind": "service-quality", "urgency": "normal"}, "forward": {"memo": "เสนอ"}}
    for verb, facts in steps.items():
        assert centre.send(f"{case}/{verb}", centre.open(f"{case}/{verb}"), **facts) == ACTED, centre.answer
    return case
