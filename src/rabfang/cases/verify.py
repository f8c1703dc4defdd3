"""Proof of the register: every chain, number, row, word and seal says what the events say."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.core.exceptions import ObjectDoesNotExist, SuspiciousOperation
from django.db.models import Count, Max, Min

from rabfang.cases.erased import ERASE, erased_of
from rabfang.cases.lines import lines_digest, lines_of
from rabfang.cases.models import Attachment, Case, Event, RegisterBook
from rabfang.cases.people import complainant_digest
from rabfang.cases.perform import event_hash, text_digest
from rabfang.cases.seals import damaged_seals
from rabfang.cases.state import ASSIGNMENT_COLUMNS, CASE_COLUMNS, CLOCK_COLUMNS, LATER, CaseState, Row, row_values
from rabfang.core.faults import Fault
from rabfang.documents.queries import file_digest, is_intact
from rabfang.procedures.queries import damaged_versions

BATCH = 500
LEAST = -(2**63)  # confidential cases have ids below nothing
# What reading facts or effects of another shape may raise: a fault of that case, and the next is examined as well.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError)


def faults() -> Iterator[Fault]:
    """Every fault in the register; none means that it is proved."""
    yield from _numbers()
    last = LEAST
    while batch := _cases_after(last):
        for case in batch:
            yield from _case(case)
        last = batch[-1].pk
    for seal in damaged_seals():
        yield Fault(f"seal {seal}", "the sealed events are not the ones that were sealed")
    for version in damaged_versions():
        yield Fault(f"procedure version {version}", "its text is not the one published")


def _cases_after(last: int) -> list[Case]:
    rows = Case.objects.filter(pk__gt=last).order_by("pk").select_related("complainant")
    return list(rows.prefetch_related("events", "texts", "assignments", "clocks", "attachments__file")[:BATCH])


def _numbers() -> Iterator[Fault]:
    """Each book holds 1..n, and its counter says n."""
    counted = {
        (row["agency"], row["year"]): row
        for row in Case.objects.order_by()
        .values("agency", "year")
        .annotate(count=Count("pk"), low=Min("number"), high=Max("number"))
    }
    books = {(book.agency_id, book.year): book.last_number for book in RegisterBook.objects.all()}
    for key in counted.keys() | books.keys():
        row = counted.get(key, {"count": 0, "low": 1, "high": 0})
        last = books.get(key, 0)
        # A book is opened by its first number, so an empty one was not opened by the register.
        if not last or row["count"] != last or row["high"] != last or row["low"] != 1:
            yield Fault(f"register {key[0]}/{key[1]}", f"the book says {last}, {row['count']} cases are there")


def _case(case: Case) -> Iterator[Fault]:
    events = sorted(case.events.all(), key=lambda event: event.seq)
    where = f"case {case.agency_id}/{case.number_text}"
    for examine, of in ((_chain, "events"), (_rows, "rows"), (_words, "words and files")):
        try:
            found = list(examine(case, events))
        except UNREADABLE:
            found = [f"its {of} cannot be read"]
        for what in found:
            yield Fault(where, what)


def _chain(case: Case, events: list[Event]) -> Iterator[str]:
    previous, erased = "", erased_of(events).lines
    for position, event in enumerate(events, 1):
        if event.seq != position:
            yield f"event {position} is missing"
            return
        identity = (case.agency_id, case.year, case.number)
        whole = event.previous == previous and event.hash == event_hash(event, identity)
        if not whole or not _lines_kept(event, erased):
            yield f"event {event.seq} was altered"
        previous = event.hash
    if case.version != len(events) or case.head != previous:
        yield "the last events are missing"


def _lines_kept(event: Event, erased: Collection[int]) -> bool:
    """Whether the lines of an event are those that were hashed, or gone by an event that says so."""
    if not event.private:
        return not event.salt
    if event.seq in erased:
        return not event.salt and not any(lines_of(event).values())
    return event.private == lines_digest(event)


def _rows(case: Case, events: list[Event]) -> Iterator[str]:
    state = CaseState()
    for event in events:
        state.fold(event.effects)
    for column, value in row_values(case, CASE_COLUMNS).items():
        if state.case.get(column, LATER.get(column)) != value:
            yield f"column {column} was altered"
    assignments = {str(row.number): row_values(row, ASSIGNMENT_COLUMNS) for row in case.assignments.all()}
    if assignments != _whole(state.assignments, ASSIGNMENT_COLUMNS):
        yield "an assignment was altered"
    clocks = {str(row.number): row_values(row, CLOCK_COLUMNS) for row in case.clocks.all()}
    if clocks != _whole(state.clocks, CLOCK_COLUMNS):
        yield "a clock was altered"


def _whole(rows: Mapping[str, Row], columns: Sequence[str]) -> dict[str, Row]:
    """The rows with every column; one that no event told of, because it is younger than they are, is empty."""
    return {number: {**dict.fromkeys(columns), **row} for number, row in rows.items()}


def _words(case: Case, events: list[Event]) -> Iterator[str]:
    erased = erased_of(events)
    texts: dict[int, dict[str, list[str]]] = {}
    for text in case.texts.all():
        if text.digest != text_digest(text.salt, text.body):
            yield f"the words of event {text.seq} were altered"
        texts.setdefault(text.seq, {})[text.field] = [text.visibility, text.digest]
    files: dict[int, list[list[str]]] = {}
    for row in case.attachments.all():
        kept = _kept(row)
        files.setdefault(row.seq, []).append([str(row.file_id), kept, row.visibility])
        if not kept:
            yield f"the file {row.file_id} of event {row.seq} was altered or is gone"
    for event in events:
        if erased.texts_left(event) != texts.pop(event.seq, {}):
            yield f"the words of event {event.seq} are not the ones said"
        if sorted(erased.files_left(event)) != sorted(files.pop(event.seq, [])):
            yield f"the files of event {event.seq} are not the ones given"
    if texts or files:
        yield "words or files were added"
    if events:
        yield from _beginning(case, events[0])
        yield from _person(case, events)


def _kept(row: Attachment) -> str:
    """The digest of the attached file; empty when its row or its bytes are gone or not the ones received."""
    try:
        return file_digest(row.file) if is_intact(row.file) else ""
    except (ObjectDoesNotExist, OSError, SuspiciousOperation):
        return ""


def _beginning(case: Case, first: Event) -> Iterator[str]:
    box = str(case.box_id) if case.box_id else None
    for what, value in (("procedure", case.procedure_id), ("secret", case.secret_hash), ("box", box)):
        if first.facts.get(what) != value:
            yield f"the {what} was altered"


def _person(case: Case, events: list[Event]) -> Iterator[str]:
    """The complainant as the first event, or the last that changed them, says; the subject is salted with theirs."""
    try:
        person = case.complainant
    except ObjectDoesNotExist:
        yield "the complainant is gone"
        return
    said = [event.facts["complainant"] for event in events if "complainant" in event.facts]
    if said[-1:] != [person.digest] or person.digest != complainant_digest(person):
        yield "the complainant was altered"
    gone = any(event.action == ERASE and "complainant" in event.facts for event in events)
    if case.subject if gone else events[0].facts.get("subject") != text_digest(person.salt, case.subject):
        yield "the subject was altered"
