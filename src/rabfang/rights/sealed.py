"""What is said in a request about a confidential case: sealed in the box of that case, before it is stored."""

from dataclasses import dataclass

from rabfang.rights.models import Request
from rabfang.vault.opening import OpenBox, sealed_words

FIELDS = ("words", "answer", "ground")


@dataclass(frozen=True, repr=False)
class OpenRequest:
    """A request with what was said in it, opened in memory."""

    row: Request
    words: str
    answer: str
    ground: str


def kept(row: Request, field: str, said: str) -> str:
    """What was said as it is stored: as it is, or sealed."""
    box = row.case.box_id if row.case else None
    return sealed_words(box, said, _about(row, field)) if box and said else said


def opened(box: OpenBox, row: Request) -> OpenRequest:
    """The request of a confidential case. Raises CannotOpen."""
    said = {name: getattr(row, name) for name in FIELDS}
    return OpenRequest(row, **{name: box.words(text, _about(row, name)) if text else "" for name, text in said.items()})


def _about(row: Request, field: str) -> str:
    return f"data request {row.year} {row.number} {field}"
