"""Files in a box: one ciphertext holds the file as it came, the copy that people see, and what is known of both."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from rabfang.documents.actions import store_made
from rabfang.documents.kinds import SEALED
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import Prepared
from rabfang.documents.queries import open_original
from rabfang.vault.boxes import CannotOpen, hide, new_key, reveal, seal
from rabfang.vault.opening import OpenBox, newest_key

NAME = "sealed.sealed"  # all that the register knows of a sealed file
LENGTH_BYTES = 4


@dataclass(frozen=True, repr=False)
class OpenFile:
    """A file that was opened: its facts, the bytes as they came and those that people see.

    `clean` says that what people see tells nothing of who made it, when and where. Where it does not hold, no copy
    could be made and both are the same: whoever opens it is to be warned. The bytes as they came are evidence, and
    opened only on a request that is recorded.
    """

    name: str
    media_type: str
    shown_media_type: str
    risky: bool
    clean: bool
    original: bytes
    shown: bytes


def seal_files(box: UUID, prepared: Sequence[Prepared], *, at: datetime) -> list[StoredFile]:
    """Keeps checked files as ciphertexts in the box, in the caller's transaction."""
    key = newest_key(box)
    return [store_made(BytesIO(_sealed(bytes(key.public), key.number, each)), NAME, SEALED, at=at) for each in prepared]


def open_file(box: OpenBox, stored: StoredFile) -> OpenFile:
    """The file again. Raises CannotOpen."""
    with open_original(stored) as content:
        number, rest = _cut(content.read())
    wrapped, hidden = _cut(rest)
    own = box.content(int.from_bytes(number, "big"), wrapped, NAME)
    facts, bodies = _cut(reveal(own, hidden))
    said: dict[str, Any] = json.loads(facts)
    original, shown = _cut(bodies)
    return OpenFile(
        name=said["name"],
        media_type=said["media_type"],
        shown_media_type=said["shown_media_type"],
        risky=said["risky"],
        clean=said["clean"],
        original=original,
        shown=shown or original,
    )


def _sealed(public: bytes, number: int, each: Prepared) -> bytes:
    """The key's number; the file's own key, sealed; everything else hidden under that."""
    shown = each.shown_media_type or each.finding.media_type
    facts = {
        "name": each.name,
        "media_type": each.finding.media_type.name,
        "shown_media_type": shown.name,
        "risky": each.finding.risky,
        "clean": each.cleaned,
        "sha256": each.sha256,
    }
    own = new_key()
    bodies = _with_length(_bytes(each.original)) + (_bytes(each.shown) if each.shown else b"")
    hidden = hide(own, _with_length(json.dumps(facts, ensure_ascii=False).encode()) + bodies)
    return _with_length(number.to_bytes(2, "big")) + _with_length(seal(public, own, about=NAME)) + hidden


def _bytes(content: Any) -> bytes:
    content.seek(0)
    return bytes(content.read())


def _with_length(content: bytes) -> bytes:
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


def _cut(content: bytes) -> tuple[bytes, bytes]:
    """What stands first with its length, and the rest."""
    end = LENGTH_BYTES + int.from_bytes(content[:LENGTH_BYTES], "big")
    if len(content) < end:
        raise CannotOpen
    return content[LENGTH_BYTES:end], content[end:]
