"""The cryptography of the vault, all of it libsodium's (PyNaCl). Pure: bytes in, bytes out.

A box is a pair of keys. Whatever is put into it is sealed to the public one, for which nobody needs a secret; only the
private one opens it, and that one is itself sealed to each of those who may read. An officer's own private key is
locked with their passphrase, a reporter's comes from the digits of their receipt.
"""

from dataclasses import dataclass

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from rabfang.thai.text import typed_alike

KEY_BYTES = 32
SALT_BYTES = argon2id.SALTBYTES
ABOUT_BYTES = 2
# What is sealed is filled up to a multiple of this, so that its size tells little of what was said.
BLOCK = 256
# Argon2id: 64 MiB, four passes for a passphrase; a receipt has 66 random bits, and half of that will do.
PASSES, MEMORY = 4, 64 * 1024 * 1024
RECEIPT_PASSES, RECEIPT_MEMORY = 3, 32 * 1024 * 1024


class CannotOpen(Exception):
    """The key does not fit, or what is to be opened was altered or is of something else."""


@dataclass(frozen=True, repr=False)
class Pair:
    """A private key with its public one, 32 bytes each."""

    public: bytes
    private: bytes


@dataclass(frozen=True, repr=False)
class Locked:
    """A private key locked with a passphrase, and the salt and cost by which the passphrase opens it."""

    sealed: bytes
    salt: bytes
    passes: int
    memory: int


def new_pair() -> Pair:
    """A fresh pair."""
    return _pair(PrivateKey.generate())


def pair_of(private: bytes) -> Pair:
    """The pair of a private key."""
    return _pair(PrivateKey(private))


def seal(public: bytes, content: bytes, *, about: str) -> bytes:
    """Seals content to whoever has the private key. `about` says of what it is; it opens as nothing else."""
    name = about.encode()
    filled = sodium_pad(len(name).to_bytes(ABOUT_BYTES, "big") + name + content, BLOCK)
    return bytes(SealedBox(PublicKey(public)).encrypt(filled))


def can_be_sealed_to(public: bytes) -> bool:
    """Whether it is a public key: 32 bytes, and none of the few points to which libsodium seals nothing."""
    try:
        seal(public, b"", about="")
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def open_sealed(private: bytes, sealed: bytes, *, about: str) -> bytes:
    """What was sealed about that. Raises CannotOpen."""
    try:
        filled = sodium_unpad(SealedBox(PrivateKey(private)).decrypt(sealed), BLOCK)
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error
    end = ABOUT_BYTES + int.from_bytes(filled[:ABOUT_BYTES], "big")
    if filled[ABOUT_BYTES:end] != about.encode():
        raise CannotOpen
    return filled[end:]


def lock(private: bytes, passphrase: str) -> Locked:
    """Locks a private key with a passphrase. Slow on purpose."""
    salt = random(SALT_BYTES)
    key = _stretched(passphrase, salt, KEY_BYTES, PASSES, MEMORY)
    return Locked(bytes(SecretBox(key).encrypt(private)), salt, PASSES, MEMORY)


def unlock(locked: Locked, passphrase: str) -> bytes:
    """The private key. Slow on purpose. Raises CannotOpen."""
    key = _stretched(passphrase, locked.salt, KEY_BYTES, locked.passes, locked.memory)
    return _opened(key, locked.sealed)


def hide(key: bytes, content: bytes) -> bytes:
    """Encrypts under a symmetric key of 32 bytes, such as one that only a browser's cookie holds."""
    return bytes(SecretBox(key).encrypt(content))


def reveal(key: bytes, hidden: bytes) -> bytes:
    """What `hide` hid. Raises CannotOpen."""
    return _opened(key, hidden)


def new_key() -> bytes:
    """A fresh symmetric key."""
    return random(SecretBox.KEY_SIZE)


def keys_of_receipt(digits: str, salt: bytes) -> tuple[str, Pair]:
    """By what a receipt's digits are found (64 hex letters), and the pair that they open. Slow on purpose."""
    stretched = _stretched(digits, salt, 2 * KEY_BYTES, RECEIPT_PASSES, RECEIPT_MEMORY)
    return stretched[:KEY_BYTES].hex(), _pair(PrivateKey.from_seed(stretched[KEY_BYTES:]))


def fingerprint(public: bytes) -> str:
    """A public key as two people compare it by voice: eight groups of four hex letters."""
    letters = blake2b(public, digest_size=16, encoder=RawEncoder).hex()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _pair(private: PrivateKey) -> Pair:
    return Pair(bytes(private.public_key), bytes(private))


def _opened(key: bytes, content: bytes) -> bytes:
    try:
        return bytes(SecretBox(key).decrypt(content))
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error


def _stretched(said: str, salt: bytes, size: int, passes: int, memory: int) -> bytes:
    words = typed_alike(said).encode("utf-8", "surrogatepass")
    return bytes(argon2id.kdf(size, words, salt, opslimit=passes, memlimit=memory))
