"""Opening boxes in memory: nothing opened here is ever written."""

import base64
import binascii
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rabfang.vault.boxes import CannotOpen, open_sealed, seal
from rabfang.vault.models import Box, BoxKey, Grant, Sealed

GRANT = "box key"


@dataclass(frozen=True, repr=False)
class Unlocked:
    """An officer's private key for as long as one request; `key` is the id of their `OfficerKey`."""

    officer: int
    key: int
    private: bytes


@dataclass(frozen=True, repr=False)
class OpenBox:
    """A box with the private keys it had, by their numbers."""

    box: UUID
    privates: Mapping[int, bytes]

    def words(self, kept: str, about: str) -> str:
        """Words sealed by `sealed_words`. Raises CannotOpen."""
        return self.content(*_parted(kept), about).decode()

    def content(self, number: int, sealed: bytes, about: str) -> bytes:
        """What was sealed to the key of that number. Raises CannotOpen."""
        private = self.privates.get(number)
        if private is None:
            raise CannotOpen
        return open_sealed(private, sealed, about=about)

    def others(self, about: str) -> list[Any]:
        """Everything else in the box about that, as it was put in, in order. Raises CannotOpen."""
        rows = Sealed.objects.filter(key__box=self.box, about=about).select_related("key")
        return [json.loads(self.content(row.key.number, bytes(row.content), about)) for row in rows]


def open_box(box: UUID, by: Unlocked) -> OpenBox:
    """The box for an officer. Raises CannotOpen when it was never granted to them, or no more."""
    return _opened(box, by.private, Grant.objects.filter(key__box=box, officer=by.key))


def open_boxes(boxes: Collection[UUID], by: Unlocked) -> dict[UUID, OpenBox]:
    """Several boxes for an officer, in one query; those that are not theirs are left out."""
    found: dict[UUID, dict[int, bytes]] = {}
    for row in Grant.objects.filter(key__box__in=boxes, officer=by.key).select_related("key"):
        private = open_sealed(by.private, bytes(row.sealed), about=GRANT)
        found.setdefault(row.key.box_id, {})[row.key.number] = private
    return {box: OpenBox(box, privates) for box, privates in found.items()}


def open_by_receipt(box: UUID, private: bytes) -> OpenBox:
    """The box for who holds its receipt. Raises CannotOpen."""
    return _opened(box, private, Grant.objects.filter(key__box=box, receipt__box=box))


def newest_key(box: UUID) -> BoxKey:
    """The public key to which a box is sealed now."""
    return BoxKey.objects.filter(box=box).latest("number")


def sealed_words(box: UUID, words: str, about: str) -> str:
    """Words as they are kept: the number of the box's key, and the ciphertext in base 64."""
    key = newest_key(box)
    sealed = seal(bytes(key.public), words.encode("utf-8", "surrogatepass"), about=about)
    return f"{key.number}.{base64.b64encode(sealed).decode()}"


def identity_of(box: UUID) -> UUID | None:
    """The box in which the identity of who reported is; None when they gave none, or it was erased."""
    return Box.objects.filter(of=box, keys__isnull=False).values_list("pk", flat=True).first()


def _opened(box: UUID, private: bytes, grants: Any) -> OpenBox:
    rows = list(grants.select_related("key"))
    if not rows:
        raise CannotOpen
    return OpenBox(box, {row.key.number: open_sealed(private, bytes(row.sealed), about=GRANT) for row in rows})


def _parted(kept: str) -> tuple[int, bytes]:
    number, _dot, coded = kept.partition(".")
    try:
        return int(number), base64.b64decode(coded, validate=True)
    except (ValueError, binascii.Error) as error:
        raise CannotOpen from error
