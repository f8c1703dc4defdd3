"""Pictures made for tests, whole and hostile."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: object) -> bytes:
    """A gradient, so that it is no single colour and survives compression recognisably."""
    drawn = Image.linear_gradient("L").resize(size).convert(mode)
    if mode in ("LA", "RGBA"):
        drawn.putalpha(Image.radial_gradient("L").resize(size))
    out = io.BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


def photograph(size: tuple[int, int] = (400, 300), orientation: int = 6) -> bytes:
    """A JPEG as a telephone writes it in Saraburi: turned, with time, place, profile, comment and XMP."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "SecretPhone"
    exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = "2026:01:15 09:30:00"
    exif.get_ifd(IFD.Exif)[Base.OffsetTimeOriginal] = "+07:00"
    exif.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: (14.0, 31.0, 42.0),
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: (100.0, 54.0, 36.0),
        }
    )
    return picture(
        size=size,
        exif=exif,
        comment=b"SecretComment",
        icc_profile=b"SecretProfile" * 20,
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretPacket</x:xmpmeta>",
    )


def png_chunk(name: bytes, body: bytes) -> bytes:
    """One chunk with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def flood(width: int, height: int) -> bytes:
    """A one-bit PNG of that many pixels in a few kilobytes, whole up to ten thousand rows."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = b"\0" * (1 + -(-width // 8))
    rows = min(height, 10_000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", zlib.compress(row * rows, 9))
        + png_chunk(b"IEND", b"")
    )


def noted_png() -> bytes:
    """A PNG with text blocks and a place."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "SecretName")
    notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SecretPacket</x:xmpmeta>")
    return picture("PNG", pnginfo=notes)


def animation(frames: int) -> bytes:
    """A GIF whose every further frame is thirty bytes of one pixel."""
    first = picture("GIF", mode="L")
    frame = b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"
    return first[:-1] + frame * frames + b";"


def scans(count: int) -> bytes:
    """A progressive JPEG in which the last scan is said again and again: small, and slow to decode."""
    whole = picture(progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * count + whole[-2:]
