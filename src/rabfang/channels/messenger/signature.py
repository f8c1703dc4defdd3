"""Whether a webhook is Messenger's: X-Hub-Signature-256, "sha256=" and HMAC-SHA256 of the body in hex."""

import hashlib
import hmac

HEADER = "X-Hub-Signature-256"


def signature(body: bytes, secret: str) -> str:
    """What Messenger writes into the header."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
