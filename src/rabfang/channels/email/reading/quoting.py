"""What is new in an answer, and what it quotes of the mail before."""

import re

from rabfang.thai.quoted import Quoting

_BEGINS = re.compile(
    r"^\s*(?:-{2,}\s*(?:Original Message|Original message|Forwarded message|ข้อความต้นฉบับ|ข้อความเดิม|ข้อความที่ส่งต่อ)\s*-*"
    r"|_{20,}|-{5,}\s*(?:ข้อความ|จดหมาย).{0,30}-{3,})\s*$"
)
_WROTE = re.compile(
    r"(?:^On\s.{4,200}\swrote:\s*$|(?:เมื่อ|ในวันที่|วันที่|On)\s?.{4,200}(?:เขียนว่า|ได้เขียนว่า|เขียน|wrote)\s*:?\s*$|^.{3,150}<[^<>\s]+@[^<>\s]+>\s*(?:wrote|เขียนว่า|เขียน)\s*:\s*$)"
)
_FROM = re.compile(r"^\s*\*?(?:From|จาก|ผู้ส่ง)\s*:", re.IGNORECASE)
_SENT = re.compile(r"^\s*\*?(?:Sent|Date|ส่ง|ส่งเมื่อ|วันที่|เมื่อ)\s*:", re.IGNORECASE)
_LINES_OF_A_HEAD = 6


def folded(text: str) -> Quoting:
    """Splits a mail's text. When nothing would be new (a mail passed on without a word), all of it is."""
    lines = text.split("\n")
    end = next((place for place in range(len(lines)) if _all_quoted_from(lines, place)), len(lines))
    new: list[str] = []
    quoted: list[str] = []
    for place, line in enumerate(lines[:end]):
        (quoted if line.lstrip().startswith(">") or _introduces(lines, place, end) else new).append(line)
    said = re.sub(r"\n{3,}", "\n\n", "\n".join(new)).strip()
    if not said:
        return Quoting(text.strip())
    return Quoting(said, "\n".join([*quoted, *lines[end:]]).strip())


def _all_quoted_from(lines: list[str], place: int) -> bool:
    """Whether a line begins a copy of the mail before, as Outlook makes it: everything below is quoted."""
    line = lines[place]
    if _BEGINS.match(line):
        below = [each for each in lines[place + 1 : place + 5] if each.strip()]
        return not line.strip().startswith("_") or bool(below and _FROM.match(below[0]))
    return bool(_FROM.match(line)) and any(_SENT.match(each) for each in lines[place + 1 : place + _LINES_OF_A_HEAD])


def _introduces(lines: list[str], place: int, end: int) -> bool:
    """Whether a line says whose words follow: "On Monday ... wrote:" above quoted lines."""
    if not _WROTE.search(lines[place][:400]):
        return False
    following = next((line for line in lines[place + 1 : end] if line.strip()), "")
    return following.lstrip().startswith(">")
