"""The register of a period as the book that offices keep, and what was said by word of mouth as a paper to sign."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import override

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, CaseText, Event, Outcome, Status
from rabfang.cases.rules import step_of
from rabfang.core.clock import BANGKOK, local_date
from rabfang.letters.paper.content import Office, OralReceipt, ReceiveStamp, RegisterBook, RegisterEntry
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import Procedure
from rabfang.thai.digits import to_thai

MOST_LINES = 2_000  # about two seconds of printing; a longer period is printed in parts
NO_NAME = "ไม่ประสงค์ออกนาม"


class TooManyLines(ValueError):
    """The period holds more cases than one book prints."""


def office_of(agency: Agency) -> Office:
    """The office as its papers name it."""
    return Office(
        name=agency.name_th,
        address_lines=(agency.address,) if agency.address else (),
        telephone=agency.telephone,
        email=agency.email,
    )


def register_book(agency: Agency, cases: QuerySet[Case], first: date, last: date) -> RegisterBook:
    """The book of the cases among `cases` registered from `first` to `last`; raises TooManyLines."""
    begins = datetime.combine(first, time(), BANGKOK)
    ends = datetime.combine(last, time(), BANGKOK) + timedelta(days=1)
    found = cases.filter(registered_at__gte=begins, registered_at__lt=ends).order_by("year", "number")
    whole = found.select_related("complainant", "merged_into")
    rows = list(whole.prefetch_related("assignments__unit", "assignments__partner")[: MOST_LINES + 1])
    if len(rows) > MOST_LINES:
        raise TooManyLines(MOST_LINES)
    came = dict(Event.objects.filter(case__in=[case.pk for case in rows], seq=1).values_list("case_id", "facts"))
    with override("th"):
        entries = tuple(_entry(case, came[case.pk]) for case in rows)
    return RegisterBook(office_of(agency), first, last, entries)


def oral_receipt(case: Case) -> OralReceipt:
    """What the complainant said, ready to be read back and signed; needs the case's agency and complainant."""
    person, officer = case.complainant, case.recorded_by
    detail = CaseText.objects.filter(case=case, seq=1, field="detail").values_list("body", flat=True).first()
    return OralReceipt(
        office=office_of(case.agency),
        number=case.number_text,
        received_at=case.received_at,
        complainant=person.name or NO_NAME,
        subject=case.subject,
        paragraphs=tuple(_paragraphs([detail or "", f"สถานที่เกิดเหตุ {case.place}" if case.place else ""])),
        officer=officer.name if officer else "",
        officer_position=officer.position if officer else "",
        address=person.address,
        telephone=person.telephone,
    )


def receive_stamp(case: Case) -> ReceiveStamp:
    """The block that says when the matter came in, for the paper it came on; needs the case's agency."""
    return ReceiveStamp(case.agency.name_th, case.number_text, case.received_at)


def _paragraphs(texts: Iterable[str]) -> Iterable[str]:
    return (line.strip() for text in texts for line in text.splitlines() if line.strip())


def _entry(case: Case, came: Mapping[str, Any]) -> RegisterEntry:
    procedure = version_of(case.procedure_id)[1]
    channel = procedure.channels.get(case.channel)
    units = dict.fromkeys(row.party_name for row in case.assignments.all())
    return RegisterEntry(
        number=case.number_text,
        received=local_date(case.received_at),
        sender=" / ".join(filter(None, (came.get("sent_by"), case.complainant.name))) or NO_NAME,
        channel=channel.title.th if channel else case.channel,
        letter_number=came.get("letter_number", ""),
        letter_date=date.fromisoformat(came["letter_date"]) if came.get("letter_date") else None,
        subject=case.subject,
        unit=", ".join(units),
        due=local_date(case.due_at) if case.due_at else None,
        outcome=_where(case, procedure),
        closed=local_date(case.closed_at) if case.closed_at else None,
    )


def _where(case: Case, procedure: Procedure) -> str:
    """How it ended, or what is being done."""
    if case.status == Status.CLOSED:
        return str(Outcome(case.outcome).label)
    if case.status == Status.MERGED and case.merged_into:
        return f"รวมกับเรื่อง {to_thai(case.merged_into.number_text)}"
    if case.status == Status.VOID:
        return str(Status.VOID.label)
    return step_of(procedure, case.step).title.th
