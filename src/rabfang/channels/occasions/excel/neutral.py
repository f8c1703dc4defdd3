"""Text in a cell that no program takes for a formula (OWASP CSV injection), and back again."""

import re

# What begins a formula in Excel, LibreOffice or a file saved as CSV: also full-width, also after blanks.
ACTIVE = re.compile(r"^\s*[=+\-@\t\r\n＝＋－＠]|^[\t\r\n]")
MARK = "'"


def neutral(text: str) -> str:
    """The text with an apostrophe before it where it could act; in a file this system wrote, `plain` takes it away."""
    return MARK + text if _acts(text) else text


def plain(text: str) -> str:
    """What `neutral` was given."""
    return text[1:] if text.startswith(MARK) and _acts(text) else text


def _acts(text: str) -> bool:
    return ACTIVE.search(text.lstrip(MARK)) is not None
