"""Which characters reach the paper as they are, and what stands for the others.

An archival PDF may not hold a character without a shape, and a character that nobody sees must not turn the words
around it (U+202E writes right to left). Such a character is printed as its code, "[U+202E]": nothing of what a person
wrote is lost.
"""

import re
import unicodedata
from enum import Enum
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
# Without a shape and without harm: breaks nothing when left out. ZWSP (U+200B) stays, it says where Thai may break.
_SILENT = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"))
_NEW_LINES = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_ZWSP = "\u200b"
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")


class Fonts(Enum):
    """Whose shapes the text will stand in."""

    OWN = ("own",)
    TYPST = ("own", "fallback")
    ANY = ()  # a word processor finds a font for whatever is seen


def one_line(text: str, fonts: Fonts) -> str:
    """The text as one line of printable characters, with single spaces."""
    return _SPACES.sub(" ", printable(_NEW_LINES.sub(" ", text), fonts)).strip(f" {_ZWSP}")


def lines(text: str, fonts: Fonts) -> list[str]:
    """The lines of the text that hold something, each as `one_line`."""
    found = (one_line(line, fonts) for line in _NEW_LINES.split(text))
    return [line for line in found if line]


def printable(text: str, fonts: Fonts) -> str:
    """The text with a code in place of every character that has no shape."""
    shapes = _shapes(fonts)
    return "".join(
        character if character == _ZWSP or _is_seen(character, shapes) else f"[U+{ord(character):04X}]"
        for character in _SPACES.sub(" ", text.translate(_SILENT))
    )


def _is_seen(character: str, shapes: frozenset[int] | None) -> bool:
    return (
        (shapes is None or ord(character) in shapes)
        and character not in _UNSEEN_LETTERS
        and unicodedata.category(character) not in _UNSEEN
    )


@cache
def _shapes(fonts: Fonts) -> frozenset[int] | None:
    """The codes listed in `fonts/own.txt` (our font) and `fonts/fallback.txt` (the fonts inside typst)."""
    if fonts is Fonts.ANY:
        return None
    listed = " ".join((FONTS / f"{name}.txt").read_text(encoding="ascii") for name in fonts.value)
    spans = (span.split("-") for span in listed.split())
    return frozenset(code for first, last in spans for code in range(int(first, 16), int(last, 16) + 1))
