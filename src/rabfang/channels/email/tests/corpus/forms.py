"""Mails by Outlook, calendars, archives and other packages."""

import io
import struct
import zipfile

from rabfang.channels.email.tests.corpus.making import BODY, HTML, PLAIN, PNG, Example, mail, multi, part
from rabfang.documents.limits import MEGABYTE

MIXED = 'multipart/mixed; boundary="b0"'
SCRIPT = b"<html><head><title>no</title><style>p{}</style></head><body><script>alert('no')</script><p onclick=x()>"
INVITE = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR"


def tnef(*attributes: tuple[int, bytes]) -> bytes:
    said = b"".join(struct.pack("<BII", 2, key, len(value)) + value + b"\0\0" for key, value in attributes)
    return b"\x78\x9f\x3e\x22\x01\x00" + said


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "x")
    return file.getvalue()


WINMAIL = tnef((0x00069002, b"\0" * 14), (0x00018010, "ไฟ.png".encode("cp874") + b"\0"), (0x0006800F, PNG))


def with_file(kind: str, content: bytes, name: str) -> bytes:
    return mail(
        kind=MIXED, body=multi(PLAIN, part(kind, content, f'Content-Disposition: attachment; filename="{name}"'))
    )


def nested(depth: int, inner: bytes = PLAIN) -> bytes:
    for level in range(depth):
        inner = f"Content-Type: multipart/mixed; boundary=n{level}\r\n\r\n".encode() + multi(
            inner, boundary=f"n{level}"
        )
    return mail(kind=MIXED, body=multi(inner))


EXAMPLES = [
    Example("nested five deep", nested(5), says="ไฟหน้าวัดดับ"),
    Example("nested a thousand deep", nested(1000), "held unreadable"),
    Example(
        "words above a thousand levels",
        mail(kind=MIXED, body=multi(PLAIN, nested(400).split(b"\r\n\r\n", 1)[1])),
        says="ไฟหน้าวัดดับ",
    ),
    Example("winmail", with_file("application/ms-tnef", WINMAIL, "winmail.dat"), files=("ไฟ.png",)),
    Example(
        "winmail called something else", with_file("application/octet-stream", WINMAIL, "a.dat"), files=("ไฟ.png",)
    ),
    Example(
        "a broken winmail", with_file("application/ms-tnef", b"\x78\x9f\x3e\x22\x01", "winmail.dat"), says="winmail.dat"
    ),
    Example("an archive", with_file("application/zip", zipped(), "a.zip"), says="a.zip"),
    Example("a program", with_file("application/octet-stream", b"MZ\x90\0" * 20, "งาน.exe"), says="งาน.exe"),
    Example(
        "a file of ten megabytes",
        with_file("text/plain", b"0123456789abcde\n" * (10 * MEGABYTE // 16), "big.txt"),
        files=("big.txt",),
    ),
    Example("an empty file", with_file("text/plain", b"", "empty.txt"), says="ไฟหน้าวัดดับ"),
    Example(
        "more files than are kept",
        mail(
            kind=MIXED,
            body=multi(
                PLAIN,
                *(part("image/png", PNG, f"Content-Disposition: attachment; filename={n}.png") for n in range(12)),
            ),
        ),
        says="“11.png”",
        files=tuple(f"{number}.png" for number in range(10)),
    ),
    Example(
        "html with script",
        mail(kind="text/html; charset=utf-8", body=SCRIPT + BODY.encode() + b"</p></body>"),
        says="ไฟหน้าวัดดับ",
    ),
    Example(
        "html that never ends",
        mail(kind="text/html; charset=utf-8", body=BODY.encode() + b"<p <!-- <script>"),
        says="ไฟหน้าวัดดับ",
    ),
    Example(
        "html with a quotation",
        mail(kind="text/html; charset=utf-8", body=f"<div>{BODY}</div><blockquote>เดิม</blockquote>".encode()),
        says="> เดิม",
    ),
    Example(
        "plain words empty, html says it",
        mail(kind='multipart/alternative; boundary="b0"', body=multi(part("text/plain", b" \r\n"), HTML)),
        says="ไฟหน้าวัดดับ",
    ),
    Example(
        "an invitation",
        mail(
            kind='multipart/alternative; boundary="b0"',
            body=multi(PLAIN, part("text/calendar; method=REQUEST", INVITE)),
        ),
        "held automatic",
    ),
    Example("an invitation alone", mail(kind="text/calendar; method=REQUEST", body=INVITE), "held automatic"),
    Example(
        "uuencoded",
        mail(
            "Content-Transfer-Encoding: x-uuencode", kind="text/plain", body=b"begin 644 a\r\n&4W1R965T\r\n`\r\nend\r\n"
        ),
        says="Street",
    ),
    Example("boundary never comes", mail(kind='multipart/mixed; boundary="zz"', body=BODY.encode()), says="ไฟหน้าวัดดับ"),
    Example("boundary without an end", mail(kind=MIXED, body=b"--b0\r\n" + PLAIN), says="ไฟหน้าวัดดับ"),
    Example("no boundary", mail(kind="multipart/mixed", body=BODY.encode()), says="ไฟหน้าวัดดับ"),
    Example("lines end as on unix", mail().replace(b"\r\n", b"\n"), says="ไฟหน้าวัดดับ"),
]
