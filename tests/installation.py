"""The product laid out for a test: a data folder and a database of its own, with the demonstration.

The demonstration is laid out once in a run of tests, by the product's own command, and copied from there.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.databases import make_database, shared_database
from tests.plugin import SHARED

CLI = [sys.executable, "-m", "rabfang.project.cli"]


@dataclass
class Installation:
    """Its data folder, and the environment in which its commands run."""

    folder: Path
    environment: dict[str, str]

    @classmethod
    def laid_out(
        cls, folder: Path, database_url: str = "", *, cases: bool = False, settings: Mapping[str, str] | None = None
    ) -> "Installation":
        """The demonstration with empty registers, or with its cases, copied.

        `settings` are more RABFANG_* variables for it.
        """
        original = _original(cases=cases)
        shutil.copytree(original.folder, folder, dirs_exist_ok=True)
        make_database(database_url, like=original.environment["RABFANG_DATABASE_URL"])
        return cls(folder, _environment(folder, database_url) | dict(settings or {}))

    @property
    def password(self) -> str:
        """The password of every demonstration officer."""
        return (self.folder / "demonstration-password").read_text()

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Runs one `rabfang` command on it."""
        line = [*CLI, *words]
        return subprocess.run(line, env=self.environment, capture_output=True, text=True, timeout=120, check=False)


def _environment(folder: Path, database_url: str) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("RABFANG_")}
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "rabfang.project.settings",
        "RABFANG_DATA_DIR": str(folder),
        "RABFANG_DATABASE_URL": database_url,
    }


@cache
def _original(*, cases: bool) -> Installation:
    """What is copied: whole once it has its name, which the first process that needs it gives it."""
    name = "with_cases" if cases else "laid_out"
    folder, address = SHARED / name, shared_database(name)
    with (SHARED / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            begun = folder.with_suffix(".begun")
            if cases:
                made = Installation.laid_out(begun, address)
                done = made.command("demo")
            else:
                make_database(address)
                made = Installation(begun, _environment(begun, address))
                done = made.command("demo", "--empty")
            if done.returncode:
                raise RuntimeError(done.stdout + done.stderr)
            begun.rename(folder)  # no process of it runs any more, so the files of SQLite are at rest
    return Installation(folder, _environment(folder, address))
