"""The heads of the chains, written to a file outside the database: a line a seal, only ever added.

A line says when, which record, the seal's number and its hash. Somebody else's machine keeps a copy of it (syslog, a
share): against that copy a database shows that was written anew as a whole, seals too.
"""

import fcntl
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from rabfang.audit.sealing import SealRow
from rabfang.core.canonical import moment_text
from rabfang.core.faults import Fault

Records = Mapping[str, type[SealRow]]  # which seals, by the name of the record
LINE = re.compile(r"(?P<at>\S+) (?P<record>[a-z]+) (?P<seal>\d+) (?P<hash>[0-9a-f]{64})")
TAIL = 64 * 1024
WRITTEN_WITHIN = timedelta(hours=1)


def heads_file() -> Path:
    """Where this installation writes them: the setting, or the data folder."""
    return Path(settings.RABFANG_AUDIT_FILE or settings.RABFANG_DATA_DIR / "audit-heads.log")


def write_out(records: Records, path: Path | None = None) -> int:
    """Adds a line for each seal that has none yet; how many."""
    with _held(path or heads_file()) as file:
        last = _last(file, records)
        lines = [
            f"{moment_text(row.at)} {record} {row.pk} {row.hash}\n"
            for record, seals in records.items()
            for row in seals._default_manager.filter(pk__gt=last.get(record, 0)).order_by("pk").iterator()
        ]
        if lines:
            os.write(file, ("" if _ends_whole(file) else "\n").encode() + "".join(lines).encode())
            os.fsync(file)
    return len(lines)


def faults(records: Records, path: Path, at: datetime) -> Iterator[Fault]:
    """Seals that the file does not have, has otherwise, or has and the database has not.

    A line that was cut off by a power failure says nothing; its seal has another one.
    """
    told = _told(path)
    for record, seals in records.items():
        for row in seals._default_manager.order_by("pk").iterator():
            hashes = told.pop((record, row.pk), None)
            if hashes is None and row.at < at - WRITTEN_WITHIN:
                yield Fault(f"heads {record} {row.pk}", f"the seal is not in {path.name}")
            elif hashes is not None and hashes != {row.hash}:
                yield Fault(f"heads {record} {row.pk}", f"the seal is another one in {path.name}")
    for record, number in sorted(key for key in told if key[0] in records):
        yield Fault(f"heads {record} {number}", f"the seal of {path.name} is gone")


def _told(path: Path) -> dict[tuple[str, int], set[str]]:
    """The hashes the file has for each seal."""
    told: dict[tuple[str, int], set[str]] = {}
    if path.exists():
        with path.open(encoding="ascii", errors="replace") as lines:
            for line in lines:
                if found := LINE.search(line):  # syslog puts words of its own before
                    told.setdefault((found["record"], int(found["seal"])), set()).add(found["hash"])
    return told


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """The file, to read and to add to; whoever comes meanwhile waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _last(file: int, records: Records) -> dict[str, int]:
    """The last seal written for each record; read from the end of the file, from all of it where that is too short."""
    size = os.fstat(file).st_size
    for most in (TAIL, size):
        text = os.pread(file, most, max(size - most, 0)).decode("ascii", "replace")
        lines = text.splitlines()[1 if size > most else 0 :]
        last = {found["record"]: int(found["seal"]) for line in lines if (found := LINE.fullmatch(line))}
        if records.keys() <= last.keys():
            break
    return last


def _ends_whole(file: int) -> bool:
    size = os.fstat(file).st_size
    return size == 0 or os.pread(file, 1, size - 1) == b"\n"
