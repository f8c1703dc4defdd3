"""Digests that only this installation can make: of a different kind for each use."""

import hashlib
import hmac

from django.conf import settings


def keyed(use: str, text: str) -> str:
    """HMAC-SHA-256 in hex, under a key made from the installation's for that use."""
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"rabfang-keyed").digest()
    return hmac.new(key, f"{use}\x00{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
