"""Passwords as they are stored: Argon2id over the text as its reader sees it, however it was typed."""

from django.contrib.auth.hashers import Argon2PasswordHasher

from rabfang.thai.text import typed_alike


class PasswordHasher(Argon2PasswordHasher):
    """SARA AM typed as one letter or as two gives one hash. What is stored names its cost: a new one is followed at
    the next sign-in."""

    def encode(self, password: str, salt: str) -> str:
        """The hash."""
        return super().encode(typed_alike(password), salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether the hash is of this password."""
        return super().verify(typed_alike(password), encoded)

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Nothing: Argon2 has no cheaper half."""
