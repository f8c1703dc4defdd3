"""Measuring Thai and Latin text and breaking it into lines where Thai may be broken."""

import re
from collections.abc import Iterator
from itertools import pairwise

import thaibreak

# Advance widths of Sarabun bold as parts of the font size, rounded up; marks above and below take none.
_WIDTHS = {
    0.0: "ัิีึืฺุู็่้๊๋์ํ๎",
    0.25: " '",
    0.3: "!,.:;ij|",
    0.35: "-I[]l{}เๅ‘’",
    0.4: "()\\_`fr",
    0.45: '"*stโใไ',
    0.5: "/?Jczงร",
    0.55: "$aekvxyวะาำ–",
    0.6: "0123456789EFLPRSTZ^bdghnopquกจฉฐถธยฤลสฮฯ“”",
    0.65: "+<=>ABCDVY~ขคฅชฎฏดตนผฝภมฦศหอ฿แ๏",
    0.7: "&GHKNOQUXฃฆซทบปๆ๐๑๔๕๖๘๙",
    0.75: "#wพฟษฬ๒๓",
    0.8: "ฑ๗…",
    0.85: "@Mmฌญ๚",
    0.9: "Wฒณ",
    1.0: "%",
}
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_WIDEST = 1.05
_SPARE = 1.06  # a fallback font may be a little wider

_CLUSTER = re.compile(r"[เแโใไ]?.[ัิีึืฺุู็่้๊๋์ํ๎ะาำๅ]*", re.DOTALL)
_STAYS_BEHIND = frozenset("ๆฯ).,:;!?%”’]}")  # never first on a line
_GOES_AHEAD = ("(", "“", "‘", "[", "{")  # never last on a line
# The cut is finer than a reader's words: these stay with what follows, and these pairs together.
_PREFIXES = frozenset({"ผู้", "การ", "ความ", "หน่วย", "นัก", "ข้อ", "เจ้า"})
_PAIRS = frozenset(
    {
        *{
            ("รับ", "เรื่อง"),
            ("ยุติ", "เรื่อง"),
            ("เสนอ", "แนะ"),
            ("ดำเนิน", "การ"),
            ("ช่อง", "ทาง"),
            ("ช่อง", "ทางการ"),
            ("สั่ง", "การ"),
        },
        *{("วัน", "ทำการ"), ("วัน", "ทำ"), ("ทำ", "การ"), ("ร้อง", "เรียน"), ("ร้อง", "ทุกข์"), ("อย่าง", "ไร")},
        *{
            ("สำนัก", "งาน"),
            ("กลุ่ม", "งาน"),
            ("ราย", "งาน"),
            ("บริ", "การ"),
            ("เดือน", "ถัด"),
            ("ถัด", "ไป"),
            ("ไป", "ขั้น"),
        },
        ("ปี", "งบประมาณ"),
    }
)


def text_width(text: str, size: float) -> float:
    """About how wide `text` stands at a font size, in the same unit, never less than it is."""
    return sum(_WIDTH.get(character, _WIDEST) for character in text) * size * _SPARE


def longest_word(text: str, size: float) -> float:
    """How wide the widest piece is that a line would only break between letters, in the unit of the font size."""
    return max((text_width(word.strip(), size) for word in _words(text)), default=0)


def break_lines(text: str, width: float, size: float) -> tuple[str, ...]:
    """`text` in lines no wider than `width`; joined, with the spaces at the breaks, they are the text."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, width, size):
        if line.strip() and text_width((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line = line + piece if line.strip() else piece.lstrip()
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """What must stay together on a line; a piece wider than the line comes as its clusters."""
    for word in _words(text):
        for piece in (word,) if text_width(word.rstrip(), size) <= width else re.findall(r"\s*\S+\s*", word):
            if text_width(piece.rstrip(), size) <= width:
                yield piece
            else:
                yield from _clusters(piece)


def _clusters(word: str) -> Iterator[str]:
    """Letters with their marks, each with what may not begin a line."""
    kept = ""
    for cluster in _CLUSTER.findall(word):
        if kept and cluster[0] not in _STAYS_BEHIND:
            yield kept
            kept = ""
        kept += cluster
    if kept:
        yield kept


def _words(text: str) -> Iterator[str]:
    """Words, each with what may not leave it."""
    edges = thaibreak.boundaries(text)
    word = last = ""
    for start, end in pairwise(edges):
        part = text[start:end]
        if word and not _together(word, last, part):
            yield word
            word = ""
        word += part
        last = part
    if word:
        yield word


def _together(word: str, last: str, part: str) -> bool:
    """Whether no line may end between `word`, whose last piece is `last`, and `part`."""
    if part[0] in _STAYS_BEHIND or part.isspace() or not _begins(part):
        return True
    if last.isspace():
        return part[0].isdigit()  # "step 12", "within 7"
    return word.endswith(_GOES_AHEAD) or last in _PREFIXES or (last, part) in _PAIRS


def _begins(part: str) -> bool:
    """Whether a line may begin with `part`: not with a vowel or tone mark that stands on what is before."""
    return part[0] not in _WIDTHS[0.0] and part[0] not in "ะาำๅ"
