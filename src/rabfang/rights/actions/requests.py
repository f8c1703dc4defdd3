"""A request about one's own data: it comes, it is found what is theirs, it is answered or refused (PDPA s.30-36)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from rabfang.agencies.actions.changes import hold, needed, short
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.confidential import hidden_pk
from rabfang.cases.erasing import Scope
from rabfang.cases.models import Case
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid, NotAllowed
from rabfang.procedures.schema import May
from rabfang.rights.duties import capacity_for, known_to, officer_of, own
from rabfang.rights.erasing import Order, erase
from rabfang.rights.models import Request, RequestCase, Tombstone
from rabfang.rights.periods import request_due
from rabfang.rights.queries import cases_of, erasable, found_cases
from rabfang.rights.sealed import FIELDS, kept
from rabfang.thai.dates import buddhist_year

LONGEST = 4_000
Kind, Came, State = Request.Kind, Request.Came, Request.State


def ask(case: Case, kind: str, words: str, *, at: datetime) -> Request:
    """The complainant asks from the case's page, having shown its number and secret: whose it is needs no more proof.
    Of a confidential case, having shown its receipt: then the desk alone knows of it.

    Raises Invalid, or Conflict while the same is asked already.
    """
    if kind not in Kind.values:
        raise Invalid("not-understood", field="kind")
    said = short("words", words, at_most=LONGEST)
    with transaction.atomic():
        agency = hold(case.agency)
        if Request.objects.filter(case=case, kind=kind, state=State.OPEN).exists():
            raise Conflict("asked-already")
        if case.box_id is not None:
            return _in_confidence(agency, case, kind, said, at)
        person = case.complainant
        row = _enter(agency, kind, Came.TRACKING, person.name, person.telephone or person.email, said, at)
        row.case, row.identity = case, "เลขรับและรหัสลับของเรื่อง"
        row.save(update_fields=["case", "identity"])
    return row


def _in_confidence(agency: Agency, case: Case, kind: str, words: str, at: datetime) -> Request:
    row = _enter(agency, kind, Came.RECEIPT, "", "", "", at, pk=hidden_pk(case))
    row.case, row.identity = case, "ตัวเลขของใบรับเรื่อง"
    row.words = kept(row, "words", words)
    row.save(update_fields=["case", "identity", "words"])
    return row


def enter(
    agency: Agency, kind: str, came: str, *, name: str, contact: str, words: str, by: Actor, at: datetime
) -> Request:
    """An officer with the duty enters what came at the counter or by letter. Raises NotAllowed or Invalid."""
    capacity_for(by, agency, May.PROTECT)
    if kind not in Kind.values or came not in (Came.COUNTER, Came.LETTER):
        raise Invalid("not-understood", field="kind")
    said = (needed("name", name), needed("contact", contact, at_most=400), short("words", words, at_most=LONGEST))
    with transaction.atomic():
        row = _enter(hold(agency), kind, came, *said, at)
        row.entered_by_id = officer_of(by)
        row.save(update_fields=["entered_by"])
    return row


def confirm(row: Request, cases: Sequence[int], identity: str, *, by: Actor, at: datetime) -> Request:
    """The officer says how they know who asks, and which cases are that person's: only found ones can be chosen."""
    capacity_for(by, row.agency, May.PROTECT)
    with transaction.atomic():
        held = _held(row, row.agency, by)
        held.identity = needed("identity", identity)
        held.save(update_fields=["identity"])
        chosen = set(found_cases(row.agency).filter(pk__in=list(cases)).values_list("pk", flat=True))
        RequestCase.objects.filter(request=held).exclude(case__in=chosen).delete()
        RequestCase.objects.bulk_create(
            [RequestCase(request=held, case_id=pk, by_id=officer_of(by), at=at) for pk in sorted(chosen)],
            ignore_conflicts=True,
        )
    return held


def answer(row: Request, words: str, *, by: Actor, at: datetime) -> Request:
    """What was done is told to the person; a request for access or erasure needs to know whose data it is first."""
    capacity_for(by, row.agency, May.PROTECT)
    with transaction.atomic():
        held = _held(row, row.agency, by)
        _known(held)
        return _settle(held, State.ANSWERED, by, at, answer=needed("answer", words, at_most=LONGEST))


def refuse(row: Request, words: str, ground: str, *, by: Actor, at: datetime) -> Request:
    """The request is refused: the ground by law is recorded and the person is told why (PDPA s.30)."""
    capacity_for(by, row.agency, May.PROTECT)
    said = {"answer": needed("answer", words, at_most=LONGEST), "ground": needed("ground", ground, at_most=300)}
    with transaction.atomic():
        return _settle(_held(row, row.agency, by), State.REFUSED, by, at, **said)


def erase_for(row: Request, words: str, *, by: Actor, at: datetime) -> list[Tombstone]:
    """Erases the person's data in the confirmed cases and answers; all of them or none.

    What the request itself says of the person goes as well. Raises Conflict where a case is not over or is held.
    """
    capacity = capacity_for(by, row.agency, May.PROTECT)
    with transaction.atomic():
        held = _held(row, row.agency, by)
        if held.kind != Kind.ERASE:
            raise Invalid("not-understood", field="kind")
        _known(held)
        officer = officer_of(by)
        order = Order(by, capacity, officer, held.get_kind_display(), request=held)
        cases = [pk for pk in cases_of(held) if Case.objects.filter(erasable(), pk=pk).exists()]
        stones = [erase(pk, Scope.PERSON, order, at) for pk in cases]
        if not stones:
            raise Conflict("case-erased-already")
        blank = {"name": "", "contact": "", "words": "", "answer": needed("answer", words, at_most=LONGEST)}
        _settle(held, State.ANSWERED, by, at, **blank)
    return stones


def _enter(
    agency: Agency, kind: str, came: str, name: str, contact: str, words: str, at: datetime, *, pk: int | None = None
) -> Request:
    """With the next number of the year's register; the office is held."""
    year = buddhist_year(local_date(at))
    last = Request.objects.filter(agency=agency, year=year).aggregate(last=Max("number"))["last"] or 0
    return Request.objects.create(
        pk=pk,
        agency=agency,
        year=year,
        number=last + 1,
        kind=kind,
        came=came,
        name=name,
        contact=contact,
        words=words,
        received_at=at,
        due_at=request_due(agency, at),
    )


def _held(row: Request, agency: Agency, by: Actor) -> Request:
    held = Request.objects.select_for_update(of=("self",)).select_related("agency", "case").get(pk=row.pk)
    own(agency, held.agency_id)
    if held.case is not None:
        known_to(by, held.case)
    if held.state != State.OPEN:
        raise Conflict("request-settled")
    return held


def _known(row: Request) -> None:
    if not row.identity:
        raise Conflict("request-identity")
    if not cases_of(row):
        raise Conflict("request-no-cases")


def _settle(row: Request, state: str, by: Actor, at: datetime, **said: str) -> Request:
    if by.officer_id is None:
        raise NotAllowed("protection-not-yours")
    row.state, row.settled_at, row.settled_by_id = state, at, by.officer_id
    for name, value in said.items():
        setattr(row, name, kept(row, name, value) if name in FIELDS else value)
    row.save()
    return row
