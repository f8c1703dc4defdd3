"""Requests that are too large: the disk stays empty, and the person gets a page."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from django.core.files.base import File
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.test import RequestFactory

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS, MEGABYTE
from rabfang.documents.middleware import RequestSizeMiddleware
from rabfang.documents.preparing import FilesRefused, prepare, prepare_all
from rabfang.documents.tests import pictures
from rabfang.documents.uploads import CappedUploadHandler


@contextmanager
def received(**contents: bytes) -> Iterator[tuple[str, "dict[str, File[Any]]"]]:
    """The words and the files of a posted form, read by the handlers as the settings name them."""
    data: dict[str, object] = {"words": "น้ำท่วม"}
    for name, content in contents.items():
        file = io.BytesIO(content)
        file.name = f"{name}.jpg"
        data[name] = file
    request = RequestFactory().post("/", data)
    request.upload_handlers = [MemoryFileUploadHandler(request), CappedUploadHandler(request)]
    try:
        yield request.POST["words"], {name: cast("File[Any]", request.FILES[name]) for name in contents}
    finally:
        request.close()


def problems(files: "dict[str, File[Any]]") -> list[tuple[str, str | None]]:
    """Code and file name of each problem."""
    with pytest.raises(FilesRefused) as refusal, prepare_all(list(files.values())):
        pass
    return [(problem.code, problem.params.get("name")) for problem in refusal.value.problems]


@pytest.mark.parametrize("size", [(64, 48), (3000, 2000)])
def test_files_within_the_limits_pass(size: tuple[int, int]) -> None:
    content = pictures.picture("PNG", size=size, compress_level=0)
    with received(a=content, b=content) as (_, files):
        assert files["b"].read() == content
        with prepare_all(list(files.values())) as prepared:
            assert [(each.name, each.size) for each in prepared] == [
                ("a.jpg.png", len(content)),
                ("b.jpg.png", len(content)),
            ]


def test_an_oversized_file_is_thrown_away_and_the_words_stay() -> None:
    with received(a=b"\0" * (LIMITS.file_bytes + MEGABYTE), b=pictures.picture()) as (words, files):
        assert words == "น้ำท่วม"
        assert files["a"].size == LIMITS.file_bytes + MEGABYTE
        assert files["a"].read() == b""
        assert problems(files) == [("file-too-large", "a.jpg")]


def test_many_large_files_are_thrown_away_once_over_the_limit_of_all() -> None:
    with received(**dict.fromkeys("abcd", b"\0" * (18 * MEGABYTE))) as (_, files):
        assert [file.read(1) for file in files.values()] == [b"\0", b"\0", b"\0", b""]
        assert problems(files) == [("files-too-large", None)]
        with pytest.raises(Invalid, match="files-too-large"), prepare(files["d"]):
            pass


class Body:
    """A body that is long and counts how much of it was read."""

    def __init__(self, length: int) -> None:
        self.left = length

    def read(self, most: int) -> bytes:
        """So many zeros, while there are any."""
        taken = min(self.left, most)
        self.left -= taken
        return b"\0" * taken

    readline = read


def answered(stated: str, body: Body) -> HttpResponse:
    """What the middleware answers to a post of that stated length."""
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = stated
    request.read = body.read  # type: ignore[assignment,method-assign]
    return cast(HttpResponse, RequestSizeMiddleware(lambda _: HttpResponse("through"))(request))


@pytest.mark.parametrize("stated", ["", "abc", "-1", str(MEGABYTE), str(LIMITS.request_bytes)])
def test_an_ordinary_body_goes_through_unread(stated: str) -> None:
    body = Body(MEGABYTE)
    assert answered(stated, body).content == b"through"
    assert body.left == MEGABYTE


@pytest.mark.parametrize("length", [LIMITS.request_bytes + 1, 10**12])
def test_a_body_far_too_large_gets_a_page(length: int) -> None:
    body = Body(length)
    response = answered(str(length), body)
    assert response.status_code == 413
    assert "ไฟล์ที่ส่งใหญ่เกินไป" in response.content.decode()
    assert "60" in response.content.decode()
    assert length - body.left <= LIMITS.request_bytes + MEGABYTE
