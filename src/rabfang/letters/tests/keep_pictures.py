"""Keeps the pictures of today's pages as those to compare with: `python -m rabfang.letters.tests.keep_pictures`.

Look at every changed picture before it is committed.
"""

from pathlib import Path

from rabfang.letters.paper import to_pdf
from rabfang.letters.tests.examples import ALL
from rabfang.letters.tests.reading import pictures_of

KEPT = Path(__file__).parent / "pictures"


def keep() -> None:
    """Writes every page of every example, in greys."""
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for name, document in ALL.items():
        for number, picture in enumerate(pictures_of(to_pdf(document)), start=1):
            picture.save(KEPT / f"{name}-{number}.png", optimize=True)


if __name__ == "__main__":
    keep()
