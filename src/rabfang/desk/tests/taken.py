"""Lists as files in tests: asked for by their form, read back as CSV."""

import csv
from io import StringIO

from django.test import Client


def asked_for(client: Client, address: str, **said: str) -> str:
    """Asks for the file; the address of its page."""
    form = client.get(address).context["form"]
    begun = {name: str(form[name].value()) for name in ("format", "language", "asked")}
    answer = client.post(address, begun | said)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def rows_of(client: Client, page: str) -> list[list[str]]:
    """The rows of a file that is fetched as CSV, its headings first."""
    answer = client.get(f"{page}/file")
    assert answer["Content-Type"] == "text/csv"
    return list(csv.reader(StringIO(b"".join(answer).decode().removeprefix("\ufeff"), newline="")))
