"""Reference pages of the manual that are made from the code: settings, addresses. `make docs` writes them."""

from collections.abc import Iterator
from pathlib import Path

import django
from django.urls import URLPattern, URLResolver, get_resolver

from rabfang.project.config import SETTINGS

DOCS = Path(__file__).resolve().parents[3] / "docs"

ALSO_A_FILE = " Secret: or in the file that the same name with `_FILE` names."


def settings_page() -> str:
    """Every setting of an installation."""
    rows = [
        f"| `RABFANG_{row.name}` | {f'`{row.default}`' if row.default else ''} | {row.purpose + also} |"
        for row in SETTINGS
        for also in (ALSO_A_FILE if row.secret else "",)
    ]
    head = (
        "# Settings\n\n"
        "As environment variables, or in `rabfang.toml` in the data folder by the name in small letters without\n"
        "`RABFANG_` (a variable wins). An unknown name or a value of the wrong type stops the start with a clear\n"
        "message.\n\n"
        "A secret may stand in a file of its own instead: `RABFANG_SECRET_KEY_FILE=/run/secrets/key`. It holds one\n"
        "line, and nobody but its owner may write it; `rabfang doctor` tells when others can read it.\n\n"
        "| variable | default | what for |\n|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def urls_page() -> str:
    """Every address, by name."""
    rows = sorted(f"| `{address}` | `{name}` |" for address, name in addresses())
    return "# Addresses\n\n| address | name |\n|---|---|\n" + "\n".join(rows) + "\n"


def addresses() -> Iterator[tuple[str, str]]:
    """Every address pattern and its full name."""
    yield from _walk(get_resolver(), "/", "")


def _walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address, f"{space}{entry.name}"
        else:
            yield from _walk(entry, address, f"{space}{entry.namespace}:" if entry.namespace else space)


PAGES = {"settings.md": settings_page, "urls.md": urls_page}


def write() -> None:
    """Writes every page."""
    django.setup()
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
