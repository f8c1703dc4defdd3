"""A worker is killed while messages go out: each arrives, and only the one in flight may arrive twice, with its id."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from rabfang.channels.email.tests.mailbox import mailbox
from tests.databases import own_database
from tests.installation import Installation

pytestmark = pytest.mark.site
MESSAGES = int(os.environ.get("MESSAGES_FOR_THE_KILLED_WORKER", "60"))
KILLED_AFTER = (MESSAGES // 8, MESSAGES // 3, MESSAGES // 2)  # messages that had come
LEFT_BEHIND = 11  # minutes, after which what a dead worker had in hand is sent again
WORKER = [sys.executable, "-m", "tests.strength.message_worker"]


def test_each_message_arrives_and_a_repeat_is_told_by_its_id(tmp_path: Path) -> None:
    installation = Installation.laid_out(tmp_path, own_database("messages"))
    environment = installation.environment
    with mailbox() as box:
        environment["RABFANG_SMTP_URL"] = f"smtp://127.0.0.1:{box.port}"
        subprocess.run([*WORKER, "ask", str(MESSAGES)], env=environment, check=True)
        for count in KILLED_AFTER:
            reached = box.after(count)
            with subprocess.Popen([*WORKER, "send", "0"], env=environment) as worker:
                assert reached.wait(timeout=60)
                worker.kill()  # with a message in its hand
        subprocess.run([*WORKER, "send", str(LEFT_BEHIND)], env=environment, check=True)
        arrived = Counter((mail["To"], mail["Message-ID"]) for mail in box.messages())
    assert len({to for to, _ in arrived}) == len(arrived) == MESSAGES  # one id a person
    assert sum(arrived.values()) - MESSAGES <= len(KILLED_AFTER)
