"""A drawing as PNG, with the fonts of our own, for files whose readers show no SVG."""

from typing import Any

import typst

from rabfang.letters.paper.press import fonts

DOTS_PER_INCH = 200.0
_MARKUP = '#set page(width: 17cm, height: auto, margin: 0pt)\n#image("drawing.svg", width: 100%)'


def as_png(drawing: str) -> bytes:
    """A chart as wide as a sheet's text."""
    files: Any = {"main.typ": _MARKUP.encode(), "drawing.svg": drawing.encode()}
    made = typst.Compiler(files, font_paths=fonts(), ignore_system_fonts=True).compile(format="png", ppi=DOTS_PER_INCH)
    if not isinstance(made, bytes):
        raise TypeError("a drawing of more than one page")
    return made
