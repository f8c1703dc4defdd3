"""The provider: where it sends people, what it says of them, and whether that can be believed.

Authorization code with PKCE, state and nonce; what comes back is read only when signature, issuer, audience, time
and nonce are right (OpenID Connect Core 3.1.3.7).
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx
from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from rabfang.core.errors import Refused
from rabfang.core.tokens import same

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
TIMEOUT = httpx.Timeout(10, connect=5)
LEEWAY = 60
LARGEST = 200_000


class NotBelieved(Refused):
    """What came back proves nothing. `why` is for the log, never for the page."""

    def __init__(self, why: str) -> None:
        super().__init__("provider-not-believed")
        self.why = why


@dataclass(frozen=True)
class Asked:
    """What is kept in the session until somebody comes back."""

    state: str
    nonce: str
    verifier: str


def begin(return_to: str) -> tuple[str, Asked]:
    """The address to which somebody is sent, and what is kept meanwhile. Raises NotBelieved when the provider does
    not answer."""
    asked = Asked(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))
    endpoint, provider = str(_known()["authorization_endpoint"]), settings.RABFANG_OIDC
    challenge = base64.urlsafe_b64encode(hashlib.sha256(asked.verifier.encode()).digest()).rstrip(b"=").decode()
    said = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": return_to,
        "scope": provider.scopes,
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{urlencode(said, quote_via=quote)}", asked


def claims_of(returned: dict[str, str], asked: Asked | None, return_to: str, at: datetime) -> dict[str, Any]:
    """What the provider says of who came back with `returned`. Raises NotBelieved."""
    if asked is None or not same(asked.state, returned.get("state", "")):
        raise NotBelieved("state")
    if returned.get("error") or not returned.get("code"):
        raise NotBelieved("refused there")
    if returned.get("iss", settings.RABFANG_OIDC.issuer) != settings.RABFANG_OIDC.issuer:
        raise NotBelieved("issuer of the answer")
    known = _known()
    id_token = _id_token(str(known["token_endpoint"]), returned["code"], asked, return_to)
    return _believed(id_token, asked.nonce, known, at)


def _id_token(endpoint: str, code: str, asked: Asked, return_to: str) -> str:
    """What the provider gives for the code, which it takes once and only with the verifier of who began."""
    provider = settings.RABFANG_OIDC
    said = {"grant_type": "authorization_code", "code": code, "code_verifier": asked.verifier}
    said["redirect_uri"] = return_to
    who = None
    if provider.client_secret:  # RFC 6749 2.3.1: both are form-encoded first
        who = httpx.BasicAuth(quote(provider.client_id, safe=""), quote(provider.client_secret, safe=""))
    else:
        said["client_id"] = provider.client_id
    try:
        answer = httpx.post(_safe(endpoint), data=said, auth=who, timeout=TIMEOUT, follow_redirects=False)
        return str(answer.raise_for_status().json()["id_token"])
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise NotBelieved("code") from error


def _believed(id_token: str, nonce: str, known: dict[str, Any], at: datetime) -> dict[str, Any]:
    client_id = settings.RABFANG_OIDC.client_id
    try:
        keys = KeySet.import_key_set(_fetched(known["jwks_uri"]))
        token = jwt.decode(id_token, keys, algorithms=ALGORITHMS)
        JWTClaimsRegistry(
            now=int(at.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": settings.RABFANG_OIDC.issuer},
            aud={"essential": True, "value": client_id},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(token.claims)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise NotBelieved(type(error).__name__) from error
    claims = token.claims
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != client_id:
        raise NotBelieved("azp")
    return dict(claims)


def _known() -> dict[str, Any]:
    """The provider's own description of itself."""
    issuer = settings.RABFANG_OIDC.issuer
    said: dict[str, Any] = _fetched(issuer.rstrip("/") + "/.well-known/openid-configuration")
    if said.get("issuer") != issuer or not {"authorization_endpoint", "token_endpoint", "jwks_uri"} <= said.keys():
        raise NotBelieved("description")
    _safe(str(said["authorization_endpoint"]))
    return said


def _fetched(address: str) -> Any:
    try:
        answer = httpx.get(_safe(address), timeout=TIMEOUT, follow_redirects=False).raise_for_status()
        said = answer.json() if len(answer.content) <= LARGEST else None
    except (httpx.HTTPError, ValueError) as error:
        raise NotBelieved("no answer") from error
    if not isinstance(said, dict):
        raise NotBelieved("no answer")
    return said


def _safe(address: str) -> str:
    """The address when what is said there cannot be read or changed on the way."""
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise NotBelieved("bare address")
    return address
