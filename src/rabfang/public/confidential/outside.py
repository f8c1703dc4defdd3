"""Bodies outside the office to which corruption can be told: data with a source, which an installation may replace."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

SHIPPED = Path(__file__).with_name("outside.toml")
OWN = "outside-bodies.toml"


@dataclass(frozen=True)
class Body:
    """One of them, in the reader's language; `source` says where its competence is written."""

    name: str
    tells: str
    how: str
    source: str


def outside_bodies() -> list[Body]:
    """Those of the installation's own file in the data folder, otherwise those that come with the product."""
    own = Path(settings.RABFANG_DATA_DIR) / OWN
    table = tomllib.loads((own if own.exists() else SHIPPED).read_text(encoding="utf-8"))
    language = "en" if get_language() == "en" else "th"
    return [
        Body(row["name"][language], row["tells"][language], row["how"][language], row["source"])
        for row in table["body"]
    ]
