"""Secrets people copy by hand: random, forgiving to read, strict in form."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.core.tokens import (
    ALPHABET,
    HIDDEN,
    hash_secret,
    new_secret,
    normalise_secret,
    same,
    secret_from,
    without_secrets,
)

FORM = re.compile(f"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{3}}")
sixteen = st.binary(min_size=16, max_size=16)


def test_form_and_difference() -> None:
    secrets = {new_secret() for _ in range(1000)}
    assert len(secrets) == 1000
    assert all(FORM.fullmatch(secret) for secret in secrets)


def test_every_letter_is_as_likely() -> None:
    assert "".join(secret_from(bytes([number] * 16))[0] for number in range(256)) == ALPHABET * 8


def test_too_few_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        secret_from(b"short")


@given(sixteen)
def test_what_people_do_to_it(random: bytes) -> None:
    secret = secret_from(random)
    bare = secret.replace("-", "")
    thai = secret.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    misread = secret.replace("0", "O").replace("1", "l")
    for typed in (secret, bare, secret.lower(), f" {secret}\n", secret.replace("-", " – "), thai, misread):
        assert normalise_secret(typed) == secret


@pytest.mark.parametrize("text", ["", "7KQ2", "7KQ2-M0XA-9TBD-4WNEX", "7KQ2-M0XA-9TBD-4WNU", "7KQ2-M0XA-9TBD-4WNß"])
def test_what_cannot_be_one(text: str) -> None:
    assert normalise_secret(text) is None


@given(st.text())
def test_normalising_is_idempotent_or_none(text: str) -> None:
    kept = normalise_secret(text)
    assert kept is None or (FORM.fullmatch(kept) and normalise_secret(kept) == kept)


def test_hash_and_compare() -> None:
    assert hash_secret("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert same("ก", "ก")
    assert not same("ก", "ข")
    assert not same("\ud800", "ก")
    assert len(hash_secret("\ud800")) == 64


@given(st.text(), st.text())
def test_a_written_secret_is_hidden_in_any_text(before: str, after: str) -> None:
    secret = new_secret()
    said = without_secrets(f"{before} {secret}\n{after}")
    assert secret not in said
    assert HIDDEN in said
    assert without_secrets("1234-5678-9012-3456") == "1234-5678-9012-3456"
