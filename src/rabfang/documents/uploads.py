"""Keeps an over-large upload off the disk while the form it came with is still read to its end.

Django writes a file of any size to disk before a form sees it. This handler takes the place of its handler of
temporary files and throws away what is over a limit, so the person gets the form back with all words and "the
file is too large" beside the field, and the disk holds no more than a submission may have.
"""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

from rabfang.documents.limits import LIMITS


class OversizedUpload(InMemoryUploadedFile):
    """A file whose content was thrown away; its true size stays, and `preparing` refuses it."""

    def __init__(self, name: str, size: int, content_type: str | None) -> None:
        super().__init__(BytesIO(), None, name, content_type, size, None)


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes each chunk to disk while the file and the whole submission are within limits."""

    submission = 0
    oversized = False

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begins a file; what earlier files of the request took is remembered."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self.oversized = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keeps or drops one chunk; `start` is its offset in the file."""
        self.submission += len(raw_data)
        if start + len(raw_data) > LIMITS.file_bytes or self.submission > LIMITS.submission_bytes:
            self.oversized = True
        if not self.oversized:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """The file, or a hollow one of the same name and size when it was too large."""
        if not self.oversized:
            return super().file_complete(file_size)
        self.file.close()
        return OversizedUpload(self.file_name or "", file_size, self.content_type)


class InMemoryUploadHandler(FileUploadHandler):
    """Keeps everything in memory, for what must never lie on a disk unsealed; what is over a limit is thrown away."""

    submission = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begins a file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self.kept, self.oversized = BytesIO(), False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keeps or drops one chunk."""
        self.submission += len(raw_data)
        if start + len(raw_data) > LIMITS.file_bytes or self.submission > LIMITS.submission_bytes:
            self.oversized = True
        if not self.oversized:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """The file, or a hollow one of the same name and size when it was too large."""
        name = self.file_name or ""
        if self.oversized:
            return OversizedUpload(name, file_size, self.content_type)
        self.kept.seek(0)
        return InMemoryUploadedFile(self.kept, None, name, self.content_type, file_size, self.charset)
