"""What is erased is gone to the last byte, what is left proves the register, and any other loss is still found."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from django.db import connection

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.adding import add_words
from rabfang.cases.erasing import Scope
from rabfang.cases.models import Attachment, Case, CaseText, Complainant, Event
from rabfang.cases.perform import perform
from rabfang.cases.seals import seal
from rabfang.cases.tests.full_register import act, fill_register
from rabfang.cases.tests.walking import submitted
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.core.errors import Conflict
from rabfang.documents.models import StoredFile
from rabfang.letters.actions.draft import draft
from rabfang.letters.actions.edit import edit
from rabfang.letters.actions.issue import issue
from rabfang.letters.content import read_content
from rabfang.procedures.schema import May
from rabfang.rights.actions.requests import ask
from rabfang.rights.actions.retention import hold
from rabfang.rights.duties import capacity_for
from rabfang.rights.erasing import Order, erase
from rabfang.rights.models import Tombstone
from rabfang.rights.scrubbing import scrub, scrub_erased
from rabfang.rights.tests.conftest import DPO, NAME, OFFICERS, THEIRS
from rabfang.rights.tests.remains import found
from rabfang.search.models import SearchEntry, Trace

AsActor = Callable[[str], Actor]
Stand = Callable[..., None]


def order_for(case: Case, actor: AsActor) -> Order:
    """An order of the office's data protection officer, by a request."""
    by = actor(f"dpo@{case.agency.slug}.example")
    capacity = capacity_for(by, case.agency, May.PROTECT)
    request = ask(case, "erase", "", at=now())
    assert by.officer_id
    return Order(by, capacity, by.officer_id, "คำขอ", request=request)


