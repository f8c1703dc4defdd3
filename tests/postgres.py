"""A PostgreSQL server for one test run, in a folder of its own, listening on a local socket only."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

OPTIONS = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "autovacuum=off",
    "max_connections=60",
    "listen_addresses=",
)


class NoPostgres(Exception):
    """PostgreSQL is not installed."""


@dataclass(frozen=True)
class Server:
    """A running server and its folder."""

    folder: Path
    programs: Path

    @classmethod
    def started(cls, folder: Path) -> "Server":
        """Makes and starts a server; raises NoPostgres with what to install."""
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found:
            raise NoPostgres("Tests on PostgreSQL need the Debian package postgresql: apt-get install postgresql")
        server = cls(folder, found[-1].parent)
        folder.mkdir(parents=True)
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root; its package made the account it runs as.
            for parent in (folder.parent, folder):
                parent.chmod(0o711)
            shutil.chown(folder, "postgres", "postgres")
        data = str(folder / "data")
        server._run(
            "initdb",
            "--pgdata",
            data,
            "--username=rabfang",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        )
        settings = " ".join(f"-c {option}" for option in (*OPTIONS, f"unix_socket_directories={folder}"))
        server._run("pg_ctl", "--pgdata", data, "--wait", "--log", str(folder / "log"), "--options", settings, "start")
        return server

    @property
    def url(self) -> str:
        """Its address for RABFANG_DATABASE_URL."""
        return f"postgres://rabfang@{quote(str(self.folder), safe='')}/postgres"

    def stop(self) -> None:
        """Stops it at once; nothing in it is kept."""
        self._run("pg_ctl", "--pgdata", str(self.folder / "data"), "--mode=immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
