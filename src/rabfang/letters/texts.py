"""The texts with which letters begin: those that come with the system, and how a text is checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType

from rabfang.letters.placeholders import check, fill

_FILE = Path(__file__).with_name("texts.toml")
LINE = ("subject", "addressee", "salutation", "closing")


@dataclass(frozen=True)
class Text:
    """One text with its placeholders. `references` and `enclosures` hold one entry a line."""

    subject: str
    body: str
    addressee: str = ""
    salutation: str = "เรียน"
    references: str = ""
    enclosures: str = ""
    after: str = ""
    closing: str = ""

    def checked(self) -> "Text":
        """Itself; Invalid by field when something in braces is no known placeholder."""
        for name in FIELDS:
            check(getattr(self, name), field=name)
        return self

    def filled(self, values: Mapping[str, str]) -> "Text":
        """The text with its placeholders replaced; one line stays one line whatever is put in."""
        said = {name: fill(getattr(self, name), values) for name in FIELDS}
        return Text(**{name: " ".join(one.split()) if name in LINE else one for name, one in said.items()})


FIELDS = tuple(field.name for field in fields(Text))


@cache
def built_in() -> Mapping[str, Text]:
    """The texts that come with the system, by key."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType(
        {key: Text(**{name: text.strip() for name, text in row.items()}) for key, row in rows.items()}
    )
