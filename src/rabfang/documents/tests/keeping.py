"""A moment, files to send and a look into the storage."""

from datetime import UTC, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import storages

AT = datetime(2026, 1, 15, 2, 30, tzinfo=UTC)


def upload(content: bytes, name: str) -> "ContentFile[bytes]":
    """A file as a form or a mail hands it on."""
    return ContentFile(content, name=name)


def kept() -> list[str]:
    """The paths of everything in the storage."""
    storage = storages["default"]
    found = []
    for folder in ("originals", "shown"):
        if storage.exists(folder):
            for part in storage.listdir(folder)[0]:
                found += [f"{folder}/{part}/{name}" for name in storage.listdir(f"{folder}/{part}")[1]]
    return sorted(found)
