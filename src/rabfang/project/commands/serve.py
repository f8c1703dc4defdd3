"""`rabfang serve`: the sites and the worker on one machine; `--web-only` leaves the worker to other processes."""

import argparse
import ipaddress
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

from rabfang.project.config import load

CLI = [sys.executable, "-m", "rabfang.project.cli"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, how many processes answer."""
    parser.add_argument("--web-only", action="store_true", help="do not run the worker")
    parser.add_argument("--as-it-is", action="store_true", help="the installation is ready: no `rabfang init` first")
    parser.add_argument(
        "--host", default=None, help="address to listen on (default: that in RABFANG_BASE_URL, or this machine alone)"
    )
    parser.add_argument("--port", type=int, default=None)
    parser.add_argument("--workers", type=int, default=1, help="web processes")
    parser.add_argument("--threads", type=int, default=8, help="threads in each")


def words(options: argparse.Namespace) -> list[str]:
    """The same options as words of a command."""
    given = {"--host": options.host, "--port": options.port, "--workers": options.workers, "--threads": options.threads}
    said = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    return [*said, "--web-only"] if options.web_only else said


def run(options: argparse.Namespace) -> int:
    """Starts the web server and, unless told not to, the worker beside it; ends both together.

    The installation is made ready by a process of its own: this one only watches the others, and stays small.
    """
    if not options.as_it_is and (failed := subprocess.run([*CLI, "init"], stdout=subprocess.DEVNULL).returncode):
        return failed
    parts = urlsplit(load().base_url)
    host, port = options.host or _address(parts.hostname), options.port or parts.port or 8000
    commands = [_web(host, port, options.workers, options.threads)]
    if not options.web_only:
        commands.append([*CLI, "worker"])
    print(f"Rabfang is at http://{host}:{port}", flush=True)
    return run_together(commands)


def _address(host: str | None) -> str:
    """The host where it is an address of a network card; a name is for a proxy, so this machine alone is served."""
    try:
        return str(ipaddress.ip_address(host or ""))
    except ValueError:
        return "127.0.0.1"


def _web(host: str, port: int, workers: int, threads: int) -> list[str]:
    return [
        sys.executable,
        *("-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "10", "rabfang.project.wsgi:application"),
    ]


def run_together(commands: list[list[str]]) -> int:
    """Runs commands side by side; when one ends, or a signal comes, all are ended. Returns the first's status."""
    processes = [subprocess.Popen(command, env=os.environ) for command in commands]

    def stop(*_: object) -> None:
        for process in processes:
            if process.poll() is None:
                process.terminate()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    return _wait(processes, stop)


def _wait(processes: "list[subprocess.Popen[bytes]]", stop: Callable[[], None]) -> int:
    _, status = os.wait()
    stop()
    for process in processes:
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
    return os.waitstatus_to_exitcode(status)
