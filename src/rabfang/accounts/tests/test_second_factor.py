"""The second factor: set up, asked for, required, taken away, reset."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import MONDAY, PASSWORD
from rabfang.accounts.actions.make_link import invite
from rabfang.accounts.actions.set_password import use_link
from rabfang.accounts.models import AccountMail, Factor, RecoveryCode, Session
from rabfang.accounts.tests.hands import LOGIN, code_now, sign_in, text, with_an_app
from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import local_date, now

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
BOSS = "administrator@hat-kham.example"
SECOND, ME, APP, CODES = "/accounts/second/", "/accounts/me/", "/accounts/me/app/", "/accounts/me/codes/"
SHORT = "ฝนพรำ ยามเช้า"
Clock = Callable[[datetime], None]


def remove(client: Client) -> Any:
    return client.post(reverse("account_factor_remove", args=[Factor.objects.get(officer__email=CENTRE).pk]))


def test_an_app_is_set_up_and_asked_for_from_then_on(offices: dict[str, Agency], clock: Clock) -> None:
    key, codes = with_an_app(sign_in(CENTRE))
    assert len(set(codes)) == 8
    clock(MONDAY + timedelta(minutes=5))
    client = Client()
    answer = client.post(LOGIN, {"login": CENTRE, "password": PASSWORD, "next": "/desk/register"})
    assert answer["Location"] == SECOND
    assert client.get("/desk/").status_code == 302
    assert client.get(ME).status_code == 302
    assert client.post(SECOND, {"code": code_now(key, 9)}).status_code == 400
    answer = client.post(SECOND, {"code": f" {code_now(key)[:3]} {code_now(key)[3:]} "})
    assert answer["Location"] == "/desk/register"
    assert client.get("/desk/").status_code == 200


def test_thai_digits_are_digits(offices: dict[str, Agency], clock: Clock) -> None:
    key, _codes = with_an_app(sign_in(CENTRE))
    clock(MONDAY + timedelta(minutes=5))
    client = sign_in(CENTRE)
    thai = code_now(key).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert client.post(SECOND, {"code": thai}).status_code == 302


def test_a_code_is_taken_once_and_for_half_a_minute_around(offices: dict[str, Agency], clock: Clock) -> None:
    key, _codes = with_an_app(sign_in(CENTRE))
    assert sign_in(CENTRE).post(SECOND, {"code": code_now(key)}).status_code == 400  # the one that set it up
    clock(MONDAY + timedelta(minutes=5))
    late, early = code_now(key, -1), code_now(key, 1)
    assert sign_in(CENTRE).post(SECOND, {"code": code_now(key, -2)}).status_code == 400
    assert sign_in(CENTRE).post(SECOND, {"code": early}).status_code == 302
    assert sign_in(CENTRE).post(SECOND, {"code": early}).status_code == 400
    assert sign_in(CENTRE).post(SECOND, {"code": late}).status_code == 400  # older than one that was taken


def test_a_code_of_paper_stands_in_once(offices: dict[str, Agency]) -> None:
    _key, codes = with_an_app(sign_in(CENTRE))
    typed = codes[0].lower().replace("-", " ")
    assert sign_in(CENTRE).post(SECOND, {"code": typed}).status_code == 302
    assert sign_in(CENTRE).post(SECOND, {"code": typed}).status_code == 400
    entry = AuditEntry.objects.get(action="use-recovery-code")
    assert entry.facts["left"] == 7


def test_new_codes_end_the_old(offices: dict[str, Agency]) -> None:
    client = sign_in(CENTRE)
    _key, codes = with_an_app(client)
    fresh = text(client.post(CODES))
    assert codes[0] not in fresh
    assert sign_in(CENTRE).post(SECOND, {"code": codes[0]}).status_code == 400


def test_secrets_are_sealed(offices: dict[str, Agency]) -> None:
    key, codes = with_an_app(sign_in(CENTRE))
    kept = str([*Factor.objects.values(), *RecoveryCode.objects.values(), *Session.objects.values()])
    assert key not in kept
    assert not any(code in kept for code in codes)


def test_wrong_codes_are_counted(offices: dict[str, Agency]) -> None:
    with_an_app(sign_in(CENTRE))
    client = sign_in(CENTRE)
    assert [client.post(SECOND, {"code": "000000"}).status_code for _ in range(11)] == [400] * 10 + [429]


def test_who_waits_too_long_begins_again(offices: dict[str, Agency], clock: Clock) -> None:
    key, _codes = with_an_app(sign_in(CENTRE))
    client = sign_in(CENTRE)
    clock(MONDAY + timedelta(minutes=11))
    assert client.post(SECOND, {"code": code_now(key)})["Location"] == LOGIN


def test_setting_it_up_ends_other_sessions(offices: dict[str, Agency]) -> None:
    elsewhere, here = sign_in(CENTRE), sign_in(CENTRE)
    with_an_app(here)
    assert [client.get("/desk/").status_code for client in (here, elsewhere)] == [200, 302]
    assert AccountMail.objects.get().kind == "factor-added"


def test_what_changes_the_account_asks_who_it_is_again(offices: dict[str, Agency], clock: Clock) -> None:
    client = sign_in(CENTRE)
    key, codes = with_an_app(client)
    clock(MONDAY + timedelta(minutes=20))
    asked = f"/accounts/me/confirm/?next={ME}"
    assert client.post(CODES)["Location"].startswith("/accounts/me/confirm/")
    assert client.post("/accounts/me/sessions/end/").status_code == 302
    assert client.get(APP)["Location"].startswith("/accounts/me/confirm/")
    assert client.post(asked, {"password": "wrong", "code": code_now(key)}).status_code == 400
    assert client.post(asked, {"password": PASSWORD, "code": ""}).status_code == 400
    assert client.post(asked, {"password": PASSWORD, "code": codes[0]})["Location"] == ME
    assert client.post(CODES).status_code == 200


def test_it_is_taken_away_by_its_officer(offices: dict[str, Agency]) -> None:
    client = sign_in(CENTRE)
    with_an_app(client)
    assert remove(client).status_code == 302
    assert not Factor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert sign_in(CENTRE).get("/desk/").status_code == 200


def test_a_role_that_asks_for_one_opens_nothing_before(offices: dict[str, Agency]) -> None:
    client, boss = sign_in(CENTRE), Client()
    boss.force_login(Officer.objects.get(email=BOSS))
    page = boss.post(reverse("settings:sign_in"), {"roles": ["centre"]})
    assert page.status_code == 302
    assert AuditEntry.objects.get(action="ask-second-factor").facts == {"changed": {"roles": [[], ["centre"]]}}
    for address in ("/desk/", "/desk/register", "/desk/record"):
        assert client.get(address)["Location"] == "/accounts/me/second/"
    assert "ตั้งการยืนยันตัวตนขั้นที่สองก่อน" in text(client.get("/accounts/me/second/"))
    with_an_app(client)
    assert client.get("/desk/").status_code == 200
    assert "นำออกไม่ได้" in text(client.get(remove(client)["Location"]))
    assert Factor.objects.count() == 1
    assert sign_in("executive@hat-kham.example").get("/desk/").status_code == 200


def test_words_typed_before_it_was_asked_for_come_back(offices: dict[str, Agency]) -> None:
    client = sign_in(CENTRE)
    Agency.objects.filter(slug="hat-kham").update(second_factor_roles=["centre"])
    page = client.post("/desk/record", {"subject": "ไฟดับทั้งซอย"})
    assert page.status_code == 403
    assert "ไฟดับทั้งซอย" in text(page)


def test_a_shorter_password_will_do_only_beside_one(offices: dict[str, Agency]) -> None:
    Agency.objects.filter(slug="hat-kham").update(second_factor_roles=["centre"])
    centre = Officer.objects.get(email=CENTRE)
    use_link(invite(centre, by=Officer.objects.get(email=BOSS), at=now()), SHORT, at=now())
    client = sign_in(CENTRE, SHORT)
    with_an_app(client)
    assert client.get("/desk/").status_code == 200
    Agency.objects.filter(slug="hat-kham").update(second_factor_roles=[])
    page = text(client.get(remove(client)["Location"]))
    assert "โปรดเปลี่ยนรหัสผ่านก่อน" in page
    assert Factor.objects.count() == 1


def test_a_short_password_left_alone_is_changed_first(offices: dict[str, Agency]) -> None:
    Agency.objects.filter(slug="hat-kham").update(second_factor_roles=["centre"])
    centre = Officer.objects.get(email=CENTRE)
    use_link(invite(centre, by=Officer.objects.get(email=BOSS), at=now()), SHORT, at=now())
    Agency.objects.filter(slug="hat-kham").update(second_factor_roles=[])
    client = sign_in(CENTRE, SHORT)
    assert client.get("/desk/")["Location"] == "/accounts/me/password/"
    long = "ฝนตกที่หน้าต่างบ้านเช้านี้"
    said = {"current": SHORT, "password": long, "again": long}
    assert client.post("/accounts/me/password/", said).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_a_role_lent_for_a_day_asks_as_well(offices: dict[str, Agency]) -> None:
    executive = Officer.objects.get(email="executive@hat-kham.example")
    Agency.objects.filter(slug="hat-kham").update(second_factor_roles=["centre"])
    client = sign_in(executive.email)
    assert client.get("/desk/").status_code == 200
    RoleHolding.objects.create(agency=executive.agency, officer=executive, role="centre", starts_on=local_date(now()))
    assert client.get("/desk/")["Location"] == "/accounts/me/second/"


def test_an_administrator_resets_a_lost_one_with_a_reason(offices: dict[str, Agency]) -> None:
    theirs = sign_in(CENTRE)
    with_an_app(theirs)
    boss, centre = Client(), Officer.objects.get(email=CENTRE)
    boss.force_login(Officer.objects.get(email=BOSS))
    address = reverse("settings:officer_reset", args=[centre.pk])
    assert "โปรดกรอก “เหตุผล”" in text(boss.post(address, {"reason": " "}))
    assert boss.post(address, {"reason": "โทรศัพท์หาย มายืนยันตัวแล้ว"}).status_code == 302
    assert not Factor.objects.exists()
    assert theirs.get("/desk/").status_code == 302
    entry = AuditEntry.objects.get(action="reset-factors")
    assert (entry.actor_name, entry.facts["reason"]) == ("ดนัย ดูแลระบบ", "โทรศัพท์หาย มายืนยันตัวแล้ว")
    assert AccountMail.objects.latest("pk").kind == "factor-reset"
    assert "โทรศัพท์หาย มายืนยันตัวแล้ว" in text(boss.get("/desk/settings/audit/"))


def test_nobody_resets_their_own(offices: dict[str, Agency]) -> None:
    boss = sign_in(BOSS)
    with_an_app(boss)
    address = reverse("settings:officer_reset", args=[Officer.objects.get(email=BOSS).pk])
    boss.post(address, {"reason": "ลืม"})
    assert Factor.objects.count() == 1
