"""The worker is killed again and again while mail comes in: nothing is lost, nothing is taken in twice."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from rabfang.channels.email.tests.corpus.making import mail
from tests.databases import own_database
from tests.dovecot import Dovecot
from tests.installation import Installation

pytestmark = pytest.mark.site
# 500 on request: RABFANG's own settings are cleared for tests, so the number has a name of its own.
MAILS = int(os.environ.get("MAILS_FOR_THE_KILLED_WORKER", "60"))
KILLED_AFTER = (1, 2, 1, 1)  # rounds of ten
WORKER = [sys.executable, "-m", "tests.strength.mail_worker"]


def test_a_killed_worker_loses_no_mail_and_doubles_none(tmp_path: Path) -> None:
    installation = Installation.laid_out(tmp_path, own_database("mails"))
    environment = installation.environment
    with tempfile.TemporaryDirectory(prefix="rabfang-dovecot-") as folder:
        dovecot = Dovecot.started(Path(folder))
        try:
            subprocess.run([*WORKER, "enter", str(dovecot.port)], env=environment, check=True)
            senders = {number: f"person{number}@people.example" for number in range(MAILS)}
            dovecot.put(*(mail(name=f"n{n}", Subject=f"light {n}", From=who) for n, who in senders.items()))
            for rounds in KILLED_AFTER:
                _killed(environment, rounds)
            subprocess.run([*WORKER, "work", str(MAILS)], env=environment, check=True, stdout=subprocess.DEVNULL)
            assert sum("\\Seen" in line for line in dovecot.flags()) == MAILS
        finally:
            dovecot.stop()
    said = json.loads(subprocess.run([*WORKER, "told"], env=environment, capture_output=True, check=True).stdout)
    assert said["states"] == ["case"] * MAILS
    assert [number for number, _subject in said["cases"]] == list(range(1, MAILS + 1))
    assert {subject for _number, subject in said["cases"]} == {f"light {number}" for number in range(MAILS)}
    verified = installation.command("verify")
    assert verified.returncode == 0, verified.stdout


def _killed(environment: dict[str, str], rounds: int) -> None:
    """A worker that dies in the middle of the next round."""
    worker = subprocess.Popen([*WORKER, "work", str(MAILS)], env=environment, stdout=subprocess.PIPE, text=True)
    assert worker.stdout
    for count, _line in enumerate(worker.stdout, 1):
        if count == rounds:
            worker.kill()
    worker.stdout.close()
    worker.wait()
