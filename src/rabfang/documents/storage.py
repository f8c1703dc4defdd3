"""The data folder as a storage that has really written a file when it says so."""

import os
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage


class DurableFileSystemStorage(FileSystemStorage):
    """Flushes each file and its folder to disk: evidence whose row survives a power cut survives with it."""

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        """Returns the name under which it was saved, once it is on the disk."""
        saved = super().save(name, content, max_length)
        path = Path(self.path(saved))
        for place in (path, path.parent, path.parent.parent):
            descriptor = os.open(place, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return saved
