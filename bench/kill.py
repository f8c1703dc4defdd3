"""`kill -9` of the server a hundred times while eight citizens submit."""

import tempfile
import time
from pathlib import Path

from tests.site import Site
from tests.strength.ledger import cases_in
from tests.strength.test_kill_server import kill_during_intake

TIMES = 100


def measure() -> None:
    """Prints how many receipts were given, how many forms were sent again, and what `verify` says."""
    site = Site.started(Path(tempfile.mkdtemp(prefix="rabfang-bench-")))
    began = time.perf_counter()
    crowd = kill_during_intake(site, TIMES)
    stored = cases_in(site.environment)
    lost = [subject for subject, number in crowd.told.items() if stored.get(number) != subject]
    verified = site.command("verify")
    site.stop()
    print(f"{TIMES} kills in {time.perf_counter() - began:.0f} s: {len(crowd.told)} receipts, {len(lost)} lost,")
    print(
        f"{len(stored)} cases, {crowd.sent_again} forms sent again, {len(stored) - len(set(stored.values()))} doubled"
    )
    print(f"numbers 1..n: {sorted(stored) == list(range(1, len(stored) + 1))}; verify: {verified.stdout.strip()}")
