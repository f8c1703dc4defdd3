"""A confidential case at the school with everything that can hang on it, each word of it a canary."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.test import Client

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.confidential import hidden_pk
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.report import Report, report
from rabfang.core.clock import now
from rabfang.documents.preparing import prepare_all
from rabfang.documents.tests.pictures import picture
from rabfang.rights.actions.requests import ask
from rabfang.rights.models import DestructionItem, DestructionList
from rabfang.vault.actions.identities import ask_identity
from rabfang.vault.actions.keys import unlock_key
from rabfang.vault.actions.need_to_know import bar, step_aside
from rabfang.vault.actions.outside import enter_outside_key
from rabfang.vault.actions.people import propose
from rabfang.vault.barred import Barred
from rabfang.vault.queries import desk_of
from tests.demonstration import PASSWORD

CANARY = "คานารีขันขาน"
PEOPLE = {
    "designated": "handler@school-integrity.example",
    "barred": "handler.second@school-integrity.example",
    "custodian": "custodian@school-integrity.example",
}
WORDS = {name: f"{CANARY} {name}" for name in ("subject", "detail", "who", "when_where", "evidence", "told")}
IDENTITY = {"name": f"{CANARY} ผู้แจ้ง", "reach": "0812223334"}
HANDLED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("record", {"remark": f"{CANARY} รับไว้"}),
    ("classify", {"kind": "affecting-agency", "opinion": f"{CANARY} มีมูล"}),
    ("ask", {"question": f"{CANARY} เมื่อใด"}),
    ("note", {"note": f"{CANARY} จดไว้", "visibility": "centre"}),
    ("protect", {"measure": "watch", "whom": f"{CANARY} ครูผู้แจ้ง"}),
    ("identify", {"done": "asked"}),
)


def laid(school: Agency) -> tuple[Case, dict[str, list[object]]]:
    """The case, and something at every address of the confidential desk."""
    desk = desk_of(school)
    assert desk
    files = [
        ContentFile(f"{CANARY} ใบเสนอราคา\n".encode(), name=f"{CANARY}.txt"),
        ContentFile(picture(), name=f"{CANARY}.jpg"),
    ]
    with prepare_all(files, in_memory=True) as prepared:
        said = Report(WORDS, files=prepared, identity=IDENTITY)
        case = report(desk, "website", said, by=Actor.citizen(), at=now(), submission="c" * 40).case
    handler, second = (Officer.objects.get(email=PEOPLE[name]) for name in ("designated", "barred"))
    box = case.box_id
    assert box
    for verb, facts in HANDLED:
        perform(case.pk, verb, by=Actor.officer(handler, now()), **facts)
    asked = ask_identity(box, f"{CANARY} จำเป็น", by=handler, at=now())
    head = Officer.objects.get(email="executive@school-integrity.example")
    bar(box, Barred(officers=frozenset({head.pk})), by=unlock_key(handler, PASSWORD), at=now())
    step_aside(box, second.pk, at=now())
    unit = Officer.objects.get(email="unit@school-integrity.example")
    proposal = propose(desk, "handle", unit, by=second, at=now())
    outside = enter_outside_key(desk, "สำนักงานตรวจสอบ", b"k" * 32, by=second, at=now())
    request = ask(case, "correct", f"{CANARY} แก้ชื่อ", at=now())
    listed = DestructionList.objects.create(
        pk=hidden_pk(case), agency=desk.agency, after="destroy", reason="พ้นเวลา", proposed_by=handler, proposed_at=now()
    )
    item = {"due_on": date(2026, 11, 1), "source": "ระเบียบ"}
    DestructionItem.objects.create(pk=hidden_pk(case), list=listed, case=case, **item)
    custodian = Officer.objects.get(email=PEOPLE["custodian"])
    attachment = -case.attachments.earliest("pk").pk
    of_case: dict[str, list[object]] = {f"confidential:{name}": [box] for name in ("case", "name", "aside", "package")}
    return case, of_case | {
        "confidential:ask_identity": [box],
        "confidential:act": [box, "note"],
        "confidential:file": [box, attachment],
        "confidential:original": [box, attachment],
        "confidential:identity": [asked.pk],
        "confidential:confirm": [custodian.pk],
        "confidential:outside_confirm": [outside.pk],
        "confidential:settle": [proposal.pk, "refuse"],
        "confidential:data_request": [box, -request.pk],
        "confidential:destruction": [-listed.pk],
    }


def unlock(client: Client) -> Client:
    """Their key, unlocked for a sitting."""
    assert client.post("/desk/confidential/unlock", {"passphrase": PASSWORD}).status_code == 302
    return client


def guessed(argument: object) -> object:
    """Another one of the same kind."""
    return UUID(int=7) if isinstance(argument, UUID) else argument
