"""Opens stored files for reading.

Who may read is decided by the module that shows the case the file belongs to.
"""

import hashlib
from typing import Any

from django.core.files.base import File
from django.core.files.storage import storages

from rabfang.documents.limits import MEGABYTE
from rabfang.documents.models import StoredFile


def open_shown(stored: StoredFile) -> "File[Any]":
    """What people see: a picture's copy, any other file as it came. The caller closes it."""
    return storages["default"].open(stored.shown_path or stored.original_path)


def open_original(stored: StoredFile) -> "File[Any]":
    """The sealed original, for officers who may see evidence. The caller closes it."""
    return storages["default"].open(stored.original_path)


def is_intact(stored: StoredFile) -> bool:
    """Whether the original is there and is byte for byte what was received."""
    digest = hashlib.sha256()
    try:
        with open_original(stored) as original:
            for chunk in original.chunks(MEGABYTE):
                digest.update(chunk)
    except FileNotFoundError:
        return False
    return digest.hexdigest() == stored.sha256
