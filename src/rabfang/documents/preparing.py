"""The slow half of accepting files, before any database lock: measure, recognise, make the copy people see.

A caller that holds a transaction prepares before it begins and stores within:
`with prepare_all(uploads) as prepared, transaction.atomic(): files = actions.store_all(prepared, at=at)`.
"""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.base import File

from rabfang.core.errors import Invalid
from rabfang.documents.cleaning import clean_copy
from rabfang.documents.kinds import Finding, MediaType
from rabfang.documents.limits import LIMITS, MEGABYTE
from rabfang.documents.names import clean_name, name_for
from rabfang.documents.pictures import make_working_copy
from rabfang.documents.scanning import PASSED, Verdict, scan
from rabfang.documents.sniffing import sniff
from rabfang.documents.uploads import OversizedUpload

FIELD = "files"
NEVER_ON_DISK = 0


class FilesRefused(Invalid):
    """Files were refused.

    `problems` holds one Invalid for each, so that a person can mend all of them at once.
    """

    def __init__(self, problems: Sequence[Invalid]) -> None:
        super().__init__("files-refused", field=FIELD, count=len(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Prepared:
    """A file that is accepted but not kept yet.

    Both streams live in memory, or in temporary files, that vanish when closed. `cleaned` says that what people see
    tells nothing of who made it, when and where.
    """

    name: str
    original: BinaryIO
    size: int
    sha256: str
    finding: Finding
    shown: BinaryIO | None = None
    shown_media_type: MediaType | None = None
    taken: dict[str, Any] = field(default_factory=dict)
    cleaned: bool = False
    verdict: Verdict = PASSED


@contextmanager
def prepare_all(
    uploads: "Sequence[File[Any]]", *, in_memory: bool = False, cleaned: bool = False
) -> Iterator[list[Prepared]]:
    """Checks every file, in their order. Leaves nothing behind when it ends; `in_memory` never on a disk meanwhile;
    `cleaned` makes a copy for people of every kind of file, as pictures always have.

    Raises FilesRefused with one problem a refused file, or one for the whole when they are too many or large.
    """
    _refuse_by_size(uploads)
    with ExitStack() as stack:
        prepared: list[Prepared] = []
        problems: list[Invalid] = []
        for upload in uploads:
            try:
                prepared.append(_prepare(upload, stack, in_memory, cleaned))
            except Invalid as problem:
                problems.append(problem)
        if problems:
            raise FilesRefused(problems)
        yield prepared


@contextmanager
def prepare(upload: "File[Any]") -> Iterator[Prepared]:
    """Checks one file. Raises Invalid with the codes of `sniffing.sniff` and the file's cleaned `name`."""
    with ExitStack() as stack:
        yield _prepare(upload, stack, in_memory=False, cleaned=False)


def _refuse_by_size(uploads: "Sequence[File[Any]]") -> None:
    """What can be said without reading a byte. A size that is stated falsely is caught while copying."""
    if len(uploads) > LIMITS.submission_files:
        raise FilesRefused([Invalid("too-many-files", field=FIELD, count=len(uploads), limit=LIMITS.submission_files)])
    if sum(upload.size for upload in uploads) > LIMITS.submission_bytes:
        large = [upload for upload in uploads if upload.size > LIMITS.file_bytes]
        problems = [_too_large(name=clean_name(upload.name)) for upload in large]
        raise FilesRefused([*problems, _too_large_together()])


def _too_large(**params: str) -> Invalid:
    return Invalid("file-too-large", field=FIELD, megabytes=LIMITS.file_bytes // MEGABYTE, **params)


def _too_large_together() -> Invalid:
    return Invalid("files-too-large", field=FIELD, megabytes=LIMITS.submission_bytes // MEGABYTE)


def _prepare(upload: "File[Any]", stack: ExitStack, in_memory: bool, cleaned: bool) -> Prepared:
    name = clean_name(upload.name)
    room = NEVER_ON_DISK if in_memory else MEGABYTE
    try:
        original, digest = _copied(upload, _temporary(stack, room))
        original.seek(0)
        content = original.read()
        finding = sniff(content, name)
        # What is sealed at once is looked at when it is opened: nobody could do it later.
        verdict = PASSED if in_memory else scan(original)
        prepared = Prepared(
            name_for(name, finding.media_type), original, len(content), digest, finding, verdict=verdict
        )
        if not finding.media_type.is_picture:
            return _with_copy(prepared, content, _temporary(stack, room)) if cleaned else prepared
        shown = _temporary(stack, room)
        picture = make_working_copy(content, finding.media_type, shown)
    except Invalid as problem:
        raise Invalid(problem.code, field=FIELD, **{"name": name, **problem.params}) from problem
    return replace(prepared, shown=shown, shown_media_type=picture.media_type, taken=picture.taken, cleaned=True)


def _with_copy(prepared: Prepared, content: bytes, shown: BinaryIO) -> Prepared:
    """The same with a copy without metadata, where one can be made; none is needed when it would be the same."""
    copy = clean_copy(content, prepared.finding)
    if copy is None or copy == content:
        return replace(prepared, cleaned=copy is not None)
    shown.write(copy)
    return replace(prepared, shown=shown, shown_media_type=prepared.finding.media_type, cleaned=True)


def _copied(upload: "File[Any]", copy: BinaryIO) -> tuple[BinaryIO, str]:
    """The copy and its SHA-256, stopping at the first byte over the limit, whatever was stated."""
    if upload.size > LIMITS.file_bytes:
        raise _too_large()
    if isinstance(upload, OversizedUpload):
        raise _too_large_together()
    digest, size = hashlib.sha256(), 0
    for chunk in upload.chunks():
        size += len(chunk)
        if size > LIMITS.file_bytes:
            raise _too_large()
        digest.update(chunk)
        copy.write(chunk)
    return copy, digest.hexdigest()


def _temporary(stack: ExitStack, room: int) -> BinaryIO:
    """A file that stays in memory up to `room` bytes. A spooled one goes to the disk as soon as somebody asks for its
    number, as Pillow does when it saves; so what must never lie there is none."""
    if room == NEVER_ON_DISK:
        return stack.enter_context(BytesIO())
    file = tempfile.SpooledTemporaryFile(room, dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - the stack closes it
    return cast(BinaryIO, stack.enter_context(file))
