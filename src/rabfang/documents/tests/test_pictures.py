"""The copy that people see holds pixels and nothing else, and huge pictures are never decoded."""

import io
import struct
import time

import pytest
from PIL import Image

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS
from rabfang.documents.pictures import Picture, make_working_copy
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests import pictures


def shown(content: bytes) -> tuple[Picture, bytes]:
    """What became of the picture, and the copy's bytes."""
    target = io.BytesIO()
    made = make_working_copy(content, sniff(content, "photo.jpg").media_type, target)
    return made, target.getvalue()


def code_for(content: bytes) -> str:
    """The code under which this picture is refused."""
    with pytest.raises(Invalid) as refusal:
        shown(content)
    return refusal.value.code


def test_a_photographs_secrets_stay_out_of_the_copy() -> None:
    original = pictures.photograph()
    assert all(secret in original for secret in (b"SecretPhone", b"SecretComment", b"SecretProfile", b"SecretPacket"))
    made, copy = shown(original)
    assert b"Secret" not in copy
    assert b"Exif" not in copy
    assert b"2026" not in copy
    opened = Image.open(io.BytesIO(copy))
    assert dict(opened.getexif()) == {}
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(opened.info)
    assert made.media_type.name == "image/jpeg"


def test_time_and_place_are_kept_apart() -> None:
    made, _ = shown(pictures.photograph())
    assert made.taken == {"time": "2026-01-15T09:30:00+07:00", "latitude": 14.528333, "longitude": 100.91}


def test_a_pngs_notes_stay_out_of_the_copy() -> None:
    made, copy = shown(pictures.noted_png())
    assert b"Secret" not in copy
    assert b"tEXt" not in copy
    assert made.media_type.name == "image/png"


@pytest.mark.parametrize(("orientation", "size"), [(1, (400, 300)), (3, (400, 300)), (6, (300, 400)), (8, (300, 400))])
def test_the_copy_is_upright(orientation: int, size: tuple[int, int]) -> None:
    _, copy = shown(pictures.photograph(orientation=orientation))
    assert Image.open(io.BytesIO(copy)).size == size


def test_turning_turns_the_right_way() -> None:
    """The gradient is dark at its top; 6 says: turn it a quarter clockwise, so that dark is at the right."""
    _, copy = shown(pictures.photograph(orientation=6))
    row = Image.open(io.BytesIO(copy)).convert("L").crop((0, 200, 300, 201)).tobytes()
    assert row[295] < 40 < 200 < row[5]


def test_a_large_photograph_is_made_smaller() -> None:
    _, copy = shown(pictures.picture(size=(6000, 4000)))
    assert Image.open(io.BytesIO(copy)).size == (LIMITS.shown_side_pixels, 1707)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_of_storing_colour(mode: str) -> None:
    made, copy = shown(pictures.picture("PNG", mode=mode))
    assert made.media_type.name == "image/png"
    assert Image.open(io.BytesIO(copy)).size == (64, 48)


def test_printers_colours() -> None:
    _, copy = shown(pictures.picture(mode="CMYK"))
    assert Image.open(io.BytesIO(copy)).mode == "RGB"


@pytest.mark.parametrize(("width", "height"), [(10_000, 10_000), (65_535, 65_535), (2**31 - 1, 2**31 - 1)])
def test_a_flood_of_pixels_is_refused_before_decoding(width: int, height: int) -> None:
    content = pictures.flood(width, height) if width == 10_000 else pictures.flood(10_000, 1)
    content = content[:16] + struct.pack(">II", width, height) + content[24:]
    assert len(content) < 100_000
    began = time.process_time()
    with pytest.raises(Invalid) as refusal:
        sniff(content, "photo.png")
    assert refusal.value.code == "picture-too-many-pixels"
    assert refusal.value.params["limit"] == 40
    assert time.process_time() - began < 0.1


def test_a_flood_of_pixels_in_each_kind() -> None:
    jpeg = pictures.picture()
    at = jpeg.index(b"\xff\xc0") + 5
    gif = pictures.picture("GIF", mode="L")
    webp = pictures.picture("WEBP", mode="LA")
    assert code_for(jpeg[:at] + b"\xff\xff\xff\xff" + jpeg[at + 4 :]) == "picture-too-many-pixels"
    assert code_for(gif[:6] + b"\xff\xff\xff\xff" + gif[10:]) == "picture-too-many-pixels"
    assert code_for(webp[:24] + b"\xff\x3f\0\xff\x3f\0" + webp[30:]) == "picture-too-many-pixels"


def test_a_frame_larger_than_its_screen() -> None:
    gif = pictures.picture("GIF", mode="L")
    at = gif.index(b"\x2c\0\0\0\0") + 5
    assert code_for(gif[:at] + b"\xff\xff\xff\xff" + gif[at + 4 :]) == "picture-too-many-pixels"


def test_a_million_frames_cost_nothing() -> None:
    content = pictures.animation(1_000_000)
    began = time.process_time()
    made, _ = shown(content)
    assert made.media_type.name == "image/png"
    assert time.process_time() - began < 2


def test_an_animated_png_and_webp_show_their_first_frame() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    for kind in ("PNG", "WEBP"):
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:], lossless=True)
        _, copy = shown(out.getvalue())
        opened = Image.open(io.BytesIO(copy))
        assert getattr(opened, "n_frames", 1) == 1
        assert opened.convert("RGB").tobytes()[0] > 200


def test_a_jpeg_of_endless_scans() -> None:
    assert code_for(pictures.scans(5000)) == "file-damaged"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_cut_short(kind: str, part: float) -> None:
    whole = pictures.picture(kind, size=(400, 300), mode="L" if kind == "GIF" else "RGB")
    assert code_for(whole[: int(len(whole) * part)]) == "file-damaged"


def test_broken_places_are_no_places() -> None:
    whole = pictures.photograph()
    at = (
        whole.index(struct.pack(">II", 14, 1))
        if struct.pack(">II", 14, 1) in whole
        else whole.index(struct.pack("<II", 14, 1))
    )
    made, _ = shown(whole[:at] + b"\0" * 8 + whole[at + 8 :])
    assert made.taken == {"time": "2026-01-15T09:30:00+07:00"}
