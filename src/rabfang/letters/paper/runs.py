"""Where a line may end: words as a reader sees them, in pieces for the page.

typst cuts Thai finer than a reader would: ไฟ|ฟ้า, ผู้|ใหญ่. A word it must not cut is handed over as a kept piece.
What is too long for a line comes letter by letter (with the marks each carries), and may end anywhere.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import thaibreak

LONGEST_WORD = 30  # letters and marks of Thai that may stay together
LINE, COLUMN, CELL = 20, 12, 8  # letters of any writing that surely fit a line of the text, a column of few, a cell
SHORTEST_KEPT = 4  # typst cuts nothing shorter

Run = tuple[str, bool]  # the text, and whether a line may not end inside it

_THAI = re.compile(r"[\u0e01-\u0e5b]")
_CLUSTER = re.compile(r"[เแโใไ]?.[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0e30\u0e32\u0e33\u0e45]*", re.DOTALL)
_SPACES = re.compile("( +(?![ ๆ]))")  # no line begins with the sign that repeats a word
_STAYS_BEHIND = re.compile(r"[ๆฯะาำๅ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e).,:;!?%”’\]}]")  # never first on a line
_GOES_AHEAD = ("(", "“", "‘", "[", "{", "เ", "แ", "โ", "ใ", "ไ")  # never last on a line
# These stay with the word that follows them.
_PREFIXES = frozenset({"ผู้", "การ", "ความ", "ข้อ", "นัก", "น่า", "เจ้า"})
_TOGETHER = (
    "ร้อง+เรียน ร้อง+ทุกข์ ดำเนิน+การ ได้+รับ เกี่ยว+กับ ต่อ+ไป หมู่+ที่ วัน+ที่ สั่ง+การ ทำ+การ อ้าง+ถึง ว่า+ราชการ "
    "รับ+เรื่อง สำนัก+งาน หน่วย+งาน ราย+งาน กลุ่ม+งาน บริ+การ น้ำ+ท่วม เสนอ+แนะ นับ+แต่ ผู้ร้อง+เรียน ไป+ขั้น"
)
_PAIRS = frozenset(_TOGETHER.split())


def runs(text: str, fits: int = LINE) -> list[Run]:
    """The text in runs; joined they are the text. `fits` letters surely find room on a line."""
    found: list[Run] = []
    for part in _SPACES.split(text):
        for piece, kept in _pieces(part, fits):
            before = found[-1] if found else ("", True)
            if kept or before[1]:
                found.append((piece, kept))
            elif len(before[0].rpartition(" ")[2]) + len(piece) > fits:
                found.append((piece, not piece.isspace()))
            else:
                found[-1] = (before[0] + piece, False)
    return found


def _pieces(part: str, fits: int) -> Iterator[Run]:
    """What stands between two spaces."""
    if not part.strip():
        if part:
            yield part, False
        return
    for word in _words(part):
        thai = bool(_THAI.search(word))
        if len(word) > (LONGEST_WORD if thai else fits):
            yield from ((cluster, True) for cluster in _CLUSTER.findall(word))
        else:
            yield word, thai and SHORTEST_KEPT <= len(word) <= fits


def _words(part: str) -> Iterator[str]:
    """Words, each with what may not leave it."""
    word = last = ""
    for start, end in pairwise(thaibreak.boundaries(part)):
        piece = part[start:end]
        if word and not _together(word, last, piece):
            yield word
            word = ""
        word += piece
        last = piece
    if word:
        yield word


def _together(word: str, last: str, piece: str) -> bool:
    return bool(
        _STAYS_BEHIND.match(piece)
        or " " in (last, piece)
        or word.endswith(_GOES_AHEAD)
        or last in _PREFIXES
        or f"{last}+{piece}" in _PAIRS
        or not (_THAI.search(last) or _THAI.search(piece))
    )
