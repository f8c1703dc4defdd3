"""Files of a case: for those who see the case and what hangs on it, with safe headers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.cases.models import Attachment, Case
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import SignIn, Walked
from rabfang.documents.actions import accept

pytestmark = pytest.mark.django_db


def attached(case: Case, visibility: str) -> str:
    """The address of a file with that visibility."""
    stored = accept(SimpleUploadedFile(f"{visibility}.txt", visibility.encode()), at=now())
    row = Attachment.objects.create(case=case, seq=1, file=stored, visibility=visibility)
    return f"/desk/cases/{case.pk}/files/{row.pk}"


def status(client: Client, address: str) -> int:
    """The answer's status, its body read to the end."""
    answer = client.get(address)
    if answer.streaming:
        assert b"".join(answer)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
    return answer.status_code


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("centre@hat-kham.example", [200, 200, 200]),
        ("executive@hat-kham.example", [200, 200, 200]),
        ("unit@hat-kham.example", [200, 200, 404]),
        ("unit.audit@hat-kham.example", [404, 404, 404]),
        ("administrator@hat-kham.example", [404, 404, 404]),
        ("centre@saraburi-treasury.example", [404, 404, 404]),
    ],
)
def test_a_file_opens_for_those_who_may_read_it(
    signed_in: SignIn, walked: Walked, account: str, expected: list[int]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    addresses = [attached(case, visibility) for visibility in ("citizen", "unit", "centre")]
    client = signed_in(account)
    assert [status(client, address) for address in addresses] == expected


def test_a_file_of_another_case_is_not_found(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    other = walked("hat-kham", "service-quality", until="report")
    pk = attached(other, "citizen").rpartition("/")[2]
    client = signed_in("centre@hat-kham.example")
    assert status(client, f"/desk/cases/{case.pk}/files/{pk}") == 404
    assert status(client, f"/desk/cases/{other.pk}/files/{pk}") == 200
    assert status(client, f"/desk/cases/{other.pk}/files/999999") == 404


def test_a_stranger_is_asked_to_sign_in(walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    assert status(Client(), attached(case, "citizen")) == 302
