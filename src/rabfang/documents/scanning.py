"""Asks ClamAV's daemon whether a file carries something known to harm, over its socket (clamd(8), INSTREAM).

Without a scanner in the settings everything passes. With one, what it cannot be asked about waits: never passed, never
lost. The file's name is not told to it.
"""

import logging
import socket
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

from rabfang.core.errors import Refused
from rabfang.documents.limits import LIMITS, MEGABYTE

log = logging.getLogger(__name__)

CLEAN, WAITING, INFECTED = "clean", "waiting", "infected"
LENGTH_BYTES = 4
LONGEST_ANSWER = 4096
FOUND, OK = " FOUND", ": OK"


@dataclass(frozen=True)
class Verdict:
    """What is known of a file: its state, and the name of what was found in it."""

    state: str = CLEAN
    found: str = ""


PASSED = Verdict()


class FileHeld(Refused):
    """Nobody is shown this file: `state` says whether something was found in it or it still waits."""

    def __init__(self, state: str) -> None:
        super().__init__("file-held", state=state)
        self.state = state


def configured() -> bool:
    """Whether this installation has a scanner."""
    return bool(settings.RABFANG_CLAMAV)


def answers() -> bool:
    """Whether the scanner is there."""
    try:
        with _connected() as line:
            line.sendall(b"zPING\0")
            return _answer(line) == "PONG"
    except OSError:
        return False


def scan(content: BinaryIO) -> Verdict:
    """The verdict on a whole content, read from its beginning; it is left at its beginning. Never raises."""
    if not configured():
        return PASSED
    try:
        said = _asked(content)
    except OSError as error:
        log.warning("the scanner does not answer: %s", type(error).__name__)
        return Verdict(WAITING)
    finally:
        content.seek(0)
    if said.endswith(OK):
        return PASSED
    if said.endswith(FOUND):
        found = said.removesuffix(FOUND).partition(": ")[2][:200]
        log.warning("a file that came in carries %s and is held", found)
        return Verdict(INFECTED, found)
    log.warning("the scanner said: %s", said[:200])
    return Verdict(WAITING)


def require_clean(content: BinaryIO) -> None:
    """For what cannot be held by a row, since only who opens it sees it. Raises FileHeld."""
    verdict = scan(content)
    if verdict.state != CLEAN:
        raise FileHeld(verdict.state)


def _asked(content: BinaryIO) -> str:
    content.seek(0)
    with _connected() as line:
        try:
            line.sendall(b"zINSTREAM\0")
            while part := content.read(MEGABYTE):
                line.sendall(len(part).to_bytes(LENGTH_BYTES, "big") + part)
            line.sendall(bytes(LENGTH_BYTES))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has heard enough and has said why
        return _answer(line)


def _connected() -> socket.socket:
    where = urlsplit(settings.RABFANG_CLAMAV)
    family = socket.AF_UNIX if where.scheme == "unix" else socket.AF_INET
    line = socket.socket(family, socket.SOCK_STREAM)
    line.settimeout(LIMITS.scan_seconds)
    try:
        line.connect(where.path if where.scheme == "unix" else (where.hostname, where.port))
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> str:
    """What it says up to its zero byte."""
    said = b""
    while b"\0" not in said and len(said) < LONGEST_ANSWER and (part := line.recv(1024)):
        said += part
    return said.partition(b"\0")[0].decode("utf-8", "replace").strip()
