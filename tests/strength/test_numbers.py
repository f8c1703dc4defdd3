"""Eight writers at once, with rollbacks and kills: the register holds 1..n."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import own_database
from tests.installation import Installation
from tests.strength.ledger import cases_in

pytestmark = pytest.mark.site
WRITERS, CASES, KILLED = 8, 30, 3


def test_eight_writers_leave_one_to_n(tmp_path: Path) -> None:
    installation = Installation.laid_out(tmp_path, own_database("numbers"))
    environment = installation.environment
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.strength.writer", f"writer{one}", str(CASES)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for one in range(WRITERS)
    ]
    told: dict[int, str] = {}
    for place, writer in enumerate(writers):
        assert writer.stdout
        for line in writer.stdout:
            number, _, subject = line.strip().partition(" ")
            assert int(number) not in told
            told[int(number)] = subject
            if place < KILLED and len([one for one in told.values() if one.startswith(f"writer{place}-")]) == 5 + place:
                writer.kill()
        writer.stdout.close()
        writer.wait()
    stored = cases_in(environment)
    assert sorted(stored) == list(range(1, len(stored) + 1))
    assert told.items() <= stored.items()
    assert len(told) > (WRITERS - KILLED) * CASES // 2
    verified = installation.command("verify")
    assert verified.returncode == 0, verified.stdout
