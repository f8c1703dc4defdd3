"""What is kept stays whole, what is not kept leaves nothing behind."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from rabfang.documents import actions, queries
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import prepare_all
from rabfang.documents.tests import pictures, samples
from rabfang.documents.tests.keeping import AT, kept, upload

pytestmark = pytest.mark.django_db


def test_a_row_that_cannot_be_written_takes_its_files_along(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**facts: object) -> None:
        raise IntegrityError

    with prepare_all([upload(pictures.picture(), "a.jpg")]) as prepared:
        monkeypatch.setattr(StoredFile.objects, "create", fail)
        with pytest.raises(IntegrityError):
            actions.store_all(prepared, at=AT)
    assert kept() == []


def test_a_rolled_back_submission_is_swept_after_a_day_and_nothing_else() -> None:
    stays = actions.accept(upload(pictures.picture(), "stays.jpg"), at=AT)
    try:
        with transaction.atomic():
            actions.accept(upload(pictures.picture(), "goes.jpg"), at=AT)
            raise InterruptedError
    except InterruptedError:
        pass
    assert len(kept()) == 4
    written = storages["default"].get_modified_time(stays.original_path)
    assert actions.sweep_orphans(at=written) == 0
    assert actions.sweep_orphans(at=written + timedelta(days=1, minutes=1)) == 2
    assert kept() == sorted([stays.original_path, stays.shown_path])


@pytest.mark.django_db(transaction=True)
def test_erasing_removes_row_and_files() -> None:
    stored = actions.accept(upload(pictures.photograph(), "a.jpg"), at=AT)
    actions.erase(stored)
    assert kept() == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_erasing_that_is_rolled_back_removes_nothing() -> None:
    stored = actions.accept(upload(pictures.photograph(), "a.jpg"), at=AT)
    try:
        with transaction.atomic():
            actions.erase(StoredFile.objects.get(id=stored.id))
            raise InterruptedError
    except InterruptedError:
        pass
    assert queries.is_intact(stored)


def test_the_durable_storage_keeps_what_it_says(tmp_path: Path, settings: Any) -> None:
    backend = "rabfang.documents.storage.DurableFileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path)}}}
    stored = actions.accept(upload(pictures.photograph(), "a.jpg"), at=AT)
    assert (tmp_path / stored.original_path).read_bytes() == pictures.photograph()
    assert queries.is_intact(stored)


def test_a_changed_original_is_noticed() -> None:
    stored = actions.accept(upload(samples.pdf(), "a.pdf"), at=AT)
    storage = storages["default"]
    storage.delete(stored.original_path)
    assert not queries.is_intact(stored)
    storage.save(stored.original_path, upload(b"other", "a"))
    assert not queries.is_intact(stored)


@pytest.mark.parametrize(
    "wrong",
    [
        {"media_type": "text/html"},
        {"size": 0},
        {"name": ""},
        {"sha256": "abc"},
        {"shown_path": "shown/x"},
        {"shown_media_type": "image/png"},
        {"shown_path": "shown/x", "shown_media_type": "text/html"},
        {"original_path": ""},
    ],
)
def test_the_database_refuses_what_no_action_writes(wrong: dict[str, object]) -> None:
    stored = actions.accept(upload(samples.pdf(), "a.pdf"), at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(id=stored.id).update(**wrong)