def gone(case: Case, scope: Scope, actor: AsActor) -> Tombstone:
    """Erased, in a database that has lately looked at what its columns hold, as one does by itself."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return erase(case.pk, scope, order_for(case, actor), now())


@pytest.mark.django_db(transaction=True)
def test_a_whole_case_leaves_no_byte_of_its_words(told: Case, other: Case, actor: AsActor, offices: object) -> None:
    letter_of(told, actor)
    assert found(*THEIRS, *OFFICERS, "qzletter") == [*THEIRS, *OFFICERS, "qzletter"]
    seal(now() + timedelta(hours=1))
    assert scrub_erased(now()) == 0
    stone = gone(told, Scope.WHOLE, actor)
    assert scrub_erased(now()) == 1
    assert found(*THEIRS, *OFFICERS, "qzletter") == []
    assert found("kxdetail", "kxplace") == ["kxdetail", "kxplace"]
    assert not in_index("ฎฏฐ")
    assert not list(faults())
    row = Case.objects.get(pk=told.pk)
    assert (row.number_text, row.kind, row.outcome) == (told.number_text, "service-quality", "solved")
    assert (stone.seq, stone.kind, stone.reason) == (row.version, "service-quality", "คำขอ")
    assert not StoredFile.objects.filter(attachments__case=told).exists()
    assert not SearchEntry.objects.filter(pk=told.pk).exists()
    assert not Trace.objects.filter(case=told).exists()


@pytest.mark.django_db(transaction=True)
def test_a_person_s_data_goes_and_what_officers_found_stays(told: Case, actor: AsActor) -> None:
    gone(told, Scope.PERSON, actor)
    scrub()
    assert found(*THEIRS) == []
    kept = set(CaseText.objects.filter(case=told).values_list("field", flat=True))
    assert {"findings", "opinion"} <= kept
    assert "reply" not in kept  # it names the person
    assert not list(faults())
    person = Complainant.objects.get(case=told)
    assert (person.name, person.telephone, person.language) == ("", "", "th")


@pytest.mark.django_db
def test_nothing_happens_to_an_erased_case_any_more(told: Case, actor: AsActor) -> None:
    gone(told, Scope.PERSON, actor)
    with pytest.raises(Conflict, match="case-erased"):
        perform(told, "reopen", by=actor("centre@hat-kham.example"), reason="อีกครั้ง")
    with pytest.raises(Conflict, match="case-erased"):
        perform(told, "message", by=Actor.citizen(told.pk), message="ยังอยู่ไหม")


@pytest.mark.django_db
def test_a_case_under_way_or_held_stays(offices: dict[str, Agency], told: Case, actor: AsActor) -> None:
    running = submitted(offices["hat-kham"]).case
    with pytest.raises(Conflict, match="case-not-over"):
        gone(running, Scope.PERSON, actor)
    hold(told.agency, told.pk, "คดีในศาลปกครอง", by=actor(DPO), at=now())
    with pytest.raises(Conflict, match="case-held"):
        gone(told, Scope.WHOLE, actor)
    assert not Tombstone.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_a_follower_said_in_another_case_goes_with_theirs(offices: dict[str, Agency], actor: AsActor) -> None:
    first, second = (submitted(offices["hat-kham"]).case for _ in range(2))
    act(second, "merge", into=first.pk)
    perform(first, "message", by=Actor.citizen(first.pk), message="kxowner")
    add_words(second, message="qzfollower")
    gone(Case.objects.select_related("agency").get(pk=second.pk), Scope.PERSON, actor)
    scrub()
    assert found("qzfollower") == []
    assert found("kxowner") == ["kxowner"]
    assert Case.objects.get(pk=first.pk).erased_at is None
    assert not list(faults())


@pytest.mark.django_db
@pytest.mark.parametrize("chance", range(4))
def test_any_subset_can_be_erased_and_the_register_is_proved(
    offices: dict[str, Agency], clock: Stand, actor: AsActor, chance: int
) -> None:
    fill_register(offices, clock)
    random = Random(chance)
    over = list(Case.objects.filter(status__in=("closed", "merged", "void"), box__isnull=True).select_related("agency"))
    for case in random.sample(over, k=random.randint(1, len(over))):
        gone(case, random.choice([Scope.PERSON, Scope.WHOLE]), actor)
        assert not list(faults())
    seal(now() + timedelta(hours=1))
    assert not list(faults())


@pytest.mark.django_db
def test_any_other_loss_is_still_found(told: Case, actor: AsActor) -> None:
    gone(told, Scope.PERSON, actor)
    findings = CaseText.objects.filter(case=told, field="findings")[0]
    body = findings.body
    CaseText.objects.filter(pk=findings.pk).update(body="อื่น")
    assert list(faults())
    CaseText.objects.filter(pk=findings.pk).update(body=body)
    assert not list(faults())
    event = Event.objects.get(case=told, seq=1)
    columns = {**event.effects, "case": {**event.effects["case"], "place": "ที่อื่น"}}
    Event.objects.filter(pk=event.pk).update(effects=columns)
    assert list(faults())
    Event.objects.filter(pk=event.pk).update(effects=event.effects)
    Case.objects.filter(pk=told.pk).update(subject="กลับมา")
    assert list(faults())
    Case.objects.filter(pk=told.pk).update(subject="")
    report = Attachment.objects.get(case=told)
    Attachment.objects.filter(pk=report.pk).delete()
    assert list(faults())


@pytest.mark.django_db
def test_words_that_vanish_without_an_event_are_found(told: Case) -> None:
    Event.objects.filter(case=told, seq=1).update(salt="")
    assert list(faults())


def letter_of(case: Case, actor: AsActor) -> None:
    """An issued letter of the case with words of its own."""
    by = actor("centre@hat-kham.example")
    begun = draft(case.agency, "reply", by=by, at=now(), case=case)
    content = read_content(begun.content | {"body": "qzletter", "addressee": NAME})
    issue(edit(begun, content, by=by, at=now(), seen=begun.version), by=by, at=now())


def in_index(run: str) -> bool:
    """Whether the three letters are in the full-text index of SQLite."""
    if connection.vendor != "sqlite":
        return SearchEntry.objects.filter(key__contains=run).exists()
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE temp.words_seen USING fts5vocab(main, search_words, row)")
        cursor.execute("SELECT count(*) FROM temp.words_seen WHERE term = %s", [run])
        seen = bool(cursor.fetchone()[0])
        cursor.execute("DROP TABLE temp.words_seen")
    return seen
