"""Many letters as one job: each made once whatever is killed, one that is refused does not stop the others."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.cases.models import Case
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import local_date, now
from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound
from rabfang.documents.queries import is_intact, open_original
from rabfang.letters.actions import work_batches
from rabfang.letters.actions.issue import issue
from rabfang.letters.actions.make_batch import MOST_LETTERS, Wanted, make_batch
from rabfang.letters.actions.stop_batch import stop_batch
from rabfang.letters.actions.work_batches import make_letters
from rabfang.letters.batches import progress_of
from rabfang.letters.models import BatchItem, Letter, LetterBatch, LetterEntry, NumberBook
from rabfang.letters.signers import signers
from rabfang.letters.tests.conftest import ADMINISTRATOR, CENTRE, EXECUTIVE, OTHER, UNIT, As
from rabfang.letters.tests.reading import pages_of
from rabfang.letters.verify import faults

pytestmark = pytest.mark.django_db
Batch = Callable[..., LetterBatch]
LETTERS = 6


class KilledError(BaseException):
    """The worker ends in the middle of something."""


@pytest.fixture
def cases(agency: Agency) -> list[Case]:
    """Some that were just submitted."""
    return [submitted(agency, subject=f"ไฟดับ {number}", name=f"ผู้ร้องที่ {number}").case for number in range(LETTERS)]


@pytest.fixture
def batch(agency: Agency, cases: list[Case], actor: As) -> Batch:
    """`batch(numbered=True)`: an acknowledgement for each case, asked for by the centre."""

    def make(text: str = "acknowledgement", by: str = CENTRE, **how: object) -> LetterBatch:
        wanted = [Wanted(case.pk, text) for case in cases]
        return make_batch(agency, wanted, by=actor(by), at=now(), **{"asked": uuid4(), **how})  # type: ignore[arg-type]

    return make


def items(batch: LetterBatch) -> list[tuple[str, str]]:
    return [(item.state, item.error) for item in batch.items.order_by("number")]


def numbers() -> list[int | None]:
    return list(Letter.objects.filter(number__isnull=False).order_by("pk").values_list("number", flat=True))


def test_every_letter_is_made_numbered_and_joined_in_order(batch: Batch, cases: list[Case]) -> None:
    made = batch(numbered=True)
    assert (made.state, make_letters(now())) == ("waiting", LETTERS)
    made.refresh_from_db()
    assert items(made) == [("done", "")] * LETTERS
    assert numbers() == list(range(1, LETTERS + 1))
    assert (made.state, made.ended_at) == ("done", now())
    letters = Letter.objects.filter(batch_item__batch=made).order_by("batch_item__number")
    assert [letter.case_id for letter in letters] == [case.pk for case in cases]
    assert {letter.state for letter in letters} == {"issued"}
    assert made.file is not None
    with open_original(made.file) as content:
        pages = pages_of(content.read())
    for number, page in enumerate(pages):
        assert f"ผู้ร้องที่ {number}" in page.replace("\r\n", "")
    assert len(pages) == LETTERS
    assert is_intact(made.file)
    assert not list(faults())
    assert make_letters(now()) == 0


def test_drafts_stay_drafts_and_are_joined_as_they_are(batch: Batch) -> None:
    made = batch()
    make_letters(now())
    made.refresh_from_db()
    assert made.file is not None
    assert {letter.state for letter in Letter.objects.all()} == {"draft"}
    assert not NumberBook.objects.exists()
    with open_original(made.file) as content:
        assert len(pages_of(content.read())) == LETTERS


@pytest.mark.parametrize("where", ["draft", "issue", "join"])
def test_a_killed_worker_goes_on_where_it_stopped(batch: Batch, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Killed again and again, in the middle of a letter or just after it: no letter twice, no number lost."""
    made, times = batch(numbered=True), iter(range(1_000))
    name = {"draft": "draft", "issue": "issue", "join": "join_batch"}[where]
    does = getattr(work_batches, name)

    def dies(*given: object, **said: object) -> object:
        done = does(*given, **said)
        if next(times) % 2 == 0:
            raise KilledError
        return done

    monkeypatch.setattr(work_batches, name, dies)
    kills = 0
    while not LetterBatch.objects.filter(pk=made.pk, state="done").exists():
        try:
            make_letters(now())
        except KilledError:
            kills += 1
    assert kills == (1 if where == "join" else LETTERS)
    assert numbers() == list(range(1, LETTERS + 1))
    assert Letter.objects.count() == LETTERS
    assert LetterEntry.objects.filter(action="issued").count() == LETTERS
    assert items(made) == [("done", "")] * LETTERS
    assert not list(faults())


def test_a_round_makes_so_many_and_batches_take_turns(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_batches, "A_ROUND", 4)
    long, short = batch(), batch()
    assert make_letters(now()) == 4
    assert [progress_of(one)[one.pk].done for one in (long, short)] == [2, 2]
    rounds = 1
    while make_letters(now()):
        rounds += 1
    assert rounds == 3
    assert LetterBatch.objects.filter(state="done", file__isnull=False).count() == 2


