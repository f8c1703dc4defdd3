"""Boxes: what is put in comes out for who has the key, and for nobody and as nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabfang.vault.boxes import (
    BLOCK,
    CannotOpen,
    fingerprint,
    hide,
    keys_of_receipt,
    lock,
    new_key,
    new_pair,
    open_sealed,
    pair_of,
    reveal,
    seal,
    unlock,
)
from rabfang.vault.receipts import new_receipt, read_receipt

SALT = bytes(16)


@given(st.binary(max_size=2_000), st.text(max_size=40))
def test_only_the_private_key_opens_and_only_as_what_it_is(content: bytes, about: str) -> None:
    pair, other = new_pair(), new_pair()
    sealed = seal(pair.public, content, about=about)
    assert open_sealed(pair.private, sealed, about=about) == content
    assert not content or len(content) < 8 or content not in sealed
    for private, name in ((other.private, about), (pair.private, about + "x")):
        with pytest.raises(CannotOpen):
            open_sealed(private, sealed, about=name)


@given(st.binary(min_size=1, max_size=300), st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_altered_byte_closes_it(content: bytes, place: int, by: int) -> None:
    pair = new_pair()
    sealed = bytearray(seal(pair.public, content, about="x"))
    sealed[place % len(sealed)] ^= by
    with pytest.raises(CannotOpen):
        open_sealed(pair.private, bytes(sealed), about="x")


def test_sizes_tell_little() -> None:
    pair = new_pair()
    assert len({len(seal(pair.public, b"x" * size, about="detail")) for size in range(BLOCK - 10)}) == 1


@pytest.mark.parametrize("broken", [b"", b"short", bytes(100)])
def test_what_is_no_box_opens_nothing(broken: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_sealed(new_pair().private, broken, about="")
    with pytest.raises(CannotOpen):
        reveal(new_key(), broken)


def test_a_passphrase_in_either_thai_spelling_unlocks() -> None:
    pair = new_pair()
    locked = lock(pair.private, "น้ำใจงามยามเช้าที่ท่าน้ำ")
    assert unlock(locked, "นํ้าใจงามยามเช้าที่ท่านํ้า") == pair.private
    with pytest.raises(CannotOpen):
        unlock(locked, "น้ำใจงามยามเช้าที่ท่าน้า")
    assert pair_of(pair.private) == pair


def test_a_receipt_always_gives_the_same_keys() -> None:
    digits = read_receipt(new_receipt())
    assert digits
    found, pair = keys_of_receipt(digits, SALT)
    assert (found, pair) == keys_of_receipt(digits, SALT)
    other_found, other = keys_of_receipt(digits, bytes(15) + b"1")
    assert found != other_found
    assert open_sealed(pair.private, seal(pair.public, b"x", about="y"), about="y") == b"x"
    with pytest.raises(CannotOpen):
        open_sealed(other.private, seal(pair.public, b"x", about="y"), about="y")


@settings(max_examples=20)
@given(st.data())
def test_receipts_are_read_as_people_write_them(data: st.DataObject) -> None:
    receipt = new_receipt()
    bare = receipt.replace("-", "")
    thai = receipt.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    for typed in (receipt, bare, thai, f" {receipt.replace('-', ' ')}\n", receipt.replace("-", "–")):
        assert read_receipt(typed) == bare
    assert read_receipt(data.draw(st.text(max_size=15))) is None
    assert read_receipt(bare + "1") is None
    assert read_receipt("²" + bare[1:]) is None


def test_hidden_things_and_fingerprints() -> None:
    key = new_key()
    assert reveal(key, hide(key, b"secret")) == b"secret"
    with pytest.raises(CannotOpen):
        reveal(new_key(), hide(key, b"secret"))
    one, other = fingerprint(new_pair().public), fingerprint(new_pair().public)
    assert one != other
    assert len(one.split()) == 8
