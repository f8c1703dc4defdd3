"""Checks a ZIP package before and while it is unpacked; nothing is ever written under a name from inside it.

The directory at the end is held against the limits before anything is inflated, then every part is inflated
once against its stated length and checksum, so what a later reader meets has been seen (APPNOTE 6.3.10,
sections 4.3 and 4.4).
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS

END = struct.Struct("<4s4H2IH")
LOCAL_HEADER_BYTES = 30
BLOCK = 1024 * 1024
HOSTILE_NAME = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f\x7f]")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Package:
    """A checked package: its part names in lower case, and `read(name)` for the whole of one part."""

    names: frozenset[str]
    read: Callable[[str], bytes]
    inner: tuple["Package", ...]


@dataclass
class Budget:
    """What may still be unpacked from one file, shared by the packages inside it."""

    entries: int = LIMITS.archive_entries
    unpacked: int = LIMITS.archive_unpacked_bytes

    def spend(self, entries: list[zipfile.ZipInfo]) -> None:
        self.entries -= len(entries)
        self.unpacked -= sum(entry.file_size for entry in entries)
        if self.entries < 0 or self.unpacked < 0:
            raise Invalid("archive-bomb")


def open_package(content: bytes, depth: int = 1, budget: Budget | None = None) -> Package:
    """Checks the whole package. `depth` and `budget` are for packages inside packages.

    Raises Invalid: archive-bomb (entries, length, ratio, depth), archive-unsafe (paths, links, overlaps,
    doubles), file-encrypted, file-damaged.
    """
    directory_at = _check_directory(content)
    budget = budget or Budget()
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
        budget.spend(entries)
        _check_entries(entries, directory_at)
        inner = [_check_part(archive, entry, depth, budget) for entry in entries]
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        ValueError,
        EOFError,
        NotImplementedError,
        OSError,
    ) as error:
        raise Invalid("file-damaged") from error
    by_name = {entry.filename.lower(): entry for entry in entries}
    packages = tuple(package for package in inner if package is not None)
    return Package(frozenset(by_name), lambda name: archive.read(by_name[name]), packages)


def _check_directory(content: bytes) -> int:
    """Offset of the directory.

    Reads the end record alone: a list of a million entries is refused before it is read.
    """
    at = content.rfind(b"PK\x05\x06")
    if at < 0 or at + END.size > len(content):
        raise Invalid("file-damaged")
    _, _, _, _, entries, size, offset, comment = END.unpack_from(content, at)
    if entries > LIMITS.archive_entries or size > LIMITS.archive_directory_bytes:
        raise Invalid("archive-bomb")
    # Something before or after the package, or the large form for a small file: two readers would see two
    # packages.
    large = content[max(0, at - 20) : at].startswith(b"PK\x06\x07")
    if large or at + END.size + comment != len(content) or offset + size != at:
        raise Invalid("archive-unsafe")
    return int(offset)


def _check_entries(entries: list[zipfile.ZipInfo], directory_at: int) -> None:
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise Invalid("archive-unsafe")
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        _check_entry(entry)
        if entry.header_offset < end:
            raise Invalid("archive-unsafe")
        end = entry.header_offset + LOCAL_HEADER_BYTES + len(entry.orig_filename) + entry.compress_size
    if end > directory_at:
        raise Invalid("archive-unsafe")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x41:
        raise Invalid("file-encrypted")
    if HOSTILE_NAME.search(entry.orig_filename) or len(entry.orig_filename) > 255:
        raise Invalid("archive-unsafe")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or entry.compress_type not in METHODS:
        raise Invalid("archive-unsafe")
    over = entry.file_size > LIMITS.archive_ratio_counts_from_bytes
    if over and entry.file_size > LIMITS.archive_ratio * max(1, entry.compress_size):
        raise Invalid("archive-bomb")


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int, budget: Budget) -> Package | None:
    """Inflates one part against its length and checksum; a package inside is checked in the same way."""
    with archive.open(entry) as part:
        head = part.read(4)
        if head != b"PK\x03\x04":
            while part.read(BLOCK):
                pass
            return None
        if depth >= LIMITS.archive_depth or entry.file_size > LIMITS.file_bytes:
            raise Invalid("archive-bomb")
        return open_package(head + part.read(), depth + 1, budget)
