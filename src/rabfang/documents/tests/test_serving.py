"""What a browser is told about a file."""

from collections.abc import Callable
from contextlib import closing
from urllib.parse import unquote

import pytest
from django.http import FileResponse

from rabfang.documents import actions
from rabfang.documents.models import StoredFile
from rabfang.documents.serving import file_response, original_response
from rabfang.documents.tests import pictures, samples
from rabfang.documents.tests.keeping import AT, upload

pytestmark = pytest.mark.django_db


def stored(content: bytes, name: str) -> StoredFile:
    """The file, accepted."""
    return actions.accept(upload(content, name), at=AT)


def test_a_picture_is_shown_and_its_original_only_downloaded() -> None:
    photograph = stored(pictures.photograph(), "ถนน.jpg")
    with closing(file_response(photograph)) as response, closing(original_response(photograph)) as sealed:
        assert response["Content-Type"] == "image/jpeg"
        assert response["Content-Disposition"].startswith("inline; ")
        assert b"Secret" not in response.getvalue()
        assert sealed["Content-Disposition"].startswith("attachment; ")
        assert b"SecretPhone" in sealed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "disposition"),
    [
        (samples.pdf(), "a.pdf", "inline"),
        (samples.pdf(b"<</S /JavaScript>>"), "a.pdf", "attachment"),
        (samples.docx(), "a.docx", "attachment"),
        (samples.THAI.encode(), "a.txt", "attachment"),
        (samples.mp3(), "a.mp3", "attachment"),
        (samples.mp4(), "a.mp4", "attachment"),
    ],
)
def test_only_pictures_and_quiet_pdfs_open_in_the_browser(content: bytes, name: str, disposition: str) -> None:
    with closing(file_response(stored(content, name))) as response:
        assert response["Content-Disposition"].startswith(f"{disposition}; ")


def test_a_picture_can_be_downloaded_too() -> None:
    with closing(file_response(stored(pictures.picture(), "a.jpg"), as_attachment=True)) as response:
        assert response["Content-Disposition"] == 'attachment; filename="a.jpg"'


@pytest.mark.parametrize("make", [file_response, original_response])
def test_headers_let_nothing_act(make: Callable[[StoredFile], FileResponse]) -> None:
    with closing(make(stored(samples.docx(), "a.docx"))) as response:
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert response["Cache-Control"] == "private, no-store"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_thai_names_arrive_whole() -> None:
    with closing(file_response(stored(samples.pdf(), "หนังสือร้องเรียน น้ำท่วม.pdf"))) as response:
        header = response["Content-Disposition"]
    assert header.isascii()
    assert unquote(header.partition("filename*=utf-8''")[2]) == "หนังสือร้องเรียน น้ำท่วม.pdf"


@pytest.mark.parametrize(
    "name",
    [
        'a"; filename="b.exe',
        "a\r\nSet-Cookie: x=1",
        "a\u2028b",
        "a\u202efdp.exe",
        "a;b=c",
        "a\\b",
        "%0d%0a",
        "\0",
        "ก\r\nX: 1",
    ],
)
def test_names_put_nothing_into_the_header(name: str) -> None:
    """Even when a row was written by something else than `accept`."""
    file = stored(samples.pdf(), "a.pdf")
    file.name = name
    with closing(file_response(file)) as response:
        header = response["Content-Disposition"]
        assert "Set-Cookie" not in response.headers
    assert header.isascii()
    assert header.isprintable()
    assert header.rstrip('"').endswith(".pdf")
    # Taking the escaped signs away, no quote is left that could end the name early.
    assert header.replace("\\\\", "").replace('\\"', "").count('"') in (0, 2)
