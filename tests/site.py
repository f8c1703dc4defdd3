"""The product itself, running for tests: its own process, data folder and port, with the demonstration loaded."""

import os
import select
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.installation import CLI, Installation
from tests.loopback import ended, free_port

START_WITHIN = 60
SERVED = ("serve", "--as-it-is")  # what was laid out is ready
POLL = 0.1  # nothing can be awaited across processes but an open port


# All who try it out come from this machine: what one connection may do is counted, and never enough.
MANY_FROM_ONE = {f"RABFANG_{what}_LIMIT": "36500" for what in ("SUBMIT", "UPLOAD", "MESSAGE")}


@dataclass
class Site(Installation):
    """A running installation: where it answers, and its process."""

    url: str
    process: "subprocess.Popen[bytes]"

    @classmethod
    def started(
        cls,
        folder: Path,
        database_url: str = "",
        *,
        cases: bool = False,
        settings: Mapping[str, str] | None = None,
        host: str = "127.0.0.1",
        words: Sequence[str] = (),
    ) -> "Site":
        """Serves the demonstration, its registers empty or with its cases, on a free port; returns once it answers.

        `settings` are more RABFANG_* variables for it, `host` the loopback's name that browsers see, `words` another
        command than `serve`.
        """
        url = f"http://{host}:{free_port()}"
        served = {"RABFANG_BASE_URL": url, "RABFANG_DEMONSTRATION": "yes", **MANY_FROM_ONE, **(settings or {})}
        laid = Installation.laid_out(folder, database_url, cases=cases, settings=served)
        site = cls(folder, laid.environment, url, _process(folder, laid.environment, *(words or SERVED)))
        site._wait()
        return site

    def kill(self) -> None:
        """Ends every process of it at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def start_again(self, *words: str) -> None:
        """Serves the same data on the same port; `words` are the command, the web server alone when empty."""
        self.process = _process(self.folder, self.environment, *(words or (*SERVED, "--web-only")))
        self._wait()

    def stop(self) -> None:
        """Ends it."""
        ended(self.process)

    def _wait(self) -> None:
        ends = time.monotonic() + START_WITHIN
        while time.monotonic() < ends:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                select.select([], [], [], POLL)
        raise RuntimeError((self.folder / "serve.log").read_text(errors="replace"))


def _process(folder: Path, environment: dict[str, str], *words: str) -> "subprocess.Popen[bytes]":
    with (folder / "serve.log").open("ab") as log:
        return subprocess.Popen([*CLI, *words], env=environment, stdout=log, stderr=log, start_new_session=True)
