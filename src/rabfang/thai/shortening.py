"""Words made to fit a place: on one line, cut between words, with a sign that more was said."""

import unicodedata

import thaibreak

MORE = "…"
LONGEST_WORD = 40  # letters looked at beyond the place, so that the word which stands across its end is known as one
_BEFORE_ITS_CONSONANT = "เแโใไ"


def shortened(text: str, most: int) -> str:
    """The text on one line, whole where it has at most that many characters, else its beginning and "…".

    The sign is counted. A word longer than the place is cut between letters, never before a mark that stands over one.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    room = most - len(MORE)
    ends = [end for end in thaibreak.boundaries(line[: most + LONGEST_WORD]) if 0 < end <= room]
    return line[: max(ends, default=_between_letters(line, room))].rstrip() + MORE


def _between_letters(line: str, room: int) -> int:
    end = room
    while end > 1 and (unicodedata.category(line[end])[0] == "M" or line[end - 1] in _BEFORE_ITS_CONSONANT):
        end -= 1
    return end
