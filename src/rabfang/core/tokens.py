"""Secrets that people copy by hand: 80 random bits in Crockford's base 32, in groups of four."""

import hashlib
import hmac
import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_BETWEEN = re.compile(r"[\s\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff]")
_WRITTEN = re.compile(  # also broken over lines that a mail program quotes
    rf"(?<![0-9A-Za-z])[{ALPHABET}]{{4}}(?:-\s*(?:>\s*)*[{ALPHABET}]{{4}}){{3}}(?![0-9A-Za-z])"
)
HIDDEN = "••••-••••-••••-••••"
_READ_AS = str.maketrans("OIL๐๑๒๓๔๕๖๗๘๙", "0110123456789")


def new_secret() -> str:
    """A fresh secret such as "7KQ2-M0XA-9TBD-4WNE"."""
    return secret_from(secrets.token_bytes(LENGTH))


def secret_from(random: bytes) -> str:
    """The secret that 16 or more bytes spell: five bits of each of the first sixteen."""
    if len(random) < LENGTH:
        raise ValueError("a secret needs 16 bytes")
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in random[:LENGTH])
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def normalise_secret(text: str) -> str | None:
    """The secret as stored, from what a person typed: case, spaces and dashes do not matter, O is 0, I and L are 1,
    Thai digits are digits. None when it cannot be one."""
    letters = _BETWEEN.sub("", text).upper().translate(_READ_AS)
    if len(letters) != LENGTH or any(letter not in ALPHABET for letter in letters):
        return None
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def without_secrets(text: str) -> str:
    """The text with every secret as `new_secret` writes it made unreadable; numbers of cards and accounts stay."""
    return _WRITTEN.sub(lambda found: HIDDEN if re.search("[A-Z]", found[0]) else found[0], text)


def hash_secret(text: str) -> str:
    """SHA-256 in hex. A secret of 80 random bits needs no slow hash."""
    return hashlib.sha256(_bytes(text)).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two texts are equal, in constant time."""
    return hmac.compare_digest(_bytes(one), _bytes(other))


def _bytes(text: str) -> bytes:
    """What a person sent may hold half a surrogate pair; it must compare as different, not fail."""
    return text.encode("utf-8", "surrogatepass")
