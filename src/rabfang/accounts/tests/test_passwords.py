"""Which passwords will do, and that one typed in another way is the same."""

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import Client

from conftest import PASSWORD
from rabfang.accounts.hashers import PasswordHasher
from rabfang.accounts.passwords import checked
from rabfang.accounts.tests.hands import LOGIN, sign_in, text
from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import Invalid

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
GOOD = "ฝนตกที่หน้าต่างบ้านเช้านี้"
CHANGE = "/accounts/me/password/"
OLD = {"current": PASSWORD}


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("a" * 14, "password-short"),
        ("สั้นไปหน่อย", "password-short"),
        ("a" * 15, "password-repeats"),
        ("abcabcabcabcabcabc", "password-repeats"),
        ("abcdefghijklmnopqrst", "password-repeats"),
        ("1q2w3e4r5t6y7u8i9o0p", "password-common"),
        ("1q2w3e4r5t6y7u8i9o", "password-common"),
        ("rabfang-rabfang-2569", "password-known-words"),
        ("Hat-Kham-hat-kham-1", "password-known-words"),
        ("centre@hat-kham.example", "password-known-words"),
        ("สมศรี ใจเย็น 123456789", "password-known-words"),
        ("x" * 100 + "y" * 200, "too-long"),
    ],
)
def test_what_anybody_would_try_is_refused_with_its_reason(
    offices: dict[str, Agency], password: str, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        checked(password, Officer.objects.get(email=CENTRE), at_least=15)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "k7$" * 4 + "zq1",
        "correct horse battery staple",
        "🐘 ช้าง 🐘 ม้า วัว ควาย",
        "q" + "w9" * 40,
        "-" * 7 + "zjk e" * 25,
    ],
)
def test_any_letters_will_do_when_there_are_enough(offices: dict[str, Agency], password: str) -> None:
    assert checked(password, Officer.objects.get(email=CENTRE), at_least=15) == password


def test_sara_am_is_one_letter_or_two(offices: dict[str, Agency]) -> None:
    together, apart, tone_first = "น้ำตกน้ำใจน้ำเชื่อม", "นํ้าตกนํ้าใจนํ้าเชื่อม", "น้ํา" + "ตกน้ํา" + "ใจน้ําเชื่อม"
    assert len({together, apart, tone_first}) == 3
    for stored in (together, apart):
        hashed = make_password(stored)
        assert all(check_password(typed, hashed) for typed in (together, apart, tone_first))
        assert not check_password("นำ" + together[3:], hashed)


def test_every_letter_counts_also_after_the_72nd_byte() -> None:
    long = "ก" * 60 + "ข"
    hashed = make_password(long)
    assert hashed.startswith("argon2$argon2id$")
    assert check_password(long, hashed)
    assert not check_password("ก" * 60 + "ค", hashed)


def test_a_dearer_hash_is_followed_at_the_next_sign_in(
    offices: dict[str, Agency], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Officer.objects.get(email=CENTRE).password
    monkeypatch.setattr(PasswordHasher, "time_cost", PasswordHasher.time_cost + 1)
    assert sign_in(CENTRE).get("/desk/").status_code == 200
    after = Officer.objects.get(email=CENTRE).password
    assert after != before
    assert not identify_hasher(after).must_update(after)


def test_changing_it_says_what_is_wrong_and_never_shows_it(offices: dict[str, Agency]) -> None:
    client = sign_in(CENTRE)
    page = client.post(CHANGE, OLD | {"password": "short-but-mine", "again": "short-but-mine"})
    assert page.status_code == 400
    assert "โปรดตั้งอย่างน้อย 15 ตัวอักษร" in text(page)
    assert "short-but-mine" not in text(page)
    page = client.post(CHANGE, {"current": "another", "password": GOOD, "again": GOOD})
    assert "รหัสผ่านไม่ถูกต้อง" in text(page)
    page = client.post(CHANGE, OLD | {"password": GOOD, "again": GOOD + "x"})
    assert "รหัสผ่านสองช่องไม่ตรงกัน" in text(page)
    assert Officer.objects.get(email=CENTRE).check_password(PASSWORD)


def test_changing_it_ends_other_sessions_and_keeps_this_one(offices: dict[str, Agency]) -> None:
    here, elsewhere = sign_in(CENTRE), sign_in(CENTRE)
    assert here.post(CHANGE, OLD | {"password": GOOD, "again": GOOD}).status_code == 302
    assert here.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302
    assert Client().post(LOGIN, {"login": CENTRE, "password": PASSWORD}).status_code == 400
    assert sign_in(CENTRE, GOOD).get("/desk/").status_code == 200
