"""The provider: where it sends people, what it says of them, and whether that can be believed.

Authorization code with PKCE, state and nonce; what comes back is read only when signature, issuer, audience, time
and nonce are right (OpenID Connect Core 3.1.3.7).
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oauth2 import OAuth2Error
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
    endpoint = _known()["authorization_endpoint"]
    with _client(return_to) as client:
        address, _state = client.create_authorization_url(
            endpoint, state=asked.state, nonce=asked.nonce, code_verifier=asked.verifier
        )
    return str(address), asked


def claims_of(returned: dict[str, str], asked: Asked | None, return_to: str, at: datetime) -> dict[str, Any]:
    """What the provider says of who came back with `returned`. Raises NotBelieved."""
    if asked is None or not same(asked.state, returned.get("state", "")):
        raise NotBelieved("state")
    if returned.get("error") or not returned.get("code"):
        raise NotBelieved("refused there")
    if returned.get("iss", settings.RABFANG_OIDC.issuer) != settings.RABFANG_OIDC.issuer:
        raise NotBelieved("issuer of the answer")
    known = _known()
    with _client(return_to) as client:
        try:
            token = client.fetch_token(
                _safe(known["token_endpoint"]), code=returned["code"], code_verifier=asked.verifier
            )
        except (OAuth2Error, httpx.HTTPError, ValueError) as error:
            raise NotBelieved("code") from error
    return _believed(str(token.get("id_token") or ""), asked.nonce, known, at)


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
    said = _fetched(issuer.rstrip("/") + "/.well-known/openid-configuration")
    if said.get("issuer") != issuer or not {"authorization_endpoint", "token_endpoint", "jwks_uri"} <= said.keys():
        raise NotBelieved("description")
    _safe(str(said["authorization_endpoint"]))
    return said


def _fetched(address: str) -> dict[str, Any]:
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


def _client(return_to: str) -> OAuth2Client:
    provider = settings.RABFANG_OIDC
    return OAuth2Client(
        client_id=provider.client_id,
        client_secret=provider.client_secret or None,
        token_endpoint_auth_method="client_secret_basic" if provider.client_secret else "none",
        scope=provider.scopes,
        redirect_uri=return_to,
        code_challenge_method="S256",
        timeout=TIMEOUT,
    )
