"""Says what a file is, by its content and never by its name or the sender's label; refuses everything else.

A kind is accepted because it is on the list, not because it looks harmless (OWASP ASVS 5.0.0, 5.2.2).
"""

import re
from collections.abc import Callable

from rabfang.core.errors import Invalid
from rabfang.documents import headers, media, office, pdf, plain
from rabfang.documents.kinds import GIF, JPEG, MP3, PDF, PNG, SUFFIXES, WEBP, Finding, MediaType
from rabfang.documents.limits import LIMITS
from rabfang.documents.names import suffix_of

# A ZIP is read from its end; its end record and a comment of 65,535 bytes at most are the last thing in it.
ZIP_END, ZIP_TAIL = b"PK\x05\x06", 65_557
# What another program would open this file as: markup anywhere, archives that are found wherever they begin.
SECOND_NATURE = re.compile(
    rb"<(?:!doctype\s+html|html[\s>]|script[\s>]|iframe\s|body[\s>]|svg\s+xmlns|\?php\s)"
    rb"|Rar!\x1a\x07[\x00\x01]|7z\xbc\xaf\x27\x1c\x00",
    re.IGNORECASE,
)
ARCHIVES = (
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")


def sniff(content: bytes, name: str) -> Finding:
    """What the file is.

    Args: the whole content; the name its sender gave it (to phrase a refusal, to tell CSV from text).
    Raises Invalid: file-empty, file-too-large, file-heic, file-archive, file-old-office, file-has-macros,
    file-encrypted, file-kind-not-accepted, file-not-what-it-says, picture-too-many-pixels, archive-bomb,
    archive-unsafe, file-damaged.
    """
    if not content:
        raise Invalid("file-empty")
    if len(content) > LIMITS.file_bytes:
        raise Invalid("file-too-large", megabytes=LIMITS.file_bytes // 2**20)
    _refuse_known(content)
    for matches, examine in EXAMINERS:
        if matches(content):
            return examine(content)
    try:
        return Finding(plain.identify(content, suffix_of(name)))
    except Invalid as refusal:
        if refusal.code == "file-kind-not-accepted" and suffix_of(name) in SUFFIXES:
            raise Invalid("file-not-what-it-says") from refusal
        raise


def _refuse_known(content: bytes) -> None:
    """Kinds that people send in good faith get the advice that helps them."""
    if content.startswith(ARCHIVES) or content[257:262] == b"ustar":
        raise Invalid("file-archive")
    if content.startswith(OLD_OFFICE):
        raise Invalid("file-old-office")
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise Invalid("file-heic")


def _refuse_second_nature(content: bytes) -> None:
    """Refuses a file that is two kinds at once.

    What cameras leave after a picture (a clip, a depth map) is let be.
    """
    if ZIP_END in content[-ZIP_TAIL:] or b"%PDF-" in content[:1024] or SECOND_NATURE.search(content):
        raise Invalid("file-not-what-it-says")


def _picture(kind: MediaType) -> Callable[[bytes], Finding]:
    def examine(content: bytes) -> Finding:
        headers.check_picture(content, kind)
        _refuse_second_nature(content)
        return Finding(kind)

    return examine


def _checked(identify: Callable[[bytes], MediaType]) -> Callable[[bytes], Finding]:
    def examine(content: bytes) -> Finding:
        kind = identify(content)
        _refuse_second_nature(content)
        return Finding(kind)

    return examine


def _pdf(content: bytes) -> Finding:
    if ZIP_END in content[-ZIP_TAIL:]:
        raise Invalid("file-not-what-it-says")
    return Finding(PDF, pdf.risks(content))


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda content: content[:4] == b"RIFF" and content[8:12] == form


EXAMINERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Finding]], ...] = (
    (_starts(b"\xff\xd8\xff"), _picture(JPEG)),
    (_starts(b"\x89PNG\r\n\x1a\n"), _picture(PNG)),
    (_starts(b"GIF87a", b"GIF89a"), _picture(GIF)),
    (_riff(b"WEBP"), _picture(WEBP)),
    (_riff(b"WAVE"), _checked(media.wav)),
    (pdf.is_pdf, _pdf),
    (_starts(b"PK\x03\x04"), office.identify),
    (lambda content: content[4:8] == b"ftyp", _checked(media.mp4)),
    (media.is_mp3, _checked(lambda content: MP3)),
)
