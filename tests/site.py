"""The product itself, running for tests: its own process, data folder and port, with the demonstration loaded."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

START_WITHIN = 60
POLL = 0.1  # nothing can be awaited across processes but an open port


@dataclass
class Site:
    """A running installation: where it is, its data folder, and the password of its officers."""

    url: str
    folder: Path
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"

    @classmethod
    def started(cls, folder: Path, database_url: str = "", *, settings: Mapping[str, str] | None = None) -> "Site":
        """Loads the demonstration and serves it on a free loopback port; returns once it answers.

        `settings` are more RABFANG_* variables for it.
        """
        port = _free_port()
        url = f"http://127.0.0.1:{port}"
        environment = {key: value for key, value in os.environ.items() if not key.startswith("RABFANG_")}
        environment |= {
            "RABFANG_DATA_DIR": str(folder),
            "RABFANG_BASE_URL": url,
            "RABFANG_DEMONSTRATION": "yes",
            "RABFANG_DATABASE_URL": database_url,
            **(settings or {}),
        }
        folder.mkdir(parents=True, exist_ok=True)
        site = cls(url, folder, environment, _process(folder, environment, "demo", "--empty", "--serve"))
        site._wait()
        return site

    def kill(self) -> None:
        """Ends every process of it at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def start_again(self, *words: str) -> None:
        """Serves the same data on the same port; `words` are the command, the web server alone when empty."""
        self.process = _process(self.folder, self.environment, *(words or ("serve", "--web-only")))
        self._wait()

    @property
    def password(self) -> str:
        """The password of every demonstration officer."""
        return (self.folder / "demonstration-password").read_text()

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Runs one `rabfang` command on this installation."""
        line = [sys.executable, "-m", "rabfang.project.cli", *words]
        return subprocess.run(line, env=self.environment, capture_output=True, text=True, timeout=120, check=False)

    def stop(self) -> None:
        """Ends it."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

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
    command = [sys.executable, "-m", "rabfang.project.cli", *words]
    with (folder / "serve.log").open("ab") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
