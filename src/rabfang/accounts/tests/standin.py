"""A provider of identities on loopback, for tests: answers rightly, or wrong in one way that is asked for."""

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from rabfang.core.clock import now

CLIENT, SECRET = "rabfang-test", "a-secret-for-tests"
_key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
_stranger = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


class StandIn:
    """The provider: `authorize` plays the person who agrees there, `wrong` names what is to be wrong."""

    def __init__(self) -> None:
        """Begins to answer."""
        self.claims: dict[str, Any] = {"sub": "u-1", "name": "วรรณา ทดสอบ"}
        self.wrong = ""
        self._given = 0
        self._codes: dict[str, dict[str, str]] = {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider._get(self)

            def do_POST(self) -> None:
                provider._post(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Answers no more."""
        self._server.shutdown()
        self._server.server_close()

    def authorize(self, address: str) -> str:
        """The person agrees; where their browser is sent then: path and query."""
        asked = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        self._given += 1
        code = f"code-{self._given}"
        self._codes[code] = asked
        state = "other" if self.wrong == "state" else asked["state"]
        return f"{urlsplit(asked['redirect_uri']).path}?code={code}&state={state}"

    def _get(self, request: BaseHTTPRequestHandler) -> None:
        if urlsplit(request.path).path == "/authorize":  # a browser came: its person agrees at once
            request.send_response(302)
            request.send_header("Location", self._asked_from(request.path) + self.authorize(request.path))
            request.end_headers()
            return
        if request.path == "/.well-known/openid-configuration":
            said: object = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
            }
        else:
            said = {"keys": [_key.as_dict(private=False)]}
        _answer(request, said)

    def _asked_from(self, address: str) -> str:
        back = urlsplit(parse_qs(urlsplit(address).query)["redirect_uri"][0])
        return f"{back.scheme}://{back.netloc}"

    def _post(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"])).decode()
        said = {key: values[0] for key, values in parse_qs(body).items()}
        asked = self._codes.pop(said["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(said["code_verifier"].encode()).digest()).rstrip(b"=")
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        known = request.headers["Authorization"] == f"Basic {basic}"
        if asked is None or challenge.decode() != asked["code_challenge"] or not known:
            _answer(request, {"error": "invalid_grant"}, 400)
        else:
            _answer(request, {"access_token": "x", "token_type": "Bearer", "id_token": self._token(asked["nonce"])})

    def _token(self, nonce: str) -> str:
        at = int(now().timestamp())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": at, "exp": at + 300, "nonce": nonce, **self.claims}
        wrong: dict[str, dict[str, Any]] = {
            "aud": {"aud": "another-client"},
            "iss": {"iss": "https://another.example"},
            "nonce": {"nonce": "another"},
            "expired": {"iat": at - 900, "exp": at - 600},
            "azp": {"aud": [CLIENT, "another"], "azp": "another"},
            "no-nonce": {"nonce": None},
        }
        claims |= wrong.get(self.wrong, {})
        if self.wrong == "alg-none":
            parts = [_part({"alg": "none", "kid": "one"}), _part(claims), ""]
            return ".".join(parts)
        signed_by = _stranger if self.wrong == "signature" else _key
        return str(jwt.encode({"alg": "RS256", "kid": "one"}, claims, signed_by))


def _part(said: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()


def _answer(request: BaseHTTPRequestHandler, said: object, status: int = 200) -> None:
    body = json.dumps(said).encode()
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)
