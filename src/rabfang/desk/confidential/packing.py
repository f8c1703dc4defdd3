"""A case as files for an outside body: everything said, in order, and every file as it came. Never who reported."""

import json
from typing import Any

from rabfang.cases.wording import byline, sentence
from rabfang.core.clock import local
from rabfang.desk.confidential.reading import Unsealed
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.files import open_file
from rabfang.vault.offline import packed


def package_for(case: Unsealed, public: bytes) -> bytes:
    """The package, sealed to that key."""
    entries = [_entry(case, event) for event in case.events]
    said = {
        "office": str(case.case.agency.confidential_of or ""),
        "number": case.case.number_text,
        "received_at": local(case.case.received_at).isoformat(),
        "events": entries,
    }
    files = [
        ("case.json", json.dumps(said, ensure_ascii=False, indent=1).encode()),
        ("case.txt", _as_text(said).encode()),
        *_files(case),
    ]
    return packed(public, files)


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


def _files(case: Unsealed) -> list[tuple[str, bytes]]:
    found = []
    rows = [row for attached in case.files.values() for row in attached]
    for number, row in enumerate(rows, 1):
        try:
            opened = open_file(case.box, row.file)
        except CannotOpen:
            continue
        found.append((f"{number:02d}-{opened.name.replace('/', '_')}", opened.original))
    return found
