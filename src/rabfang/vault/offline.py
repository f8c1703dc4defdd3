"""What is done with a private key on a machine of its own, without a database: the escrow's key and sealed packages.

Key files and escrow bundles are JSON. A package is the line `MAGIC`, the length (4 bytes) and bytes of its own key
sealed to the receiver, then a ZIP encrypted under that key.
"""

import base64
import json
import os
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

from rabfang.vault.boxes import CannotOpen, Pair, hide, new_key, new_pair, open_sealed, pair_of, reveal, seal

MAGIC = b"RABFANG-PACKAGE-1\n"
KEY_FILE, BUNDLE, RESTORED = "rabfang private key", "rabfang escrow bundle", "rabfang escrow restored"
GRANT, BARRED, PACKAGE = "box key", "barred", "package key"
# Who reported, in a package to which a custodian added it: sealed once more to the receiver, so that nobody who makes
# the package can read it.
PACKED_IDENTITY, IDENTITY_FILE, IDENTITY_NAME = "packed identity", "identity.sealed", "identity.json"
LENGTH_BYTES = 4
REFUSED_SIGNS = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
LONGEST_STEM, LONGEST_ENDING = 180, 10  # bytes of UTF-8, letters


def make_key_file(path: Path) -> Pair:
    """Writes a fresh private key that only the owner of the file may read. Raises FileExistsError."""
    pair = new_pair()
    said = {"kind": KEY_FILE, "public": pair.public.hex(), "private": pair.private.hex()}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(said, file, indent=1)
    return pair


def read_key_file(path: Path) -> Pair:
    """The pair of a key file. Raises CannotOpen when it is none."""
    said = _json(path.read_bytes(), KEY_FILE)
    try:
        pair = pair_of(bytes.fromhex(said["private"]))
    except (KeyError, TypeError, ValueError) as error:
        raise CannotOpen from error
    if pair.public.hex() != said.get("public"):
        raise CannotOpen
    return pair


def open_bundle(privates: Sequence[bytes], bundle: str | bytes) -> tuple[str, int, int]:
    """Seals again to the officer's new key what the escrow can open, but for boxes that are about that officer.

    `privates` are the escrow's keys, those that were replaced too. Returns the text to be restored, how many boxes are
    in it, and how many stay closed. Raises CannotOpen when the keys open nothing of it.
    """
    said = _json(bundle, BUNDLE)
    found, fits = [], False
    for box in said["boxes"]:
        opened = _opened(privates, box)
        fits = fits or bool(opened)
        if not _about(said, box, opened):
            found += [
                {"box": box["box"], "number": number, "sealed": _sealed_to(said["to"], one)}
                for number, one in opened.items()
            ]
    if not fits:
        raise CannotOpen("nothing in it is sealed to this key")
    restored = {"kind": RESTORED, "officer": said["officer"], "to": said["to"], "keys": found}
    count = len({row["box"] for row in found})
    return json.dumps(restored, indent=1), count, len(said["boxes"]) - count


def read_restored(text: str | bytes) -> dict[str, Any]:
    """What `open_bundle` wrote. Raises CannotOpen."""
    return _json(text, RESTORED)


def packed(public: bytes, files: list[tuple[str, bytes]]) -> bytes:
    """Files as one package that only the receiver opens."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, body in files:
            archive.writestr(name, body)
    own = new_key()
    wrapped = seal(public, own, about=PACKAGE)
    return MAGIC + len(wrapped).to_bytes(LENGTH_BYTES, "big") + wrapped + hide(own, content.getvalue())


def unpacked(private: bytes, package: bytes) -> list[tuple[str, bytes]]:
    """The files of a package; no name leads out of the folder in which they are put. Raises CannotOpen."""
    if not package.startswith(MAGIC):
        raise CannotOpen("it is no sealed package")
    start = len(MAGIC) + LENGTH_BYTES
    end = start + int.from_bytes(package[len(MAGIC) : start], "big")
    own = open_sealed(private, package[start:end], about=PACKAGE)
    with ZipFile(BytesIO(reveal(own, package[end:]))) as archive:
        found = [(file_name(PurePosixPath(name).name), archive.read(name)) for name in archive.namelist()]
    return [
        (IDENTITY_NAME, open_sealed(private, body, about=PACKED_IDENTITY)) if name == IDENTITY_FILE else (name, body)
        for name, body in found
    ]


def file_name(name: str) -> str:
    """A file's name as every system can write it: no sign that Windows refuses, not longer than others allow."""
    stem, dot, ending = REFUSED_SIGNS.sub("_", name).rpartition(".")
    kept = (stem or ending).encode()[:LONGEST_STEM].decode(errors="ignore").strip(" .") or "_"
    return f"{kept}.{ending.strip()[:LONGEST_ENDING]}" if stem and dot else kept


def _opened(privates: Sequence[bytes], box: dict[str, Any]) -> dict[int, bytes]:
    """The keys of a box by number, as far as one of the escrow's opens them."""
    found = {}
    for row in box["keys"]:
        sealed = base64.b64decode(row["sealed"])
        for private in privates:
            try:
                found[row["number"]] = open_sealed(private, sealed, about=GRANT)
            except CannotOpen:
                continue
    return found


def _about(said: dict[str, Any], box: dict[str, Any], privates: dict[int, bytes]) -> bool:
    """Whether the box is about the officer, as what is sealed in it says."""
    for row in box["barred"]:
        if row["number"] not in privates:
            return True  # it cannot be told, so it stays closed
        content = open_sealed(privates[row["number"]], base64.b64decode(row["sealed"]), about=BARRED)
        barred = json.loads(content)
        if said["officer"] in barred["officers"] or set(said["units"]) & set(barred["units"]):
            return True
    return False


def _sealed_to(public: str, private: bytes) -> str:
    return base64.b64encode(seal(bytes.fromhex(public), private, about=GRANT)).decode()


def _json(text: str | bytes, kind: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError as error:
        raise CannotOpen(f"it is no {kind}") from error
    if not isinstance(said, dict) or said.get("kind") != kind:
        raise CannotOpen(f"it is no {kind}")
    return said
