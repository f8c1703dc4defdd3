"""The only writers of stored files.

A file without a row is an orphan and is swept; a row without a file never exists.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from os import SEEK_END
from typing import Any, BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import transaction

from rabfang.documents.kinds import Finding, MediaType
from rabfang.documents.models import HeldFile, StoredFile
from rabfang.documents.names import clean_name, name_for
from rabfang.documents.preparing import Prepared, prepare, prepare_all
from rabfang.documents.queries import file_sha256, open_original
from rabfang.documents.scanning import CLEAN, INFECTED, PASSED, WAITING, Verdict, scan

ORIGINALS, SHOWN = "originals", "shown"
A_ROUND = 100  # files that wait for the scanner
# Longer than any transaction and any backup: a file this old without a row belongs to nobody.
ORPHAN_AGE = timedelta(days=1)


def accept(upload: "File[Any]", *, at: datetime) -> StoredFile:
    """Checks and keeps one file.

    Raises Invalid, leaving nothing behind. Slow: see `preparing` for the two halves.
    """
    with prepare(upload) as prepared:
        return store_all([prepared], at=at)[0]


def accept_all(uploads: "Sequence[File[Any]]", *, at: datetime) -> list[StoredFile]:
    """Checks and keeps all files or none, in their order. Raises FilesRefused with every problem."""
    with prepare_all(uploads) as prepared:
        return store_all(prepared, at=at)


def store_made(content: BinaryIO, name: str, kind: MediaType, *, at: datetime, verdict: Verdict = PASSED) -> StoredFile:
    """Keeps a file that this system has made itself, or a mail as it came with the scanner's verdict on it: nothing
    else is looked for in it, and it has no ceiling on its size."""
    digest = file_sha256(content)
    size = content.seek(0, SEEK_END)
    made = Prepared(name_for(clean_name(name), kind), content, size, digest, Finding(kind), verdict=verdict)
    return store_all([made], at=at)[0]


def store_all(prepared: Sequence[Prepared], *, at: datetime) -> list[StoredFile]:
    """Keeps prepared files and writes their rows, in the caller's transaction if there is one.

    The files are written first: should the transaction roll back later, `sweep_orphans` removes them.
    """
    if not prepared:
        return []
    storage = storages["default"]
    saved: list[str] = []
    try:
        with transaction.atomic():
            return [_store(each, storage, saved, at) for each in prepared]
    except BaseException:
        for path in saved:
            storage.delete(path)
        raise


def _store(prepared: Prepared, storage: Storage, saved: list[str], at: datetime) -> StoredFile:
    identifier = uuid.uuid4()
    original_path = _save(prepared.original, ORIGINALS, identifier, storage, saved)
    shown_path = _save(prepared.shown, SHOWN, identifier, storage, saved) if prepared.shown else ""
    stored = StoredFile.objects.create(
        id=identifier,
        name=prepared.name,
        media_type=prepared.finding.media_type.name,
        size=prepared.size,
        sha256=prepared.sha256,
        original_path=original_path,
        shown_path=shown_path,
        shown_media_type=prepared.shown_media_type.name if prepared.shown_media_type else "",
        shown_sha256=file_sha256(prepared.shown) if prepared.shown else "",
        taken=prepared.taken,
        risks=list(prepared.finding.risks),
        risky=prepared.finding.risky,
        created_at=at,
    )
    if prepared.verdict.state != CLEAN:
        HeldFile.objects.create(
            file_id=stored.pk, state=prepared.verdict.state, found=prepared.verdict.found, since=at, tried_at=at
        )
    return stored


def _save(content: BinaryIO, folder: str, identifier: uuid.UUID, storage: Storage, saved: list[str]) -> str:
    """Saves under a path made of the identifier alone; nothing a sender chose reaches the file system."""
    content.seek(0)
    path = f"{folder}/{identifier.hex[:2]}/{identifier.hex}"
    saved.append(path)
    return storage.save(path, File(content, name=path))


def scan_waiting(at: datetime) -> int:
    """Asks the scanner about files that wait, the longest untried first; returns how many are settled.

    Ends at the first that it cannot be asked about; what was found in stays held.
    """
    settled = 0
    for held in HeldFile.objects.filter(state=WAITING).select_related("file").order_by("tried_at")[:A_ROUND]:
        row = HeldFile.objects.filter(pk=held.pk, state=WAITING)
        row.update(tried_at=at)
        try:
            with open_original(held.file, for_people=False) as content:
                verdict = scan(cast(BinaryIO, content))
        except FileNotFoundError:
            continue  # the store has lost it; `rabfang verify` tells
        if verdict.state == WAITING:
            break
        settled += row.delete()[0] if verdict.state == CLEAN else row.update(state=INFECTED, found=verdict.found)
    return settled


def erase(stored: StoredFile) -> None:
    """Removes the row and, once that is certain, both files."""
    storage = storages["default"]
    paths = [path for path in (stored.original_path, stored.shown_path) if path]
    stored.delete()
    for path in paths:
        transaction.on_commit(partial(storage.delete, path))


def erase_unused(files: Iterable[StoredFile]) -> int:
    """Removes those that no row of any table refers to any more; returns how many."""
    erased = 0
    for file in {file.pk: file for file in files}.values():
        if not any(_refers(relation, file) for relation in _relations()):
            erase(file)
            erased += 1
    return erased


def _relations() -> list[Any]:
    """Every column of any table that refers to a stored file, those without a name on this side too."""
    fields = StoredFile._meta.get_fields(include_hidden=True)
    return [field for field in fields if field.auto_created and not field.concrete]


def _refers(relation: Any, file: StoredFile) -> bool:
    rows = relation.related_model._base_manager
    return bool(rows.filter(**{relation.field.name: file}).exists())


def sweep_orphans(*, at: datetime) -> int:
    """Removes files without a row, left by a rolled back transaction, and says how many.

    Younger ones than a day may still get their row and stay.
    """
    storage = storages["default"]
    removed = 0
    for folder, paths in _stored_paths(storage):
        field = "original_path" if folder == ORIGINALS else "shown_path"
        known = set(StoredFile.objects.filter(**{f"{field}__in": paths}).values_list(field, flat=True))
        for path in set(paths) - known:
            if storage.get_modified_time(path) < at - ORPHAN_AGE:
                storage.delete(path)
                removed += 1
    return removed


def _stored_paths(storage: Storage) -> Iterator[tuple[str, list[str]]]:
    """(folder, at most 500 paths) for all that is stored; 500 stays under SQLite's limit of parameters."""
    for folder in (ORIGINALS, SHOWN):
        if not storage.exists(folder):
            continue
        for part in storage.listdir(folder)[0]:
            names = storage.listdir(f"{folder}/{part}")[1]
            for start in range(0, len(names), 500):
                yield folder, [f"{folder}/{part}/{name}" for name in names[start : start + 500]]
