"""Every mail of the corpus ends as a case, a message on a case, or held at a named place; none is lost, none twice."""

import pytest

from rabfang.cases.models import Case
from rabfang.channels.email.reading.mail import identity
from rabfang.channels.email.tests.conftest import Came
from rabfang.channels.email.tests.corpus import CORPUS
from rabfang.channels.email.tests.corpus.making import Example

pytestmark = pytest.mark.django_db


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len(CORPUS) >= 60
    assert len({example.name for example in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("example", CORPUS, ids=lambda example: example.name)
def test_it_becomes_what_it_is(example: Example, came: Came) -> None:
    row = came(example.raw)
    assert f"{row.state} {row.reason}".strip() == example.becomes, row.error
    assert row.next_at is None
    assert row.raw is not None
    if example.becomes != "case":
        assert not Case.objects.exists()
        return
    assert row.case is not None
    detail = row.case.texts.get(field="detail").body
    assert example.says in detail
    assert "alert(" not in detail
    assert "\0" not in detail + row.case.subject + row.sender
    if example.subject:
        assert row.case.subject == example.subject
    names = [attachment.file.name for attachment in row.case.attachments.select_related("file")]
    if example.files:
        assert tuple(names) == example.files


def test_a_mail_that_comes_by_two_ways_is_the_same_and_one_under_its_name_is_not() -> None:
    one = CORPUS[0].raw
    assert identity(b"Received: from a\r\nX-Spam-Score: 1\r\n" + one.replace(b"\r\n", b"\n")) == identity(one)
    assert identity(one.replace("สามวัน".encode(), "สี่วัน".encode())) != identity(one)
