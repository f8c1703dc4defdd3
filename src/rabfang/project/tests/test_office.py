"""`rabfang office` brings a real office in, whole or not at all."""

import argparse
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver

from rabfang.accounts.tests.hands import with_an_app
from rabfang.agencies.actions.found_office import RESERVED
from rabfang.agencies.models import Agency, Holiday, Officer
from rabfang.audit.models import AuditEntry
from rabfang.procedures.loader import preset_text
from rabfang.project.commands import office

pytestmark = pytest.mark.django_db

GOOD = "ฝนพรำ ยามเช้า"  # short, since the role needs a second factor as well
SAID = {
    "slug": "don-kaeo-sai",
    "name": "เทศบาลตำบลดอนแก้วใส",
    "english": "Don Kaeo Sai Municipality",
    "procedure": "hat-kham",
    "administrator": "Chief@Don-Kaeo-Sai.example",
    "person": "สมศักดิ์ ใจดี",
}


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "prepare", lambda: None)


def bring_in(**changed: str) -> int:
    return office.run(argparse.Namespace(**(SAID | changed)))


def test_the_first_administrator_signs_in_and_sets_the_office_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert bring_in() == 0
    link = re.search(r"http://[^/]+(/accounts/link/\S+)", capsys.readouterr().out)
    assert link
    client = Client()
    assert client.post(link[1], {"password": "short", "again": "short"}).status_code == 400
    assert client.post(link[1], {"password": GOOD, "again": GOOD}).status_code == 302
    answer = client.post("/accounts/login/", {"login": "chief@don-kaeo-sai.example", "password": GOOD})
    assert answer.status_code == 302
    assert client.get("/desk/settings/")["Location"] == "/accounts/me/second/"
    with_an_app(client)
    assert client.get("/desk/settings/").status_code == 200
    assert "เทศบาลตำบลดอนแก้วใส" in Client().get("/").content.decode()
    assert Client().get("/don-kaeo-sai/submit").status_code == 200
    assert Holiday.objects.filter(agency=None, is_draft=True).count() > 30
    page = client.get("/desk/settings/audit/").content.decode()
    assert "เปิดใช้ระบบของหน่วยงาน" in page


def test_a_procedure_of_ones_own_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(preset_text("hat-kham").replace('key = "hat-kham"', 'key = "ours"', 1), encoding="utf-8")
    assert bring_in(procedure=str(file)) == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"slug": "desk"}, "ใช้ชื่อย่อ “desk” ไม่ได้"),
        ({"slug": "Don Kaeo"}, "ตัวอักษรอังกฤษตัวเล็ก"),
        ({"name": " "}, "โปรดกรอกช่องนี้"),
        ({"administrator": "chief"}, "อีเมลไม่ถูกต้อง"),
        ({"procedure": "no-such-file.toml"}, "no-such-file.toml"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_added(
    capsys: pytest.CaptureFixture[str], changed: dict[str, str], said: str
) -> None:
    assert bring_in(**changed) == 1
    assert said in capsys.readouterr().err
    assert (Agency.objects.count(), Officer.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)


def test_a_broken_procedure_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(preset_text("hat-kham").replace('by = ["centre"]', 'by = ["nobody"]', 1), encoding="utf-8")
    assert bring_in(procedure=str(file)) == 1
    assert "broken.toml" in capsys.readouterr().err
    assert not Agency.objects.exists()


def test_an_office_is_brought_in_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert bring_in() == 0
    assert bring_in(administrator="second@don-kaeo-sai.example") == 1
    assert "มีหน่วยงานที่ใช้ชื่อย่อ" in capsys.readouterr().err
    assert bring_in(slug="other-office") == 1
    assert Agency.objects.count() == 1


def test_no_address_of_the_product_can_be_an_office() -> None:
    first = {str(pattern.pattern).partition("/")[0] for pattern in get_resolver().url_patterns}
    words = {word for word in first if re.fullmatch("[a-z-]+", word)}
    assert {"accounts", "desk", "healthz", "readyz"} <= words <= RESERVED
    assert {"areas", "privacy", "accessibility", "style", "static"} <= RESERVED
