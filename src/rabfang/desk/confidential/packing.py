"""A case as files for an outside body: everything said, in order, as data, text and PDF, and every file as it came.

Who reported is never among them, unless a custodian added it for this body: then it stands in a file that they sealed
to the body themselves, which nobody here can open.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from rabfang.cases.wording import byline, sentence
from rabfang.core.clock import local
from rabfang.desk.confidential.chronology import Enclosed, chronology
from rabfang.desk.confidential.reading import Unsealed
from rabfang.letters.paper import to_pdf
from rabfang.vault.actions.identities import packed_for
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.files import open_file
from rabfang.vault.models import OutsideKey
from rabfang.vault.offline import IDENTITY_FILE, file_name, packed


@dataclass(frozen=True, repr=False)
class Package:
    """The sealed file, and whether who reported is in it."""

    content: bytes
    with_identity: bool


def package_for(case: Unsealed, key: OutsideKey) -> Package:
    """The package, sealed to that key."""
    files = _files(case)
    with override("th"):
        entries = [_entry(case, event) for event in case.events]
    said = {
        "office": str(case.case.agency.confidential_of or ""),
        "number": case.case.number_text,
        "received_at": local(case.case.received_at).isoformat(),
        "events": entries,
    }
    identity = packed_for(case.box.box, key)
    content = [
        ("case.json", json.dumps(said, ensure_ascii=False, indent=1).encode()),
        ("case.txt", _as_text(said).encode()),
        ("chronology.pdf", to_pdf(chronology(case, entries, files, str(key.partner)))),
        *((one.name, one.content) for one in files),
        *([(IDENTITY_FILE, identity)] if identity else []),
    ]
    return Package(packed(bytes(key.public), content), bool(identity))


def _entry(case: Unsealed, event: Any) -> dict[str, Any]:
    words = [{"what": case.label(text), "words": text.body} for text in case.texts.get(event.seq, ())]
    return {
        "at": local(event.at).isoformat(timespec="minutes"),
        "what": sentence(event, case.names),
        "by": byline(event, case.names),
        "words": words,
    }


def _as_text(said: dict[str, Any]) -> str:
    lines = [f"{said['office']} {said['number']}", said["received_at"], ""]
    for entry in said["events"]:
        lines += [f"{entry['at']} {entry['what']} ({entry['by']})"]
        lines += [f"  {row['what']}: {row['words']}" for row in entry["words"]]
    return "\n".join(lines) + "\n"


def _files(case: Unsealed) -> list[Enclosed]:
    found = []
    rows = [(seq, row) for seq, attached in case.files.items() for row in attached]
    for number, (seq, row) in enumerate(rows, 1):
        try:
            opened = open_file(case.box, row.file)
        except CannotOpen:
            continue
        found.append(Enclosed(seq, file_name(f"{number:02d}-{opened.name}"), opened.original))
    return found
