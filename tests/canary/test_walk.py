"""Words placed in a confidential case are found nowhere: in no answer to anybody else, in no row, file, log or mail."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core import mail
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.urls import reverse

from rabfang.accounts.sessions import SessionStore
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case, OutboxMessage
from rabfang.project.worker import DAILY, DUTIES, one_round
from tests.demonstration import PASSWORD
from tests.permissions import confidential
from tests.permissions.confidential import CANARY, IDENTITY, PEOPLE
from tests.permissions.scene import Scene
from tests.permissions.table import TABLE

pytestmark = pytest.mark.django_db
SECRETS = (CANARY, IDENTITY["name"], IDENTITY["reach"])
# Everybody of the office itself tries every id; those elsewhere every address without one.
NEAR = ("", "school-integrity.example")
SignIn = Callable[[str], Client]


def ids(scene: Scene, case: Case, laid: dict[str, list[object]]) -> Iterator[tuple[str, list[object]]]:
    """Every address: as its own scene has it, and with each id of the confidential case in every place of an id."""
    assert case.box_id
    known: list[object] = [case.pk, -case.pk, case.number, *(row.pk for row in case.attachments.all())]
    for name in TABLE:
        own = list(laid.get(name) or scene.arguments.get(name, []))
        yield name, own
        if name.startswith("public:") and own and isinstance(own[0], str):
            yield name, [case.agency.slug, *own[1:]]
        for place, argument in enumerate(own):
            if isinstance(argument, UUID):
                yield name, [*own[:place], case.box_id, *own[place + 1 :]]
            elif isinstance(argument, int):
                for other in known:
                    if isinstance(other, int) and other > 0:
                        yield name, [*own[:place], other, *own[place + 1 :]]


def seen_by(client: Client, addresses: list[str]) -> Iterator[tuple[str, bytes]]:
    """Every answer, headers and all."""
    for address in addresses:
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        yield address, body + str(dict(answer.headers)).encode() + str(client.cookies).encode()


def outsiders(case: Case) -> list[str]:
    """Every account of the office but the one that may read the case; of all the others one of each post."""
    everybody = Officer.objects.filter(is_active=True).order_by("pk").values_list("email", flat=True)
    near = [email for email in everybody if email.endswith(f"@{NEAR[1]}") and email != PEOPLE["designated"]]
    posts = {email.partition("@")[0]: email for email in reversed(list(everybody)) if not email.endswith(f"@{NEAR[1]}")}
    return [*near, *posts.values()]


def test_no_answer_to_anybody_else_tells_of_it(offices: dict[str, Agency], signed_in: SignIn, settings: object) -> None:
    settings.RABFANG_DEMONSTRATION = True  # type: ignore[attr-defined]
    scene = Scene.laid(offices["hat-kham"])
    case = Case.objects.get(box__isnull=False)
    laid = {name: list(args) for name, args in scene.arguments.items() if name.startswith("confidential:")}
    slug, box = case.agency.slug, str(case.box_id)
    wanted = list(dict.fromkeys(reverse(name, args=args) for name, args in ids(scene, case, laid)))
    plain = [address for address in wanted if not any(letter.isdigit() for letter in address)]
    searched = [f"/desk/register?q={CANARY}", f"/desk/register?q={case.number_text}"]
    found = []
    for email in ["", *outsiders(case)]:
        client = signed_in(email) if email else Client()
        at_the_desk = email in PEOPLE.values()
        if at_the_desk:
            confidential.unlock(client)
        office = [f"/{email.partition('@')[2].removesuffix('.example')}/" if email else "/school-integrity/"]
        # what is asked for stands in the answer's own address, and says nothing
        near = email.partition("@")[2] in NEAR or email == "administrator@hat-kham.example"
        for address, body in seen_by(client, [*(wanted if near else plain), *searched, *office]):
            bare = body.replace(address.encode(), b"")
            found += [(email, address, secret) for secret in SECRETS if secret.encode() in bare and "q=" not in address]
            if not at_the_desk and str(case.box_id) not in address and case.agency.slug not in address:
                found += [(email, address, marker) for marker in (slug, box) if marker.encode() in bare]
    custodian_asked = {address for email, address, _ in found if email == PEOPLE["custodian"]}
    assert custodian_asked == {reverse("confidential:identity", args=laid["confidential:identity"])}
    assert not [row for row in found if row[0] != PEOPLE["custodian"]]


def test_nothing_readable_is_kept(
    offices: dict[str, Agency], signed_in: SignIn, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    case, laid = confidential.laid(offices["school-integrity"])
    client = confidential.unlock(signed_in(PEOPLE["designated"]))
    address = reverse("confidential:act", args=[case.box_id, "note"])
    version = Case.objects.get(pk=case.pk).version
    said = {"note": f"{CANARY} พิมพ์เอง", "visibility": "centre"}
    assert client.post(address, {**said, "seen": version}).status_code == 302
    assert client.post(address, {**said, "note": "", "seen": version}).status_code == 400
    assert client.post(address, {**said, "seen": 1}).status_code == 409
    key = laid["confidential:outside_confirm"][0]
    confirmed = reverse("confidential:outside_confirm", args=[key])
    assert client.post(confirmed, {"seen": (b"k" * 32).hex(), "compared": "on"}).status_code == 302
    package = client.post(reverse("confidential:package", args=[case.box_id]), {"body": key})
    assert CANARY.encode() not in package.content
    asked = reverse("confidential:data_request", args=laid["confidential:data_request"])
    refused = {"deed": "refuse", "answer": f"{CANARY} ยังไม่ได้", "ground": f"{CANARY} มาตรา"}
    assert client.post(asked, refused).status_code == 302
    custodian = confidential.unlock(signed_in(PEOPLE["custodian"]))
    answered = reverse("confidential:identity", args=laid["confidential:identity"])
    handed = {"answer": "handed", "until": "30/11/2569", "passphrase": PASSWORD}
    assert IDENTITY["name"] in custodian.post(answered, handed).content.decode()
    one_round({**DUTIES, **DAILY})
    kept = b"".join((*_rows(), *_files(tmp_path), _dump(), caplog.text.encode()))
    for secret in (*SECRETS, PASSWORD):
        assert secret.encode() not in kept
        assert secret.encode("unicode_escape") not in kept
        assert secret.encode().hex().encode() not in kept.lower()
    assert not OutboxMessage.objects.filter(case=case).exists()
    assert not mail.outbox


def _rows() -> Iterator[bytes]:
    """Every value of every row, sessions included."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.all():
            for field in row._meta.concrete_fields:
                value = getattr(row, field.attname)
                yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            if isinstance(row, AbstractBaseSession):
                yield str(SessionStore().decode(row.session_data)).encode()


def _files(folder: Path) -> Iterator[bytes]:
    """Every file of the data folder and every name."""
    assert Path(storages["default"].location).is_relative_to(folder)  # type: ignore[attr-defined]
    for path in sorted(folder.rglob("*")):
        yield str(path).encode()
        if path.is_file():
            yield path.read_bytes()


def _dump() -> bytes:
    """The whole database as its own tools write it down, the search index and what has no model among it."""
    if connection.vendor == "sqlite":
        return "\n".join(connection.connection.iterdump()).encode("utf-8", "surrogateescape")
    database = settings.DATABASES["default"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        whole = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - names of our own tables
            whole += [row for (row,) in cursor.fetchall()]
    assert database["ENGINE"].endswith("postgresql")
    return "\n".join(whole).encode()
