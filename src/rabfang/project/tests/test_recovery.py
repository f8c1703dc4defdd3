"""A lost passphrase and the escrow; a case as a sealed package; a desk is opened; what the head sees."""

import argparse
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.cases.report import Reported
from rabfang.cases.verify import faults
from rabfang.core.clock import set_clock
from rabfang.desk.confidential.tests.conftest import DESK, IDENTITY, WORDS, account, compared, confirmed
from rabfang.documents.preparing import prepare_all
from rabfang.letters.tests.reading import stands_in, text_of
from rabfang.project.commands import confidential, escrow, package
from rabfang.vault.actions.desks import set_escrow
from rabfang.vault.actions.keys import end_key
from rabfang.vault.boxes import CannotOpen, open_sealed
from rabfang.vault.models import Desk, Grant, IdentityRequest, OfficerKey, OutsideKey, Proposal, SealedPackage
from rabfang.vault.offline import make_key_file, open_bundle, read_key_file, unpacked
from rabfang.vault.opening import GRANT
from rabfang.vault.queries import desk_of
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
Who = Callable[[str], Officer]


def at(done: Reported, more: str = "") -> str:
    return f"{DESK}cases/{done.case.box_id}{more}"


def run(command: Any, **options: Any) -> int:
    return int(command.run(argparse.Namespace(**options)))


def test_the_escrow_opens_what_nobody_else_can(
    told: Told, unlocked: SignIn, signed_in: SignIn, officer: Who, desk: Desk, tmp_path: Path, capsys: Any
) -> None:
    key = tmp_path / "escrow.json"
    assert run(escrow, deed="make", file=key) == 0
    assert key.stat().st_mode & 0o077 == 0
    before = told()
    set_escrow(desk, read_key_file(key).public, at=MONDAY)
    desk.refresh_from_db()
    lost, second = officer(account("handler")), officer(account("handler.second"))
    kept = told(submission="b" * 40, identity=IDENTITY)
    newer = tmp_path / "newer.json"
    set_escrow(desk, make_key_file(newer).public, at=MONDAY)
    desk.refresh_from_db()
    after = told(submission="e" * 40)
    about = told(submission="d" * 40, without=[lost.pk])
    for row in (lost, second):
        end_key(row, at=MONDAY)
    client, other = signed_in(lost.email), signed_in(second.email)
    for one in (client, other):
        assert (
            one.post(f"{DESK}key/new", {"passphrase": PASSWORD, "again": PASSWORD, "understood": "on"}).status_code
            == 302
        )
    bundle, restored = tmp_path / "bundle.json", tmp_path / "restored.json"
    said = {"officer": lost.email, "bundle": bundle}
    assert run(escrow, deed="bundle", **said) == 1  # nobody has confirmed the new key
    assert unlocked("custodian").post(f"{DESK}people/{lost.pk}/confirm", compared(lost.pk)).status_code == 302
    assert client.get(at(kept)).status_code == 404
    assert run(escrow, deed="bundle", **said) == 0
    assert WORDS["subject"] not in bundle.read_text()
    assert run(escrow, deed="restore", restored=bundle) == 1
    said = {"deed": "open", "file": newer, "bundle": bundle, "older": [key]}
    assert run(escrow, **said, restored=key) == 1
    assert read_key_file(key)  # nothing is written over
    make_key_file(tmp_path / "other.json")
    assert run(escrow, **{**said, "file": tmp_path / "other.json", "older": []}, restored=restored) == 1
    assert "sealed to this key" in capsys.readouterr().err
    assert run(escrow, **said, restored=restored) == 0
    assert "2 boxes stay closed" in capsys.readouterr().out
    assert run(escrow, deed="restore", restored=restored) == 0
    for done in (kept, after):
        assert WORDS["subject"] in client.get(at(done)).content.decode()
    assert client.get(at(before)).status_code == 404  # received before there was an escrow
    assert client.get(at(about)).status_code == 404
    assert IDENTITY["name"] not in client.get(at(kept)).content.decode()
    end_key(lost, at=MONDAY)
    assert run(escrow, deed="restore", restored=restored) == 1


