"""Three workers make one batch of letters, and two of them are killed: each letter once, numbers 1..n."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import own_database
from tests.installation import Installation

pytestmark = pytest.mark.site
LETTERS, WORKERS, KILLED_AFTER = 60, 3, {0: 2, 1: 4}  # rounds of a few letters
WORKER = [sys.executable, "-m", "tests.strength.letter_worker"]


def test_killed_workers_leave_each_letter_once(tmp_path: Path) -> None:
    installation = Installation.laid_out(tmp_path, own_database("batches"))
    environment = installation.environment
    subprocess.run([*WORKER, "ask", str(LETTERS)], env=environment, check=True)
    workers = [
        subprocess.Popen([*WORKER, "work"], env=environment, stdout=subprocess.PIPE, text=True) for _ in range(WORKERS)
    ]
    for place, worker in enumerate(workers):
        assert worker.stdout
        for rounds, _line in enumerate(worker.stdout, 1):
            if rounds == KILLED_AFTER.get(place):
                worker.kill()  # in the middle of the next letter
        worker.stdout.close()
        worker.wait()
    said = json.loads(subprocess.run([*WORKER, "told"], env=environment, capture_output=True, check=True).stdout)
    assert workers[-1].returncode == 0
    assert (said["state"], said["joined"], said["all"]) == ("done", True, LETTERS)
    assert [item[0] for item in said["items"]] == ["done"] * LETTERS
    assert all(case == of_letter for _state, case, of_letter, _number in said["items"])
    assert [item[3] for item in said["items"]] == list(range(1, LETTERS + 1))
    verified = installation.command("verify")
    assert verified.returncode == 0, verified.stdout
