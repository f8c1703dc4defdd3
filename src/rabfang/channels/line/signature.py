"""Whether a webhook is LINE's: X-Line-Signature, base64 of HMAC-SHA256 of the body as it came."""

import base64
import hashlib
import hmac

from rabfang.core.tokens import same

HEADER = "X-Line-Signature"


def signature(body: bytes, secret: str) -> str:
    """What LINE writes into the header."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def signed(body: bytes, header: str, secret: str) -> bool:
    """Whether the header belongs to this body and this channel secret; never without a secret."""
    return bool(secret) and same(signature(body, secret), header)
