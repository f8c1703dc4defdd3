"""Several who write the record at once, with rollbacks: one chain for each office, without a gap."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import make_database, own_database
from tests.strength.recorder import NEW_OFFICE

pytestmark = pytest.mark.site
WRITERS, EACH = 4, 30


def test_writers_at_once_leave_one_chain(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RABFANG_")}
    environment |= {"RABFANG_DATA_DIR": str(tmp_path), "RABFANG_DATABASE_URL": (address := own_database("record"))}
    environment["DJANGO_SETTINGS_MODULE"] = "rabfang.project.settings"
    rabfang = [sys.executable, "-m", "rabfang.project.cli"]
    make_database(address)
    subprocess.run([*rabfang, "init"], env=environment, check=True, capture_output=True)
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.strength.recorder", str(EACH)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(WRITERS)
    ]
    told = sorted(tuple(map(int, line.split())) for writer in writers for line in writer.communicate()[0].splitlines())
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    kept = WRITERS * EACH * 2 // 3 // 2
    assert told == [(office, 2 * place) for office in (0, NEW_OFFICE) for place in range(1, kept + 1)]
    verified = subprocess.run([*rabfang, "verify"], env=environment, capture_output=True, text=True, check=False)
    assert verified.returncode == 0, verified.stdout
    assert f"{len(told) * 2} entries of the record, 0 faults" in verified.stdout
