"""Thai words as people and machines write them: cleaning for keeping, folding for finding, foreign look-alikes."""

import re
import unicodedata
from dataclasses import dataclass

_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_ABOVE_BELOW = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e"
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SARA_AM_SPLIT = re.compile(f"\u0e4d([{_TONES}]?)\u0e32")
_NIKHAHIT_AFTER_TONE = re.compile(f"([{_TONES}])\u0e4d\u0e32")
_TONE_BEFORE_VOWEL = re.compile(f"([{_TONES}])([{_ABOVE_BELOW}])")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_BLANK_LETTERS = "\u2800\u3164\uffa0"  # drawn as nothing, though Unicode calls them letters or symbols
_SCRIPTS = (("LAO", "Lao"), ("CYRILLIC", "Cyrillic"), ("GREEK", "Greek"))


@dataclass(frozen=True)
class ForeignLetter:
    """A letter of another script inside a Thai word, and where it stands."""

    char: str
    script: str
    position: int


def clean(text: str) -> str:
    """What is stored and shown: NFC, no control, bidi or zero-width characters, one kind of line break, trimmed.

    No visible character is lost. NFKC is not used: it breaks ำ apart.
    """
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    text = _INVISIBLE.sub("", _CONTROL.sub("", text))
    text = "".join(char for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def has_visible(text: str) -> bool:
    """Whether anything in it can be seen."""
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _BLANK_LETTERS for char in clean(text))


def search_key(text: str) -> str:
    """The form in which words are compared: the many ways of typing the same Thai fold into one. Idempotent."""
    folded = clean(text).replace("\u0e33", "\ue033")  # ำ is kept whole from the folding of NFKC
    folded = unicodedata.normalize("NFKC", folded).replace("\ue033", "\u0e33")
    folded = folded.replace("\u0e40\u0e40", "\u0e41").translate(_DIGITS).casefold()
    folded = _NIKHAHIT_AFTER_TONE.sub("\\1\u0e33", _SARA_AM_SPLIT.sub("\\1\u0e33", folded))
    while (ordered := _TONE_BEFORE_VOWEL.sub("\\2\\1", folded)) != folded:
        folded = ordered
    return " ".join(_INVISIBLE.sub("", folded).split())


def foreign_letters(text: str) -> tuple[ForeignLetter, ...]:
    """Lao, Cyrillic and Greek letters in words that also hold Thai ones (or Lao ones anywhere)."""
    found = []
    for word in re.finditer(r"\S+", text):
        has_thai = any("\u0e01" <= char <= "\u0e5b" for char in word[0])
        for offset, char in enumerate(word[0]):
            script = _script(char)
            if script and (has_thai or script == "Lao"):
                found.append(ForeignLetter(char, script, word.start() + offset))
    return tuple(found)


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((script for start, script in _SCRIPTS if name.startswith(start)), "")