def test_the_escrow_in_use_opens_what_came_before_it(told: Told, unlocked: SignIn, tmp_path: Path) -> None:
    told(identity=IDENTITY)
    for days, name in enumerate(("first.json", "second.json")):
        set_clock(partial(MONDAY.__add__, timedelta(days=days)))
        pair = make_key_file(tmp_path / name)
        one, other = unlocked("handler"), unlocked("handler.second")
        one.post(f"{DESK}people/escrow", {"public": pair.public.hex()})
        other.post(f"{DESK}people/proposals/{Proposal.objects.latest('pk').pk}/confirm")
        for who in ("handler", "custodian", "handler.second"):
            unlocked(who)
        grants = Grant.objects.filter(officer=None, receipt=None)
        assert {row.key.box.holds for row in grants if open_sealed(pair.private, bytes(row.sealed), about=GRANT)} == {
            "content",
            "identity",
        }


def test_a_wrong_key_opens_no_bundle(tmp_path: Path) -> None:
    pair = make_key_file(tmp_path / "a.json")
    with pytest.raises(FileExistsError):
        make_key_file(tmp_path / "a.json")
    with pytest.raises(CannotOpen):
        open_bundle([pair.private], "{}")
    for content in (b"no key", b"\xff\xfe no text"):
        (tmp_path / "b.json").write_bytes(content)
        with pytest.raises(CannotOpen):
            read_key_file(tmp_path / "b.json")


def test_a_case_leaves_as_a_package_that_one_body_opens(told: Told, unlocked: SignIn, tmp_path: Path) -> None:
    key = tmp_path / "body.json"
    assert run(package, deed="key", file=key) == 0
    with prepare_all([ContentFile("คานารี\n".encode(), name="หลักฐาน: ก?.txt")], in_memory=True) as prepared:
        done = told(files=prepared, identity=IDENTITY)
    client = unlocked("handler")
    confirmed(client, unlocked("handler.second"), read_key_file(key).public.hex())
    body = client.get(at(done, "/package")).context["form"].fields["body"].queryset.get()
    assert client.post(at(done, "/package"), {}).status_code == 400
    answer = client.post(at(done, "/package"), {"body": body.pk})
    assert "no-store" in answer["Cache-Control"]
    assert WORDS["subject"].encode() not in answer.content
    sent, folder = tmp_path / "case.rabfang-package", tmp_path / "opened"
    sent.write_bytes(answer.content)
    assert run(package, deed="open", file=key, package=sent, folder=folder) == 0
    assert {path.name for path in folder.iterdir()} == {"case.json", "case.txt", "chronology.pdf", "01-หลักฐาน_ ก_.txt"}
    whole = (folder / "case.txt").read_text()
    assert all(words in whole for words in WORDS.values())
    assert IDENTITY["name"] not in whole
    assert json.loads((folder / "case.json").read_text())["number"] == done.case.number_text
    drawn = text_of((folder / "chronology.pdf").read_bytes())
    assert all(stands_in(words, drawn) for words in WORDS.values())
    assert "01-หลักฐาน_ ก_.txt" in drawn
    assert not any(IDENTITY["name"].encode() in path.read_bytes() for path in folder.iterdir())
    other = tmp_path / "other.json"
    make_key_file(other)
    assert run(package, deed="open", file=other, package=sent, folder=tmp_path / "x") == 1
    assert "สำนักงานตรวจสอบ" in client.get(at(done)).content.decode()


