"""Pictures inside documents: their pixels as they are, without what stands beside them.

Sources: ITU-T T.81 annex B (JPEG segments), W3C PNG section 11 (chunks).
"""

from rabfang.documents.cleaning.unclean import Unclean

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
START_OF_SCAN = 0xDA
# JFIF's size, and Adobe's word on how colours are stored: without them the picture looks otherwise.
KEPT_SEGMENTS = frozenset({0xE0, 0xEE})
KEPT_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"IDAT", b"IEND", b"bKGD", b"sBIT"}
)


def clean_raster(content: bytes) -> bytes:
    """A JPEG or PNG without its other parts. Raises Unclean for anything else."""
    if content.startswith(JPEG):
        return clean_jpeg(content)
    if content.startswith(PNG):
        return _clean_png(content)
    raise Unclean


def clean_jpeg(content: bytes) -> bytes:
    """Without comments, profiles, Exif, XMP, thumbnails, and without what follows the picture. Raises Unclean."""
    out, at = bytearray(JPEG), 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == START_OF_SCAN:
            end = content.rfind(b"\xff\xd9")
            if end < at:
                raise Unclean
            # Up to the first end of a picture: a second one behind it would have a head of its own.
            second = content.find(b"\xff\xd8\xff", at)
            return bytes(out) + content[at : end + 2 if second < 0 else content.rfind(b"\xff\xd9", at, second) + 2]
        if length < 2:
            raise Unclean
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in KEPT_SEGMENTS:
            out += content[at : at + 2 + length]
        at += 2 + length
    raise Unclean


def _clean_png(content: bytes) -> bytes:
    out, at = bytearray(PNG), len(PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + 8]
        if name in KEPT_CHUNKS:
            out += content[at:end]
        if name == b"IEND":
            return bytes(out)
        at = end
    raise Unclean
