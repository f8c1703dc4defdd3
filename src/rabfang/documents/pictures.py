"""The copy of a picture that people see: upright, no larger than needed, nothing but its pixels.

The original stays sealed as evidence; time and place it states are kept apart (OWASP ASVS 5.0.0, 14.2.8).
"""

import io
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from rabfang.core.errors import Invalid
from rabfang.documents.headers import refuse_too_many_pixels
from rabfang.documents.kinds import GIF, JPEG, PNG, WEBP, MediaType
from rabfang.documents.limits import LIMITS

DECODERS = {JPEG.name: "JPEG", PNG.name: "PNG", GIF.name: "GIF", WEBP.name: "WEBP"}
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
EXIF_OFFSET = re.compile(r"[+-]\d\d:\d\d")


@dataclass(frozen=True)
class Picture:
    """What was made of a picture: the kind of the copy, and `taken` as stated by the camera."""

    media_type: MediaType
    taken: dict[str, Any]


def make_working_copy(content: bytes, kind: MediaType, target: BinaryIO) -> Picture:
    """Writes the copy to `target`: JPEG, or PNG when transparent or drawn rather than taken.

    `content` has passed `headers.check_picture`. Raises Invalid: file-damaged, picture-too-many-pixels.
    """
    try:
        with Image.open(io.BytesIO(content), formats=[DECODERS[kind.name]]) as picture:
            # A frame may be larger than the header said; the decoder has not unpacked anything yet.
            refuse_too_many_pixels(*picture.size)
            facts = _stated(picture)
            # JPEG can be decoded at a half, a quarter or an eighth: less memory, less time, same result.
            picture.draft("RGB", (LIMITS.shown_side_pixels, LIMITS.shown_side_pixels))
            shown = _pixels(picture)
        if facts.get("orientation") in UPRIGHT:
            shown = shown.transpose(UPRIGHT[facts["orientation"]])
        as_photograph = kind in (JPEG, WEBP) and shown.mode == "RGB"
        shown.save(target, format="JPEG" if as_photograph else "PNG", **({"quality": 85} if as_photograph else {}))
    except Invalid:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Invalid("picture-too-many-pixels", limit=LIMITS.picture_pixels // 1_000_000, megapixels="100+") from error
    except Exception as error:
        # A decoder may fail on a stranger's bytes in any way; whichever it is, the picture cannot be shown.
        raise Invalid("file-damaged") from error
    return Picture(JPEG if as_photograph else PNG, {k: v for k, v in facts.items() if k != "orientation"})


def _pixels(picture: Image.Image) -> Image.Image:
    """The first frame, made small, in a new picture of mode RGB, RGBA or L without profile or thumbnail."""
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel: without scaling every value above 255 would turn white.
        plain = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif picture.has_transparency_data:
        plain = picture.convert("RGBA")
    else:
        plain = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    # Made small before it is copied once more: a full copy would take another 160 MB.
    plain.thumbnail((LIMITS.shown_side_pixels, LIMITS.shown_side_pixels))
    clean = Image.new(plain.mode, plain.size)
    clean.paste(plain)
    return clean


def _stated(picture: Image.Image) -> dict[str, Any]:
    """What the camera wrote: `orientation` 1 to 8, `time` (ISO 8601), `latitude` and `longitude` (degrees).

    An unreadable block is as good as none: the picture matters, and the original is kept.
    """
    facts: dict[str, Any] = {}
    try:
        exif = picture.getexif()
        facts["orientation"] = exif.get(Base.Orientation)
        facts |= _time(exif.get_ifd(IFD.Exif)) | _place(exif.get_ifd(IFD.GPSInfo))
    except Exception:
        return {"orientation": facts.get("orientation")}
    return facts


def _time(details: Mapping[int, Any]) -> dict[str, str]:
    found = EXIF_TIME.fullmatch(str(details.get(Base.DateTimeOriginal, "")).strip("\0 "))
    if not found:
        return {}
    offset = EXIF_OFFSET.fullmatch(str(details.get(Base.OffsetTimeOriginal, "")).strip("\0 "))
    year, month, day, hour, minute, second = found.groups()
    return {"time": f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset.group() if offset else ''}"}


def _place(gps: Mapping[int, Any]) -> dict[str, float]:
    if GPS.GPSLatitude not in gps or GPS.GPSLongitude not in gps:
        return {}
    latitude = _degrees(gps[GPS.GPSLatitude], gps.get(GPS.GPSLatitudeRef) == "S")
    longitude = _degrees(gps[GPS.GPSLongitude], gps.get(GPS.GPSLongitudeRef) == "W")
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return {}
    return {"latitude": round(latitude, 6), "longitude": round(longitude, 6)}


def _degrees(parts: Any, negative: bool) -> float:
    """Degrees of (degrees, minutes, seconds); NaN, which fits no range, when a part is none."""
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return math.nan if not math.isfinite(value) else -value if negative else value
