"""Typesetting: what typst makes of markup, data and pictures, in fonts of our own."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from rabfang.letters.paper.characters import FONTS

SHAPELESS = "could not be displayed with font"  # what an error says of letters that find no shape together


def press(files: Any, pictures: Mapping[str, bytes], moment: datetime) -> bytes:
    """An archival PDF (PDF/A-2b) of `main.typ`, dated by `moment`; raises typst.TypstError.

    typst takes pictures only from a folder, and sees nothing but that folder.
    """
    with TemporaryDirectory(prefix="rabfang-letter-") as folder:
        for name, picture in pictures.items():
            (Path(folder) / name).write_bytes(picture)
        compiler = typst.Compiler(files, root=folder, font_paths=fonts(), ignore_system_fonts=True)
        made = compiler.compile(format="pdf", pdf_standards="a-2b", timestamp=moment)
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


@cache
def fonts() -> typst.Fonts:
    """Our fonts and those inside typst; nothing of the machine it runs on."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
