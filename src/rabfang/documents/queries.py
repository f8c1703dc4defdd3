"""Opens stored files for reading.

Who may read is decided by the module that shows the case the file belongs to.
"""

import hashlib
import json
from typing import Any, BinaryIO

from django.core.files.base import File
from django.core.files.storage import storages

from rabfang.core.canonical import digest
from rabfang.documents.limits import MEGABYTE
from rabfang.documents.models import HeldFile, StoredFile
from rabfang.documents.scanning import FileHeld

# What was known of a file when it came. Its bytes are in it by their own digest.
_RECEIVED = (
    "name",
    "media_type",
    "size",
    "sha256",
    "original_path",
    "shown_path",
    "shown_media_type",
    "shown_sha256",
    "risks",
    "risky",
    "created_at",
)


def open_shown(stored: StoredFile) -> "File[Any]":
    """What people see: a picture's copy, any other file as it came. The caller closes it. Raises FileHeld."""
    _refuse_held(stored)
    return storages["default"].open(stored.shown_path or stored.original_path)


def open_original(stored: StoredFile, *, for_people: bool = True) -> "File[Any]":
    """The sealed original, for officers who may see evidence. The caller closes it.

    Raises FileHeld, unless it is this system alone that reads it.
    """
    if for_people:
        _refuse_held(stored)
    return storages["default"].open(stored.original_path)


def _refuse_held(stored: StoredFile) -> None:
    if "held" in stored._state.fields_cache:  # it was read with the file
        held: HeldFile | None = stored._state.fields_cache["held"]
    else:
        held = HeldFile.objects.filter(file=stored).first()
    if held is not None:
        raise FileHeld(held.state)


def file_digest(stored: StoredFile) -> str:
    """The digest by which a register refers to a file: its bytes and everything said of them."""
    taken = json.dumps(stored.taken, sort_keys=True)  # a place is told in fractions, which have no canonical form
    return digest([str(stored.pk), taken, *(getattr(stored, column) for column in _RECEIVED)])


def is_intact(stored: StoredFile) -> bool:
    """Whether the original, and the shown copy where there is one, are byte for byte what was kept."""
    kept = [(stored.original_path, stored.sha256)]
    if stored.shown_path:
        kept.append((stored.shown_path, stored.shown_sha256))
    try:
        return all(_content_digest(path) == digest for path, digest in kept)
    except FileNotFoundError:
        return False


def file_sha256(content: "BinaryIO | File[Any]") -> str:
    """The SHA-256 of an open file's whole content, in hexadecimal."""
    content.seek(0)
    counted = hashlib.sha256()
    while part := content.read(MEGABYTE):
        counted.update(part)
    return counted.hexdigest()


def _content_digest(path: str) -> str:
    with storages["default"].open(path) as content:
        return file_sha256(content)
