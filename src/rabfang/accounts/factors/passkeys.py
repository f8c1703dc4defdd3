"""Passkeys (WebAuthn) by the library fido2: what the browser is asked, and whether its answer is right."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from rabfang.accounts.keys import keyed
from rabfang.accounts.models import Factor
from rabfang.agencies.models import Officer
from rabfang.channels.secrets import opened

Asked = tuple[dict[str, Any], dict[str, Any]]
LONGEST_ANSWER = 20_000


class Wrong(Exception):
    """The browser's answer proves nothing."""


@dataclass(frozen=True)
class Proved:
    """A passkey whose owner is there; `verified` when the device made sure of the person (finger, face, PIN)."""

    factor: Factor
    verified: bool


def possible() -> bool:
    """Whether browsers offer passkeys here: the installation has a name, not a number, and https (or localhost)."""
    parts = urlsplit(settings.BASE_URL)
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return parts.scheme == "https" or host == "localhost"
    return False


def ask_to_register(officer: Officer) -> Asked:
    """What the browser is asked, and what is kept until it answers."""
    user = PublicKeyCredentialUserEntity(name=officer.email, id=_handle(officer), display_name=officer.name)
    options, state = _server().register_begin(
        user,
        [_data(row) for row in _passkeys(officer)],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options.public_key), state


def registered(state: Mapping[str, Any], answer: str) -> tuple[str, str, int]:
    """Identifier, public key and count of a new passkey. Raises Wrong."""
    try:
        data = _server().register_complete(state, _read(answer))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Wrong from error
    if data.credential_data is None:
        raise Wrong
    return websafe_encode(data.credential_data.credential_id), websafe_encode(data.credential_data), data.counter


def ask_to_prove(officer: Officer | None) -> Asked:
    """What the browser is asked: for one officer's passkeys, or for any that it holds for this place, in which case
    the device must make sure of the person."""
    need = UserVerificationRequirement
    options, state = _server().authenticate_begin(
        [_data(row) for row in _passkeys(officer)] if officer else None,
        user_verification=need.PREFERRED if officer else need.REQUIRED,
    )
    return dict(options.public_key), state


def proved(state: Mapping[str, Any], answer: str, officer: Officer | None, at: datetime) -> Proved:
    """The passkey that signed, of `officer` when it is known who they are. Raises Wrong, also for a copied one."""
    read = _read(answer)
    try:
        response = AuthenticationResponse.from_dict(read)
        known = Q(kind=Factor.Kind.PASSKEY, credential=websafe_encode(response.raw_id))
        rows = Factor.objects.select_related("officer__agency").filter(known)
        factor = (rows.filter(officer=officer) if officer else rows).first()
        if factor is None:
            raise Wrong
        _server().authenticate_complete(state, [_data(factor)], response)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Wrong from error
    told = response.response.authenticator_data
    handle = response.response.user_handle
    if officer is None and handle != _handle(factor.officer):
        raise Wrong
    return Proved(_counted(factor, told.counter, at), told.is_user_verified())


def _counted(factor: Factor, count: int, at: datetime) -> Factor:
    """Keeps the device's count. One that does not grow, where it did before, is a copy's. Most keep none (0)."""
    rows = Factor.objects.filter(pk=factor.pk)
    if count or factor.sign_count:
        rows = rows.filter(sign_count__lt=count)
    if not rows.update(sign_count=count, used_at=at):
        raise Wrong
    return factor


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise Wrong
    try:
        read = json.loads(answer)
    except ValueError as error:
        raise Wrong from error
    if not isinstance(read, dict):
        raise Wrong
    return read


def _passkeys(officer: Officer) -> list[Factor]:
    return list(Factor.objects.filter(officer=officer, kind=Factor.Kind.PASSKEY))


def _data(factor: Factor) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(opened(factor.secret)))


def _handle(officer: Officer) -> bytes:
    """What a passkey keeps of the officer: nothing that names them."""
    return bytes.fromhex(keyed("passkey", str(officer.pk)))


def _server() -> Fido2Server:
    origin = settings.BASE_URL
    host = urlsplit(origin).hostname or ""

    def ours(said: str) -> Literal[True, False]:
        return said == origin

    return Fido2Server(PublicKeyCredentialRpEntity(name="รับฟัง", id=host), verify_origin=ours)
