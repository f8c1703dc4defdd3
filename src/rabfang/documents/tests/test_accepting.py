"""Accepting files: all or none, sealed, and every problem told at once."""

import hashlib

import pytest

from rabfang.core.errors import Invalid
from rabfang.documents import actions, queries
from rabfang.documents.limits import LIMITS, MEGABYTE
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import FilesRefused
from rabfang.documents.tests import pictures, samples
from rabfang.documents.tests.keeping import AT, kept, upload

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "content", "kind"), samples.HONEST, ids=[row[0] for row in samples.HONEST])
def test_every_accepted_kind_is_kept(name: str, content: bytes, kind: str) -> None:
    stored = actions.accept(upload(content, name), at=AT)
    stored.refresh_from_db()
    assert (stored.media_type, stored.size, stored.created_at) == (kind, len(content), AT)
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    with queries.open_original(stored) as original:
        assert original.read() == content
    assert bool(stored.shown_path) == kind.startswith("image/")
    assert len(kept()) == 1 + bool(stored.shown_path)
    assert queries.is_intact(stored)


def test_a_photograph_is_sealed_and_its_copy_bare() -> None:
    stored = actions.accept(upload(pictures.photograph(), "../ถนน.jpg"), at=AT)
    assert stored.name == "ถนน.jpg"
    assert stored.taken["latitude"] == 14.528333
    with queries.open_shown(stored) as copy:
        assert b"Secret" not in copy.read()
    with queries.open_original(stored) as original:
        assert b"SecretPhone" in original.read()


def test_paths_hold_nothing_a_sender_chose() -> None:
    stored = actions.accept(upload(samples.pdf(), "ลับ.pdf"), at=AT)
    assert stored.original_path == f"originals/{stored.id.hex[:2]}/{stored.id.hex}"


def test_a_risky_pdf_is_kept_and_flagged() -> None:
    stored = actions.accept(upload(samples.pdf(b"<</S /JavaScript>>"), "a.pdf"), at=AT)
    assert stored.risky
    assert stored.risks == ["pdf-script"]


def test_a_refusal_leaves_nothing_and_names_the_file() -> None:
    with pytest.raises(Invalid) as refusal:
        actions.accept(upload(b"MZ\x90\0", "C:\\ภาพ.jpg"), at=AT)
    assert refusal.value.code == "file-not-what-it-says"
    assert refusal.value.params["name"] == "ภาพ.jpg"
    assert refusal.value.field == "files"
    assert kept() == []
    assert not StoredFile.objects.exists()


def test_every_problem_is_told_at_once_and_nothing_kept() -> None:
    files = [
        upload(pictures.picture(), "good.jpg"),
        upload(b"", "empty.jpg"),
        upload(samples.package({"a": b"x"}), "a.zip"),
        upload(pictures.flood(10_000, 10_000), "wall.png"),
    ]
    with pytest.raises(FilesRefused) as refusal:
        actions.accept_all(files, at=AT)
    assert [(problem.code, problem.params["name"]) for problem in refusal.value.problems] == [
        ("file-empty", "empty.jpg"),
        ("file-archive", "a.zip"),
        ("picture-too-many-pixels", "wall.png"),
    ]
    assert kept() == []
    assert not StoredFile.objects.exists()


def test_too_many_files() -> None:
    files = [upload(pictures.picture(), f"{number}.jpg") for number in range(11)]
    with pytest.raises(FilesRefused) as refusal:
        actions.accept_all(files, at=AT)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.params) == ("too-many-files", {"count": 11, "limit": 10})


def test_ten_files_are_kept_in_their_order() -> None:
    files = [upload(pictures.picture(), f"{number}.jpg") for number in range(10)]
    assert [stored.name for stored in actions.accept_all(files, at=AT)] == [f"{number}.jpg" for number in range(10)]


def test_a_file_too_large() -> None:
    with pytest.raises(Invalid) as refusal:
        actions.accept(upload(b"\0" * (LIMITS.file_bytes + 1), "film.mp4"), at=AT)
    assert (refusal.value.code, refusal.value.params["megabytes"]) == ("file-too-large", 20)


def test_a_file_larger_than_it_says() -> None:
    lying = upload(b"\0" * (LIMITS.file_bytes + 1), "film.mp4")
    lying.size = 10
    with pytest.raises(Invalid, match="file-too-large"):
        actions.accept(lying, at=AT)


def test_files_too_large_together() -> None:
    files = [upload(b"x" * (16 * MEGABYTE), f"{number}.txt") for number in range(4)]
    with pytest.raises(FilesRefused) as refusal:
        actions.accept_all(files, at=AT)
    assert [problem.code for problem in refusal.value.problems] == ["files-too-large"]
