"""Three workers go through what many people say on LINE, and two are killed: each matter once, nothing said twice."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from rabfang.channels.chat.tests.platform_server import platform_server
from tests.databases import own_database
from tests.installation import Installation
from tests.strength.chat_worker import STORY

pytestmark = pytest.mark.site
PEOPLE, WORKERS, KILLED_AFTER = 24, 3, {0: 2, 1: 5}  # rounds of a few events
WORKER = [sys.executable, "-m", "tests.strength.chat_worker"]


def test_killed_workers_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    installation = Installation.laid_out(tmp_path, own_database("chats"))
    environment = installation.environment
    with platform_server() as platform:
        environment["RABFANG_LINE_API_URL"] = platform.url
        subprocess.run([*WORKER, "send", str(PEOPLE)], env=environment, check=True, capture_output=True)
        workers = [
            subprocess.Popen([*WORKER, "work"], env=environment, stdout=subprocess.PIPE, text=True)
            for _ in range(WORKERS)
        ]
        for place, worker in enumerate(workers):
            assert worker.stdout
            for rounds, _line in enumerate(worker.stdout, 1):
                if rounds == KILLED_AFTER.get(place):
                    worker.kill()  # in the middle of the next event
            worker.stdout.close()
            worker.wait()
    asked = subprocess.run([*WORKER, "told"], env=environment, capture_output=True, check=True)
    said = json.loads(asked.stdout)
    assert workers[-1].returncode == 0
    assert said["subjects"] == sorted(f"{STORY[0]} {person}" for person in range(PEOPLE))
    assert Counter(said["rows"]) == {"case": PEOPLE * 2, "done": PEOPLE * (len(STORY) - 2)}
    assert said["answers"] == PEOPLE * len(STORY)
    receipts = Counter(call.said["replyToken"] for call in platform.to("/message/reply"))
    assert sum(count - 1 for count in receipts.values()) <= len(KILLED_AFTER)
    verified = installation.command("verify")
    assert verified.returncode == 0, verified.stdout