def test_who_reported_goes_along_only_when_a_custodian_adds_it(told: Told, unlocked: SignIn, tmp_path: Path) -> None:
    key = tmp_path / "body.json"
    make_key_file(key)
    done, first, custodian = told(identity=IDENTITY), unlocked("handler"), unlocked("custodian")
    second = unlocked("handler.second")
    body = confirmed(first, second, read_key_file(key).public.hex())
    other = confirmed(first, second, "cd" * 32, "สำนักงานอื่น")
    packages = {row.partner_id: row.pk for row in OutsideKey.objects.all()}
    first.post(at(done, "/identity"), {"reason": "ศาลขอพยาน"})
    asked = f"{DESK}identities/{IdentityRequest.objects.get().pk}"
    said = {"answer": "packed", "body": packages[body], "passphrase": PASSWORD}
    for lacking in ({**said, "grounds": ""}, {**said, "body": "", "grounds": "พยานสำคัญคานารี"}):
        assert custodian.post(asked, lacking).status_code == 400
    answer = custodian.post(asked, {**said, "grounds": "พยานสำคัญคานารี"})
    assert answer.status_code == 200
    assert IDENTITY["name"] not in first.get(at(done)).content.decode()
    made = first.post(at(done, "/package"), {"body": packages[body]}).content
    assert IDENTITY["name"].encode() not in made
    found = dict(unpacked(read_key_file(key).private, made))
    assert json.loads(found["identity.json"]) == IDENTITY
    assert not any(IDENTITY["name"].encode() in content for name, content in found.items() if name != "identity.json")
    first.post(at(done, "/package"), {"body": packages[other]})
    with_identity = SealedPackage.objects.filter(with_identity=True).values_list("partner", flat=True)
    assert list(with_identity) == [body]
    event = done.case.events.filter(action="identify").latest("seq")
    assert (event.facts["done"], event.facts["partner"]) == ("packed", body)
    page = first.get(at(done)).content.decode()
    assert "ใส่ในชุดเอกสารปิดผนึก · ให้ สำนักงานตรวจสอบ" in page
    confirmed(first, second, "ef" * 32)
    first.post(at(done, "/package"), {"body": packages[body]})
    assert not SealedPackage.objects.latest("pk").with_identity
    assert AuditEntry.objects.filter(action="identity-packed", agency_id=done.case.agency_id).exists()
    assert list(faults()) == []


def test_it_is_passed_to_the_body_by_the_procedure(told: Told, unlocked: SignIn) -> None:
    done, client = told(), unlocked("handler")
    confirmed(client, unlocked("handler.second"), "ab" * 32)
    steps: list[tuple[str, dict[str, Any]]] = [("record", {}), ("classify", {"kind": "outside", "urgency": "normal"})]
    for seen, (verb, said) in enumerate(steps, 1):
        assert client.post(at(done, f"/do/{verb}"), {**said, "seen": seen}).status_code == 302
    form = client.get(at(done, "/do/refer")).context["form"]
    partner = form.fields["partner"].choices[0][0]
    said = {"partner": partner, "told": "ส่งแล้วคานารี", "seen": 3}
    early = client.post(at(done, "/do/refer"), said)
    assert early.status_code == 409
    assert "โปรดทำชุดเอกสารก่อน" in early.content.decode()
    assert "ส่งแล้วคานารี" in early.content.decode()
    package = client.get(at(done, "/package")).context["form"].fields["body"].queryset.get()
    made = client.post(at(done, "/package"), {"body": package.pk})
    assert client.post(at(done, "/do/refer"), {**said, "seen": 4}).status_code == 302
    digest = hashlib.sha256(made.content).hexdigest()
    assert done.case.events.get(action="refer").facts["package"] == digest
    page = client.get(at(done)).content.decode()
    assert " ".join(digest[start : start + 8] for start in range(0, 64, 8)) in page
    assert f"ชุดเอกสารปิดผนึก sha256 {digest[:16]}" in page
    read = Client().post("/school-integrity/report-corruption/receipt", {"receipt": done.receipt}).content.decode()
    assert "ส่งแล้วคานารี" in read
    assert "เคยแจ้งใครแล้วบ้าง" not in read  # what the form asked, by the same name
    assert client.post(at(done, "/do/acknowledge"), {"remark": "เลขรับ 1", "seen": 5}).status_code == 302
    assert client.post(at(done, "/do/report"), {"findings": "รับไว้ไต่สวน", "seen": 6}).status_code == 302
    assert list(faults()) == []


