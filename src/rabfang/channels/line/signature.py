"""Whether a webhook is LINE's: X-Line-Signature, base64 of HMAC-SHA256 of the body as it came."""

import base64
import hashlib
import hmac

HEADER = "X-Line-Signature"


def signature(body: bytes, secret: str) -> str:
    """What LINE writes into the header."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
