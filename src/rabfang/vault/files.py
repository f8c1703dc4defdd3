"""Files in a box: one ciphertext holds the file as it came, the copy that people see, and what is known of both."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO, cast
from uuid import UUID

from rabfang.documents.actions import store_made
from rabfang.documents.kinds import SEALED
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import Prepared
from rabfang.documents.queries import open_original
from rabfang.documents.scanning import require_clean
from rabfang.vault.boxes import CannotOpen, hide, new_key, reveal, seal
from rabfang.vault.opening import OpenBox, newest_key

NAME = "sealed.sealed"  # all that the register knows of a sealed file
LENGTH_BYTES = 4
LONGEST_PART = 64 * 1024  # of the head


@dataclass(frozen=True, repr=False)
class FileFacts:
    """What is known of a file: its name and kinds, whether it may do harm, its size, whether people see a copy.

    `clean` says that what people see tells nothing of who made it, when and where. Where it does not hold, whoever
    opens it is to be warned.
    """

    name: str
    media_type: str
    shown_media_type: str
    risky: bool
    clean: bool
    size: int
    copied: bool


@dataclass(frozen=True, repr=False)
class OpenFile:
    """A file that was opened: the bytes as they came and those that people see (the same where no copy was made).

    The bytes as they came are evidence, and opened only on a request that is recorded.
    """

    facts: FileFacts
    original: bytes
    shown: bytes

    @property
    def name(self) -> str:
        """Its name."""
        return self.facts.name

    @property
    def media_type(self) -> str:
        """Of what kind it came."""
        return self.facts.media_type


def seal_files(box: UUID, prepared: Sequence[Prepared], *, at: datetime) -> list[StoredFile]:
    """Keeps checked files as ciphertexts in the box, in the caller's transaction."""
    key = newest_key(box)
    return [store_made(BytesIO(_sealed(bytes(key.public), key.number, each)), NAME, SEALED, at=at) for each in prepared]


def open_file(box: OpenBox, stored: StoredFile) -> OpenFile:
    """The file again. Raises CannotOpen; FileHeld, since what is sealed is looked at when it is opened."""
    with open_original(stored) as content:
        own, facts = _head(box, cast(BinaryIO, content))
        original, shown = _cut(reveal(own, content.read()))
    require_clean(BytesIO(original))
    return OpenFile(original=original, shown=shown or original, facts=facts)


def facts_of(box: OpenBox, stored: StoredFile) -> FileFacts:
    """What is known of a file, without reading its content. Raises CannotOpen."""
    with open_original(stored) as content:
        return _head(box, cast(BinaryIO, content))[1]


def _sealed(public: bytes, number: int, each: Prepared) -> bytes:
    """The key's number; the file's own key, sealed; under that its facts, and its bytes."""
    shown = each.shown_media_type or each.finding.media_type
    facts = {
        "name": each.name,
        "media_type": each.finding.media_type.name,
        "shown_media_type": shown.name,
        "risky": each.finding.risky,
        "clean": each.cleaned,
        "size": each.size,
        "copied": each.shown is not None,
    }
    own = new_key()
    bodies = _with_length(_bytes(each.original)) + (_bytes(each.shown) if each.shown else b"")
    head = [number.to_bytes(2, "big"), seal(public, own, about=NAME), hide(own, json.dumps(facts).encode())]
    return b"".join(map(_with_length, head)) + hide(own, bodies)


def _head(box: OpenBox, content: BinaryIO) -> tuple[bytes, FileFacts]:
    """The file's own key and its facts; the content stands at what follows them."""
    number, wrapped, facts = (_read(content) for _part in range(3))
    own = box.content(int.from_bytes(number, "big"), wrapped, NAME)
    return own, FileFacts(**json.loads(reveal(own, facts)))


def _read(content: BinaryIO) -> bytes:
    """What stands next with its length."""
    length = int.from_bytes(content.read(LENGTH_BYTES), "big")
    if length > LONGEST_PART:
        raise CannotOpen
    return content.read(length)


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
