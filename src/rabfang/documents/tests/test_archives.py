"""Packages that are larger, deeper or elsewhere than they seem."""

import io
import struct
import time
import zipfile

import pytest

from rabfang.core.errors import Invalid
from rabfang.documents.archives import open_package
from rabfang.documents.limits import LIMITS, MEGABYTE
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests import samples


def code_for(content: bytes) -> str:
    """The code under which this document is refused."""
    with pytest.raises(Invalid) as refusal:
        sniff(content, "letter.docx")
    return refusal.value.code


def patched(content: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """The content with some bytes after the last such signature replaced."""
    at = content.rindex(signature) + offset
    return content[:at] + value + content[at + len(value) :]


def test_a_small_file_that_fills_the_memory() -> None:
    bomb = samples.docx(word__media__image_dot_xml=b"\0" * (60 * MEGABYTE))
    assert len(bomb) < 100_000
    assert code_for(bomb) == "archive-bomb"


def test_many_parts_that_each_seem_small() -> None:
    parts = {f"word/{number}.xml": b" " * (4 * MEGABYTE) for number in range(40)}
    assert code_for(samples.package(parts)) == "archive-bomb"


def test_a_part_larger_than_it_says() -> None:
    honest = samples.docx(word__media__image_dot_xml=b"\0" * MEGABYTE)
    assert code_for(patched(honest, b"PK\x01\x02", 24, struct.pack("<I", 10))) == "file-damaged"


def test_a_million_entries_are_refused_before_they_are_read() -> None:
    entry = b"PK\x01\x02" + b"\0" * 42
    many = b"PK\x03\x04" + entry * 400_000
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1000, 1000, len(entry) * 400_000, 4, 0)
    began = time.process_time()
    assert code_for(many + end) == "archive-bomb"
    assert time.process_time() - began < 1


def test_more_entries_than_a_document_has() -> None:
    parts = {f"word/{number}.xml": b"" for number in range(LIMITS.archive_entries + 1)}
    assert code_for(samples.package(parts)) == "archive-bomb"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/x",
        "/etc/passwd",
        "word/../../x",
        "..\\x",
        "C:\\x",
        "C:x",
        "word/a\r\nb",
        "word/\x01",
    ],
)
def test_paths_that_leave_the_package(name: str) -> None:
    assert code_for(samples.package({"word/document.xml": b"", name: b"x"})) == "archive-unsafe"


def test_a_name_that_ends_early() -> None:
    odd = samples.docx(word__aXbYexe=b"").replace(b"word/aXbYexe", b"word/a\0b.exe")
    assert code_for(odd) == "archive-unsafe"


def test_a_link_instead_of_a_part() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("word/document.xml")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert code_for(out.getvalue()) == "archive-unsafe"


def test_parts_that_share_their_bytes() -> None:
    """Two entries of the directory lead to one part, as in an overlapping bomb."""
    honest = samples.docx(word__b_dot_xml=b"x" * 2000, word__c_dot_xml=b"x" * 2000)
    first = honest.index(b"word/b.xml") - 30
    assert code_for(patched(honest, b"PK\x01\x02", 42, struct.pack("<I", first))) == "archive-unsafe"


def test_the_same_name_twice() -> None:
    assert code_for(samples.docx(word__Document_dot_xml=b"other")) == "archive-unsafe"


@pytest.mark.parametrize("around", [(b"PK\x03\x04junk", b""), (b"", b"<script>alert(1)</script>")])
def test_something_before_or_after_the_package(around: tuple[bytes, bytes]) -> None:
    assert code_for(around[0] + samples.docx() + around[1]) == "archive-unsafe"


def test_the_large_form_for_a_small_file() -> None:
    honest = samples.docx()
    at = honest.rindex(b"PK\x05\x06")
    locator = b"PK\x06\x07" + b"\0" * 16
    assert code_for(honest[:at] + locator + honest[at:]) == "archive-unsafe"


def test_encrypted_parts() -> None:
    assert code_for(patched(samples.docx(), b"PK\x01\x02", 8, b"\x01")) == "file-encrypted"
    assert code_for(samples.odt(b"<manifest:encryption-data/>")) == "file-encrypted"


def test_an_unknown_way_of_packing() -> None:
    assert code_for(patched(samples.docx(), b"PK\x01\x02", 10, b"\x0c")) == "archive-unsafe"


@pytest.mark.parametrize("left", [30, 200, 400])
def test_cut_short(left: int) -> None:
    assert code_for(samples.docx()[:left]) == "file-damaged"


def test_a_changed_byte_in_a_part() -> None:
    honest = samples.docx(word__media__image_dot_bin=bytes(range(256)) * 4)
    at = honest.index(b"image.bin") + 40
    assert code_for(honest[:at] + bytes([honest[at] ^ 0xFF]) + honest[at + 1 :]) == "file-damaged"


def test_the_workbook_behind_a_chart_is_a_risk_and_no_bomb() -> None:
    found = sniff(samples.docx(word__embeddings__Sheet1_dot_xlsx=samples.xlsx()), "letter.docx")
    assert found.risks == ("office-embedded-object",)


def test_packages_in_packages_in_packages() -> None:
    content = samples.xlsx()
    for _ in range(3):
        content = samples.docx(word__embeddings__a_dot_docx=content)
    assert code_for(content) == "archive-bomb"


def test_inner_packages_share_one_budget() -> None:
    inner = samples.package({"a": b" " * (4 * MEGABYTE)})
    parts = {f"word/embeddings/{number}.xlsx": inner + b"" for number in range(40)}
    began = time.process_time()
    assert code_for(samples.package(parts)) == "archive-bomb"
    assert time.process_time() - began < 5


def test_a_checked_package_reads_its_parts() -> None:
    package = open_package(samples.docx())
    assert package.read("word/document.xml") == samples.DOCUMENT
