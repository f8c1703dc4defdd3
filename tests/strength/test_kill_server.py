"""The server is killed again and again while eight citizens submit: every receipt is in the register, once."""

from pathlib import Path

import pytest

from tests.databases import own_database
from tests.site import Site
from tests.strength.clients import Crowd
from tests.strength.ledger import cases_in

pytestmark = pytest.mark.site
KILLS = 4  # `python -m bench kill` does a hundred
RECEIPTS_BETWEEN = 8


def kill_during_intake(site: Site, kills: int) -> Crowd:
    """Kills and starts the server again `kills` times, each after some more receipts."""
    crowd = Crowd(site.url)
    threads = crowd.run()
    for _ in range(kills):
        wanted = len(crowd.told) + RECEIPTS_BETWEEN
        while len(crowd.told) < wanted:
            crowd.ended.wait(0.01)
        site.kill()
        site.start_again()
    crowd.ended.set()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()
    return crowd


def test_every_receipt_is_in_the_register_once(tmp_path: Path) -> None:
    site = Site.started(tmp_path, own_database("killed"))
    crowd = kill_during_intake(site, KILLS)
    stored = cases_in(site.environment)
    assert {number: subject for subject, number in crowd.told.items()}.items() <= stored.items()
    assert sorted(stored) == list(range(1, len(stored) + 1))
    assert len(set(stored.values())) == len(stored), "a form that was sent again became two cases"
    verified = site.command("verify")
    site.stop()
    assert verified.returncode == 0, verified.stdout
    assert crowd.sent_again > 0
