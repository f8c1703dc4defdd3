"""What leaves the desk with personal data in it is on record; an ordinary case that is opened is not."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry, Kind
from rabfang.cases.actors import Actor
from rabfang.cases.tests.walking import submitted
from rabfang.channels.models import Incoming
from rabfang.channels.paper.actions import begin
from rabfang.core.clock import now
from rabfang.desk.audit.tests.conftest import SignIn
from rabfang.documents.actions import accept, store_made
from rabfang.documents.kinds import EML
from rabfang.documents.tests.pictures import picture

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"


@pytest.fixture
def centre(signed_in: SignIn) -> Client:
    return signed_in(CENTRE)


def looks() -> list[tuple[str, str, dict[str, object]]]:
    rows = AuditEntry.objects.filter(kind=Kind.LOOK).order_by("pk")
    assert all((row.actor_name, row.role) == ("สมศรี ใจเย็น", "centre") for row in rows)
    return [(row.action, row.target, row.facts) for row in rows]


def test_an_ordinary_case_is_opened_without_an_entry(town: Agency, centre: Client) -> None:
    case = submitted(town).case
    for address in (f"/desk/cases/{case.pk}", "/desk/register", "/desk/"):
        assert centre.get(address).status_code == 200
    assert not looks()


def test_a_mail_as_it_came(town: Agency, centre: Client, signed_in: SignIn) -> None:
    raw = store_made(BytesIO(b"Subject: x"), "mail.eml", EML, at=now())
    row = Incoming.objects.create(
        agency=town, way="email", account=1, external_id="1", received_at=now(), raw=raw, state="held"
    )
    assert signed_in("centre@saraburi-treasury.example").get(f"/desk/incoming/{row.pk}/raw").status_code == 404
    assert not looks()
    assert b"".join(centre.get(f"/desk/incoming/{row.pk}/raw")) == b"Subject: x"
    assert looks() == [("raw-mail", f"#{row.pk}", {})]


def test_the_book_of_a_period(town: Agency, centre: Client) -> None:
    submitted(town)
    assert centre.get("/desk/register/book").status_code == 200
    assert not looks()
    assert centre.get("/desk/register/book?first=1/11/2569&last=23/11/2569").status_code == 200
    assert looks() == [("book", "2026-11-01 2026-11-23", {"rows": 1})]


def test_the_original_of_a_page(town: Agency, centre: Client) -> None:
    file = accept(SimpleUploadedFile("page.jpg", picture()), at=now())
    by = Actor.officer(Officer.objects.get(email=CENTRE), now())
    intake = begin(town, by=by, at=now(), files=[file], channel="letter", received_at=now())
    page = intake.pages.get()
    answer = centre.get(f"/desk/paper/{intake.pk}/pages/{page.pk}")
    assert answer.status_code == 200
    b"".join(answer)
    assert looks() == [("paper-source", f"#{intake.pk}", {"page": page.pk})]
