"""What the scanner knows is held, what it cannot be asked about waits, and neither is shown or lost."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from pytest_django.fixtures import Settings

from rabfang.documents import actions, queries
from rabfang.documents.limits import LIMITS
from rabfang.documents.models import HeldFile, StoredFile
from rabfang.documents.scanning import FileHeld, Verdict, answers, scan
from rabfang.documents.tests.clamd import EICAR, FOUND, Clamd, clamd
from rabfang.documents.tests.keeping import AT, upload
from rabfang.documents.tests.pictures import picture
from rabfang.documents.tests.samples import docx, xlsx

pytestmark = pytest.mark.django_db
NOBODY = "tcp://127.0.0.1:9"  # the port of nothing


@pytest.fixture
def scanner(settings: Settings) -> Iterator[Clamd]:
    with clamd() as server:
        settings.RABFANG_CLAMAV = server.setting
        yield server


def shut(stored: StoredFile) -> str:
    """Why nobody is shown the file; empty when it opens."""
    said = set()
    for opening in (queries.open_shown, queries.open_original):
        try:
            with opening(stored):
                said.add("")
        except FileHeld as held:
            said.add(held.state)
    assert len(said) == 1
    return said.pop()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("note.txt", EICAR),
        ("note.csv", b"a,b\n" + EICAR),
        ("letter.docx", docx(word__media__note_dot_txt=EICAR)),
        ("letter.docx", docx(word__embeddings__inner_dot_docx=docx(word__note_dot_txt=EICAR))),
    ],
)
def test_what_carries_something_is_kept_and_shown_to_nobody(scanner: Clamd, name: str, content: bytes) -> None:
    stored = actions.accept(upload(content, name), at=AT)
    assert shut(stored) == "infected"
    assert HeldFile.objects.get().found == FOUND
    assert queries.is_intact(stored)
    with queries.open_original(stored, for_people=False) as evidence:
        assert evidence.read() == content


def test_what_carries_nothing_opens(scanner: Clamd) -> None:
    files = [upload(picture(), "a.jpg"), upload(xlsx(), "b.xlsx"), upload("บันทึก".encode(), "c.txt")]
    stored = actions.accept_all(files, at=AT)
    assert [shut(one) for one in stored] == ["", "", ""]
    assert scanner.seen == [picture(), xlsx(), "บันทึก".encode()]
    assert not HeldFile.objects.exists()


@pytest.mark.parametrize("said", ["INSTREAM size limit exceeded. ERROR", "", "stream: OK and more", "UNKNOWN COMMAND"])
def test_what_it_does_not_say_clearly_waits(scanner: Clamd, said: str) -> None:
    scanner.says = said or "\0"
    assert shut(actions.accept(upload(b"note", "note.txt"), at=AT)) == "waiting"


def test_while_it_is_away_files_wait_and_are_looked_at_later(scanner: Clamd, settings: Settings) -> None:
    here, settings.RABFANG_CLAMAV = settings.RABFANG_CLAMAV, NOBODY
    good, bad = actions.accept_all([upload(b"note", "a.txt"), upload(EICAR, "b.txt")], at=AT)
    assert (shut(good), shut(bad)) == ("waiting", "waiting")
    assert actions.scan_waiting(AT + timedelta(minutes=1)) == 0
    settings.RABFANG_CLAMAV = here
    assert actions.scan_waiting(AT + timedelta(minutes=2)) == 2
    assert (shut(good), shut(bad)) == ("", "infected")
    assert actions.scan_waiting(AT + timedelta(minutes=3)) == 0


def test_what_is_held_stays_so_without_a_scanner(scanner: Clamd, settings: Settings) -> None:
    stored = actions.accept(upload(EICAR, "a.txt"), at=AT)
    settings.RABFANG_CLAMAV = ""
    assert shut(stored) == "infected"
    assert shut(actions.accept(upload(b"note", "b.txt"), at=AT)) == ""
    actions.erase(stored)
    assert not HeldFile.objects.exists()


def test_it_is_known_whether_it_is_there(scanner: Clamd, settings: Settings) -> None:
    assert answers()
    settings.RABFANG_CLAMAV = NOBODY
    assert not answers()
    assert scan(BytesIO(b"note")) == Verdict("waiting")


def test_the_largest_file_arrives_whole(scanner: Clamd) -> None:
    content = bytes(LIMITS.file_bytes - 1) + b"."
    assert scan(BytesIO(content)) == Verdict()
    assert scanner.seen == [content]
