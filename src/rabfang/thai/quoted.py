"""Words kept as one text with what they quote of earlier ones: the new first, the old below a line that says so."""

from dataclasses import dataclass

MARK = "--- ข้อความเดิมที่อ้างถึง ---"


@dataclass(frozen=True)
class Quoting:
    """New words first; what they quote, possibly nothing."""

    new: str
    quoted: str = ""

    def whole(self, at_most: int) -> str:
        """Both as one text of at most so many characters, the quoted part cut first."""
        room = at_most - len(self.new) - len(MARK) - 4
        if not self.quoted or room < 1:
            return self.new[:at_most]
        return f"{self.new}\n\n{MARK}\n\n{self.quoted[:room]}".strip()


def parted(text: str) -> Quoting:
    """A kept text in its two parts again."""
    new, _mark, quoted = text.partition(f"\n\n{MARK}\n\n")
    return Quoting(new, quoted)
