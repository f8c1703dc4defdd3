"""Pages as they are looked at: upright, one by one or together as one file."""

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from rabfang.channels.models import PaperPage
from rabfang.documents.models import StoredFile
from rabfang.documents.queries import open_shown

QUALITY = 85
DOTS_AN_INCH = 220.0  # of the copies that are shown: 2560 pixels along an A4 sheet


def upright(file: StoredFile, turned: int) -> bytes:
    """The picture as JPEG, turned clockwise by that many degrees."""
    out = io.BytesIO()
    _opened(file, turned).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def joined(pages: Sequence[PaperPage]) -> io.BytesIO:
    """All pages that have a picture as one PDF, in their order; needs one at least."""
    shown = _each(pages)
    out = io.BytesIO()
    next(shown).save(out, "PDF", save_all=True, append_images=shown, resolution=DOTS_AN_INCH, quality=QUALITY)
    return out


def _each(pages: Sequence[PaperPage]) -> Iterator[Image.Image]:
    """One after the other: sixty pages at once would fill the memory."""
    for page in pages:
        if page.picture is not None:
            yield _opened(page.picture, page.turned)


def _opened(file: StoredFile, turned: int) -> Image.Image:
    with open_shown(file) as content, Image.open(content) as picture:
        plain = picture.convert("RGBA") if picture.has_transparency_data else picture.convert("RGB")
    if plain.mode == "RGBA":  # on white, as paper is
        ground = Image.new("RGB", plain.size, "white")
        ground.paste(plain, mask=plain)
        plain = ground
    return plain.rotate(-turned, expand=True) if turned else plain
