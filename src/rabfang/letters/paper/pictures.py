"""The pictures documents carry: which kinds there are, and one kind turned into another."""

import re
from functools import lru_cache
from io import BytesIO
from typing import Any

import typst
from PIL import Image

_STARTS = ((b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg"))
_SVG = re.compile(rb"^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_MARKUP = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("picture.svg", height: 3cm)'
DOTS_PER_INCH = 300.0


class CannotPrint(ValueError):
    """A picture that is no PNG, JPEG or SVG, or that cannot be read."""


def ending(picture: bytes) -> str:
    """ "png", "jpg" or "svg"; CannotPrint for anything else."""
    for start, name in _STARTS:
        if picture.startswith(start):
            _read(picture)
            return name
    if _SVG.match(picture):
        return "svg"
    raise CannotPrint("a picture must be PNG, JPEG or SVG")


def _read(picture: bytes) -> None:
    try:
        with Image.open(BytesIO(picture)) as opened:
            opened.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise CannotPrint(f"a picture cannot be read: {error}") from error


@lru_cache(maxsize=16)  # an office prints the same emblem on every letter
def without_svg(picture: bytes) -> bytes:
    """The picture as PNG or JPEG: word processors before 2019 show no SVG."""
    if ending(picture) != "svg":
        return picture
    files: Any = {"main.typ": _MARKUP.encode(), "picture.svg": picture}
    try:
        drawn = typst.Compiler(files, ignore_system_fonts=True).compile(format="png", ppi=DOTS_PER_INCH)
    except RuntimeError as error:  # of typst, or of a file that is no text
        raise CannotPrint(str(error)) from error
    if not isinstance(drawn, bytes):
        raise CannotPrint("the picture has more than one page")
    return drawn
