"""Pages of Thai as a telephone photographs them, made for tests."""

import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from rabfang.letters.paper.characters import FONTS

SIZE = (1240, 1754)  # A4 at 150 dots an inch
LETTERS, LINES, EDGE = 38, 96, 90
PAPER, INK = (252, 250, 244), (30, 30, 60)

FIRST = ("เรื่อง ขอให้ซ่อมไฟฟ้าสาธารณะหน้าวัด", "เรียน นายกองค์การบริหารส่วนตำบล", "ข้าพเจ้าอยู่บ้านเลขที่ 12 หมู่ 4")
SECOND = ("ไฟฟ้าดับมาแล้วสามเดือน", "ตั้งแต่วันที่ 9 เมษายน 2569")
THIRD = ("จึงเรียนมาเพื่อโปรดพิจารณา", "ขอแสดงความนับถือ")


def page(lines: Sequence[str], *, turned: int = 0) -> bytes:
    """A JPEG of a page with those lines; `turned` is by how many degrees clockwise the telephone was held."""
    return _jpeg(_drawn(lines).rotate(-turned, expand=True))


def pdf(*pages: Sequence[str]) -> bytes:
    """A scanner's PDF: a picture a sheet."""
    first, *others = (_drawn(lines) for lines in pages)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=150)
    return out.getvalue()


def _drawn(lines: Sequence[str]) -> Image.Image:
    font = ImageFont.truetype(str(FONTS / "RabfangLaksaman-Regular.ttf"), LETTERS)
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((EDGE, EDGE + LINES * number), line, font=font, fill=INK)
    return picture


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def photograph(lines: tuple[str, ...], name: str = "IMG_1.jpg", **how: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, page(lines, **how), "image/jpeg")


def three() -> list[SimpleUploadedFile]:
    """A letter of three pages, photographed in the wrong order, the last one sideways."""
    return [photograph(SECOND, "2.jpg"), photograph(FIRST, "1.jpg"), photograph(THIRD, "3.jpg", turned=90)]