def test_one_that_is_refused_says_why_and_does_not_stop_the_others(batch: Batch, cases: list[Case]) -> None:
    """A case handed to nobody any more, and a reply of which nothing is known yet."""
    made = batch("reply", numbered=True)
    BatchItem.objects.filter(batch=made, number__gt=1).update(text="acknowledgement")
    make_letters(now())
    item = made.items.get(number=1)
    assert (item.state, item.error) == ("failed", "gaps-left")
    assert "ผลการตรวจสอบ" in item.params["gaps"]
    assert items(made)[1:] == [("done", "")] * (LETTERS - 1)
    assert numbers() == list(range(1, LETTERS))
    made.refresh_from_db()
    assert made.state == "done"


def test_something_broken_in_one_letter_does_not_stop_the_others(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    made, does = batch(numbered=True), issue

    def breaks(letter: Letter, **said: object) -> Letter:
        done = does(letter, **said)  # type: ignore[arg-type]
        if done.number == 2 and "ไฟดับ 1" in done.subject:
            raise ZeroDivisionError
        return done

    monkeypatch.setattr(work_batches, "issue", breaks)
    make_letters(now())
    assert items(made)[:3] == [("done", ""), ("failed", "letter-broken"), ("done", "")]
    assert numbers() == list(range(1, LETTERS))


def test_the_makers_rights_are_those_of_the_day_the_letter_is_made(
    batch: Batch, officer: Callable[[str], Officer]
) -> None:
    made = batch(numbered=True)
    RoleHolding.objects.filter(officer=officer(CENTRE)).update(ends_on=local_date(MONDAY) - timedelta(days=1))
    make_letters(now())
    assert items(made) == [("failed", "letter-not-yours")] * LETTERS
    made.refresh_from_db()
    assert (made.state, made.file) == ("done", None)
    assert not Letter.objects.exists()


def test_a_case_out_of_sight_by_then_fails(batch: Batch, cases: list[Case]) -> None:
    made = batch(by=UNIT)
    make_letters(now())
    assert items(made) == [("failed", "case-out-of-sight")] * LETTERS


def test_the_chosen_signer_signs_and_must_still_be_one(
    agency: Agency, batch: Batch, officer: Callable[[str], Officer]
) -> None:
    executive = officer(EXECUTIVE)
    chosen = next(one for one in signers(agency, local_date(now())) if one.officer_id == executive.pk)
    batch(signer=chosen, numbered=True)
    make_letters(now())
    assert {letter.content["signer_name"] for letter in Letter.objects.all()} == {executive.name}
    late = batch(signer=chosen)
    RoleHolding.objects.filter(officer=executive).update(ends_on=local_date(MONDAY) - timedelta(days=1))
    make_letters(now())
    assert items(late) == [("failed", "signer-not-today")] * LETTERS
    with pytest.raises(Invalid, match="signer-unknown"):
        batch(signer=chosen)


def test_a_stopped_batch_keeps_what_was_made(
    agency: Agency, batch: Batch, actor: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_batches, "A_ROUND", 2)
    made = batch(numbered=True)
    make_letters(now())
    with pytest.raises(NotFound):
        stop_batch(made, agency, by=actor(OTHER))
    stop_batch(made, agency, by=actor(EXECUTIVE))
    assert make_letters(now()) == 0
    made.refresh_from_db()
    assert (made.state, numbers(), progress_of(made)[made.pk].left) == ("stopped", [1, 2], LETTERS - 2)
    assert made.file is not None
    with pytest.raises(Conflict, match="batch-ended"):
        stop_batch(made, agency, by=actor(CENTRE))


def test_asked_for_twice_there_is_one_batch(batch: Batch) -> None:
    asked = uuid4()
    assert batch(asked=asked) == batch(asked=asked)
    assert BatchItem.objects.count() == LETTERS


def test_what_cannot_be_asked_for(agency: Agency, batch: Batch, cases: list[Case], actor: As) -> None:
    by = actor(CENTRE)
    many = [Wanted(number, "reply") for number in range(MOST_LETTERS + 1)]
    mixed = [Wanted(cases[0].pk, "reply"), Wanted(cases[1].pk, "memo")]
    for wanted, code in ((many, "too-many-letters"), ([], "nothing-wanted"), (mixed, "no-such-text")):
        with pytest.raises(Invalid, match=code):
            make_batch(agency, wanted, by=by, at=now(), asked=uuid4())
    with pytest.raises(Invalid, match="dated-in-the-future"):
        batch(numbered=True, dated=local_date(now()) + timedelta(days=1))
    with pytest.raises(NotAllowed, match="letter-not-yours"):
        batch(by=ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="issuing-not-yours"):
        batch(by=UNIT, numbered=True)
    assert not LetterBatch.objects.exists()


def test_the_database_holds_an_item_to_one_letter(batch: Batch, cases: list[Case]) -> None:
    made = batch()
    for wrong in ({"state": "done"}, {"state": "failed"}, {"error": "gaps-left"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            made.items.filter(number=1).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        BatchItem.objects.create(batch=made, number=99, case=cases[0], text="reply")
