"""Thai words as people and machines write them: cleaning for keeping, folding for finding, foreign look-alikes."""

import re
import unicodedata
from dataclasses import dataclass

SARA_AM = "\u0e33"
_ABOVE = "\u0e48-\u0e4c"  # the four tones and thanthakhat: typed last over a consonant
_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e"  # typed before them
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MARKS = re.compile(f"[{_ABOVE}{_VOWELS}]{{2,}}")
_SARA_AM_APART = re.compile(f"\u0e4d([{_ABOVE}]*)\u0e32")
_SARA_AM_BEFORE_TONE = re.compile(f"{SARA_AM}([{_ABOVE}]+)")
_BLANK = "\u2800"  # a pattern of no dots: drawn as nothing, though a symbol
_SCRIPTS = (("LAO", "Lao"), ("CYRILLIC", "Cyrillic"), ("GREEK", "Greek"))


@dataclass(frozen=True)
class ForeignLetter:
    """A letter of another script inside a Thai word, and where it stands."""

    char: str
    script: str
    position: int


def clean(text: str) -> str:
    """What is stored and shown: NFC, no control, bidi or zero-width characters, one kind of line break, trimmed.

    No visible character is lost; idempotent. NFKC is not used: it breaks ำ apart.
    """
    text = _INVISIBLE.sub("", _CONTROL.sub("", _BREAKS.sub("\n", text)))
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def has_visible(text: str) -> bool:
    """Whether anything in it can be seen."""
    return any(unicodedata.category(char)[0] in "LNPS" and char != _BLANK for char in clean(text))


def search_key(text: str) -> str:
    """The form in which words are compared: the many ways of typing the same Thai fold into one. Idempotent."""
    folded = unicodedata.normalize("NFKC", clean(text)).casefold()
    # Case folding can undo composition, and composition can bring out what folds again.
    folded = clean(unicodedata.normalize("NFKC", folded).casefold())
    folded = re.sub(r"\d", lambda digit: str(unicodedata.decimal(digit[0])), folded)
    return " ".join(_thai_order(folded).split())


def typed_alike(text: str) -> str:
    """The ways of typing the same letters as one, Unicode's and Thai's; nothing else changes. For passwords.

    Idempotent. SARA AM, and NIKHAHIT with SARA AA, tones before or after, are the same to the eye and to this.
    """
    return _thai_order(unicodedata.normalize("NFKC", text))


def _thai_order(text: str) -> str:
    """เ + เ as แ; ํ + า, which NFKC also makes of ำ, as ำ; vowels before tones, tones before ำ."""
    text = text.replace("\u0e40\u0e40", "\u0e41")
    text = _MARKS.sub(lambda marks: "".join(sorted(marks[0], key=_is_above)), text)
    text = _SARA_AM_APART.sub(rf"\1{SARA_AM}", text)
    return _SARA_AM_BEFORE_TONE.sub(rf"\1{SARA_AM}", text)


def _is_above(mark: str) -> bool:
    return "\u0e48" <= mark <= "\u0e4c"


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