def test_a_package_for_a_key_of_before_does_not_do(told: Told, unlocked: SignIn) -> None:
    done, client, second = told(), unlocked("handler"), unlocked("handler.second")
    confirmed(client, second, "ab" * 32)
    body = client.get(at(done, "/package")).context["form"].fields["body"].queryset.get()
    assert client.post(at(done, "/package"), {"body": body.pk}).status_code == 200
    confirmed(client, second, "cd" * 32)
    client.post(at(done, "/do/record"), {"seen": 2})
    client.post(at(done, "/do/classify"), {"kind": "outside", "urgency": "normal", "seen": 3})
    said = {"partner": body.partner_id, "told": "ส่งแล้ว", "seen": 4}
    assert client.post(at(done, "/do/refer"), said).status_code == 409


def test_a_measure_of_protection_is_brought_up_in_time(told: Told, unlocked: SignIn) -> None:
    done, client = told(), unlocked("handler")
    said = {"measure": "watch", "whom": "ครูผู้แจ้ง", "until": "21/12/2569", "seen": 1}
    assert client.post(at(done, "/do/protect"), said).status_code == 302
    assert not client.get(DESK).context["reminders"]
    set_clock(lambda: MONDAY + timedelta(days=25))
    client.post(f"{DESK}unlock", {"passphrase": PASSWORD})
    assert [row["number"] for row in client.get(DESK).context["reminders"]] == [done.case.number_text]


def test_the_administrator_opens_a_desk_once(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client, people = signed_in("administrator@hat-kham.example"), Officer.objects.filter(agency=offices["hat-kham"])
    one, two, three = (row.pk for row in people.order_by("pk")[:3])
    address = "/desk/settings/confidential/"
    assert client.post(address, {"handlers": [one], "custodians": [two]}).status_code == 200
    assert desk_of(offices["hat-kham"]) is None
    assert client.post(address, {"handlers": [one, two], "custodians": [two]}).status_code == 200
    assert desk_of(offices["hat-kham"]) is None
    assert client.post(address, {"handlers": [one, two], "custodians": [three]}).status_code == 302
    assert desk_of(offices["hat-kham"])
    shown = client.get(address).content.decode()
    assert "เปิดจุดรับเรื่องลับแล้ว" in shown
    assert 'name="handlers"' not in shown


def test_the_command_opens_a_desk(offices: dict[str, Agency]) -> None:
    said = {"deed": "open", "slug": "hat-kham", "custodians": "unit@hat-kham.example"}
    assert run(confidential, handlers="centre@hat-kham.example", **said) == 1
    assert run(confidential, handlers="centre@hat-kham.example,nobody@hat-kham.example", **said) == 1
    handlers = "centre@hat-kham.example, unit.office@hat-kham.example"
    assert run(confidential, handlers=handlers, **said) == 0
    assert run(confidential, handlers=handlers, **said) == 1
    assert not OfficerKey.objects.filter(officer__agency=offices["hat-kham"]).exists()


def test_the_head_sees_counts_and_no_small_ones(told: Told, signed_in: SignIn, unlocked: SignIn) -> None:
    address = "/desk/counts/confidential"
    head = signed_in(account("executive"))
    assert "ไม่มี" in head.get(address).content.decode()
    for number in range(2):
        told(submission=f"{number}" * 40)
    assert "น้อยกว่า 3" in head.get(address).content.decode()
    for number in range(2, 8):
        told(submission=f"{number}" * 40)
    year = head.get(address).context["years"][0]
    assert (year.received, year.routes) == ("8", [("ยังไม่จำแนก", "8")])
    first = told(submission="9" * 40)
    client = unlocked("handler")
    client.post(at(first, "/do/record"), {"seen": 1})
    client.post(at(first, "/do/classify"), {"kind": "conduct", "urgency": "normal", "seen": 2})
    assert {count for _title, count in head.get(address).context["years"][0].routes} == {"ไม่แสดง"}
    assert address in head.get("/desk/").content.decode()
    for who in ("centre", "unit", "administrator"):
        assert signed_in(account(who)).get(address).status_code == 404
    assert signed_in("executive@hat-kham.example").get(address).status_code == 404
