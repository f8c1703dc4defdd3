"""Servers of a test's own on this machine: a free port, and an answer while a block lasts."""

import socket
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

STOP_WITHIN = 20
NOTICES_ITS_END = 0.01  # seconds; the standard library looks up twice a second, which each test would wait for


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def answering(server: socketserver.BaseServer) -> Iterator[None]:
    """The server answers in a thread while the block lasts."""
    thread = threading.Thread(target=server.serve_forever, args=(NOTICES_ITS_END,), daemon=True)
    with server:
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


def ended(process: "subprocess.Popen[bytes]") -> None:
    """Asks a process to end, and ends it when it does not."""
    process.terminate()
    try:
        process.wait(timeout=STOP_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
