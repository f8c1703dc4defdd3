"""Whether a webhook is Messenger's: X-Hub-Signature-256, "sha256=" and HMAC-SHA256 of the body in hex."""

import hashlib
import hmac

from rabfang.core.tokens import same

HEADER = "X-Hub-Signature-256"


def signature(body: bytes, secret: str) -> str:
    """What Messenger writes into the header."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def signed(body: bytes, header: str, secret: str) -> bool:
    """Whether the header belongs to this body and this app secret; never without a secret."""
    return bool(secret) and same(signature(body, secret), header)
