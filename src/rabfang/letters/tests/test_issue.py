"""A letter gets its number once, and is frozen from then on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.core.clock import BANGKOK, now
from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from rabfang.documents.queries import open_original
from rabfang.letters.actions.cancel import cancel
from rabfang.letters.actions.draft import draft
from rabfang.letters.actions.edit import edit
from rabfang.letters.actions.issue import issue
from rabfang.letters.actions.save_letterhead import HeadFacts, save_letterhead
from rabfang.letters.actions.send import send
from rabfang.letters.models import Letter, NumberBook
from rabfang.letters.printing import content_of
from rabfang.letters.tests.conftest import ADMINISTRATOR, CENTRE, EXECUTIVE, OTHER, UNIT, As
from rabfang.letters.tests.reading import text_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def _printed(letter: Letter) -> str:
    assert letter.file is not None
    with open_original(letter.file) as file:
        return "".join(text_of(file.read()).split())


def test_an_issued_letter_has_number_date_and_the_pdf_that_says_so(reply: Letter, actor: As) -> None:
    letter = issue(reply, by=actor(CENTRE), at=now())
    letter.refresh_from_db()
    assert (letter.state, letter.number, letter.year, letter.reference_text) == ("issued", 1, 2569, "1/2569")
    assert (letter.dated, letter.issued_at) == (TODAY, now())
    assert letter.file is not None
    assert letter.sha256 == letter.file.sha256
    assert not letter.file.risky
    text = _printed(letter)
    for words in ("๑/๒๕๖๙", "๒๓พฤศจิกายน๒๕๖๙", "แจ้งผลการดำเนินการกรณีไฟฟ้าสาธารณะดับ", "สมชายทดสอบ", "(บุญมีมีวิสัยทัศน์)"):
        assert words in text, words
    assert [entry.action for entry in letter.entries.all()] == ["made", "issued"]


def test_the_letterhead_stands_before_the_number(
    agency: Agency, reply: Letter, actor: As, officer: Callable[[str], Officer]
) -> None:
    facts = HeadFacts("ปข 71801", "สำนักปลัด", "101", thai_digits=False)
    save_letterhead(agency, facts, by=officer(ADMINISTRATOR), at=now())
    letter = issue(reply, by=actor(CENTRE), at=now())
    assert letter.reference_text == "ปข 71801/1"
    assert "ปข71801/1" in _printed(letter)


def test_letters_count_through_one_book_and_orders_through_another(agency: Agency, case: Case, actor: As) -> None:
    texts = ("reply", "memo", "order", "acknowledgement", "order")
    letters = [draft(agency, text, by=actor(CENTRE), at=now(), case=case) for text in texts]
    numbers = [issue(letter, by=actor(CENTRE), at=now()).reference_text for letter in letters]
    assert numbers == ["1/2569", "2/2569", "1/2569", "3/2569", "2/2569"]


def test_a_new_year_begins_a_new_book(agency: Agency, case: Case, actor: As, clock: Callable[[datetime], None]) -> None:
    first, second, third = (draft(agency, "reply", by=actor(CENTRE), at=now(), case=case) for _ in range(3))
    issue(first, by=actor(CENTRE), at=now())
    clock(datetime(2027, 1, 4, 9, tzinfo=BANGKOK))
    issue(second, by=actor(CENTRE), at=now())
    late = issue(third, by=actor(CENTRE), at=now(), dated=date(2026, 12, 30))
    assert (late.year, late.number) == (2569, 2)
    assert sorted(NumberBook.objects.values_list("year", "last_number")) == [(2569, 2), (2570, 1)]


@pytest.mark.parametrize(
    ("dated", "code"),
    [(TODAY + timedelta(days=1), "dated-in-the-future"), (TODAY - timedelta(days=61), "dated-too-long-ago")],
)
def test_a_date_that_cannot_be_takes_no_number(reply: Letter, actor: As, dated: date, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        issue(reply, by=actor(CENTRE), at=now(), dated=dated)
    assert (refused.value.code, refused.value.field) == (code, "dated")
    assert not NumberBook.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"body": "พบว่า [ผลการตรวจสอบและดำเนินการ]"}, "gaps-left"),
        ({"signer_name": ""}, "signer-needed"),
        ({"signer_position": ""}, "signer-needed"),
        ({"addressee": ""}, "addressee-needed"),
    ],
)
def test_what_is_not_whole_is_not_issued(reply: Letter, actor: As, change: dict[str, str], code: str) -> None:
    content = content_of(reply).model_copy(update=change)
    letter = edit(reply, content, by=actor(CENTRE), at=now(), seen=reply.version)
    with pytest.raises(Invalid) as refused:
        issue(letter, by=actor(CENTRE), at=now())
    assert refused.value.code == code
    assert not NumberBook.objects.exists()


def test_an_issued_letter_does_not_change_any_more(reply: Letter, actor: As) -> None:
    letter = issue(reply, by=actor(CENTRE), at=now())
    before = _columns(letter)
    with pytest.raises(Conflict) as edited:
        edit(letter, content_of(letter), by=actor(CENTRE), at=now(), seen=letter.version)
    with pytest.raises(Conflict) as again:
        issue(letter, by=actor(CENTRE), at=now())
    assert edited.value.code == again.value.code == "letter-not-draft"
    assert _columns(Letter.objects.get(pk=letter.pk)) == before
    assert NumberBook.objects.get().last_number == 1


def test_what_happens_afterwards_leaves_the_words_alone(reply: Letter, actor: As) -> None:
    letter = issue(reply, by=actor(CENTRE), at=now())
    frozen = ("content", "subject", "number", "year", "reference_text", "dated", "file_id", "sha256")
    before = [getattr(letter, name) for name in frozen]
    send(letter, by=actor(CENTRE), at=now(), on=TODAY, way="registered", note="RX 1")
    after = cancel(letter, by=actor(EXECUTIVE), at=now(), reason="ออกผิดฉบับ")
    assert [getattr(after, name) for name in frozen] == before
    assert (after.state, after.sent_on) == ("cancelled", TODAY)


def test_an_issued_letter_is_cancelled_with_a_reason_and_its_number_stays(
    agency: Agency, case: Case, reply: Letter, actor: As
) -> None:
    letter = issue(reply, by=actor(CENTRE), at=now())
    with pytest.raises(Invalid) as refused:
        cancel(letter, by=actor(CENTRE), at=now(), reason=" ")
    assert refused.value.field == "reason"
    cancel(letter, by=actor(CENTRE), at=now(), reason="ผิดชื่อผู้รับ")
    following = draft(agency, "reply", by=actor(CENTRE), at=now(), case=case)
    assert issue(following, by=actor(CENTRE), at=now()).number == 2
    with pytest.raises(Conflict):
        cancel(letter, by=actor(CENTRE), at=now(), reason="อีกครั้ง")


@pytest.mark.parametrize(("who", "refusal"), [(UNIT, NotAllowed), (OTHER, NotFound), (ADMINISTRATOR, NotFound)])
def test_numbering_is_the_duty_of_some(reply: Letter, actor: As, who: str, refusal: type[Refused]) -> None:
    """The unit that has the case sees its letters; whoever has nothing to do with it finds none."""
    with pytest.raises(refusal):
        issue(reply, by=actor(who), at=now())
    with pytest.raises(refusal):
        cancel(reply, by=actor(who), at=now())


@pytest.mark.parametrize(
    ("on", "way", "field"),
    [
        (TODAY + timedelta(days=1), "post", "on"),
        (TODAY - timedelta(days=1), "post", "on"),
        (TODAY, "pigeon", "way"),
    ],
)
def test_a_sending_that_cannot_be_is_refused(reply: Letter, actor: As, on: date, way: str, field: str) -> None:
    letter = issue(reply, by=actor(CENTRE), at=now())
    with pytest.raises(Invalid) as refused:
        send(letter, by=actor(CENTRE), at=now(), on=on, way=way)
    assert refused.value.field == field


def test_a_draft_is_not_sent_and_a_sent_letter_not_again(reply: Letter, actor: As) -> None:
    with pytest.raises(Conflict):
        send(reply, by=actor(CENTRE), at=now(), on=TODAY, way="post")
    letter = issue(reply, by=actor(CENTRE), at=now())
    send(letter, by=actor(CENTRE), at=now(), on=TODAY, way="post")
    with pytest.raises(Conflict):
        send(letter, by=actor(CENTRE), at=now(), on=TODAY, way="post")


@pytest.mark.parametrize("changes", [{"state": "issued"}, {"number": 5}, {"state": "sent"}, {"state": "lost"}])
def test_the_database_holds_no_half_letter(reply: Letter, changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=reply.pk).update(**changes)


def _columns(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
