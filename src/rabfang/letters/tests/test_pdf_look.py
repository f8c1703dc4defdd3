"""Pages look as those that were looked at and kept."""

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from rabfang.letters.paper import to_pdf
from rabfang.letters.tests.examples import ALL
from rabfang.letters.tests.keep_pictures import KEPT
from rabfang.letters.tests.reading import pictures_of

PLACE = 12  # the side of the squares that are compared, in pixels: half a centimetre
TOLERATED = 24  # of 255 in any one square; a word moved by a line makes 60


@pytest.mark.parametrize("name", ALL)
def test_pages_look_as_kept(name: str) -> None:
    pages = pictures_of(to_pdf(ALL[name]))
    assert len(pages) == len(list(KEPT.glob(f"{name}-[0-9].png")))
    for number, page in enumerate(pages, start=1):
        kept = Image.open(KEPT / f"{name}-{number}.png").convert("L")
        assert page.size == kept.size
        assert difference(page, kept) < TOLERATED, f"{name}-{number}"


def test_a_moved_line_is_seen() -> None:
    page = pictures_of(to_pdf(ALL["letter"]))[0]
    moved = ImageChops.offset(page, 0, 12)
    assert difference(page, moved) > TOLERATED * 2


def difference(one: Image.Image, other: Image.Image) -> float:
    """The grey by which the two differ most, in squares; edges drawn a little softer count little."""
    parts = [picture.filter(ImageFilter.BoxBlur(1)) for picture in (one, other)]
    squares = ImageChops.difference(*parts).reduce(PLACE)
    highest: float = ImageStat.Stat(squares).extrema[0][1]
    return highest
