"""Whom a breach affects: cases by period, channel, who may have looked, and file (PDPA s.37(4))."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.models import Assignment, Attachment, Case, Event
from rabfang.core.clock import BANGKOK
from rabfang.rights.queries import found_cases


@dataclass(frozen=True)
class Question:
    """By what affected cases are looked for; what is empty does not narrow. Days are inclusive.

    officer: one through whom it leaked: cases that they acted on or recorded. unit: cases that it has or had.
    file: a name, or a part of it, among the files of a case. numbers: register numbers as "12/2570".
    """

    first: date | None = None
    last: date | None = None
    channel: str = ""
    officer: int | None = None
    unit: int | None = None
    file: str = ""
    numbers: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the breach; what is empty is left out."""
        said = {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value}


def affected(agency: Agency, question: Question) -> QuerySet[Case]:
    """The cases of the office whose people's data may be concerned; erased ones hold none."""
    rows = found_cases(agency).filter(erased_at__isnull=True)
    if question.first:
        rows = rows.filter(registered_at__gte=_begins(question.first))
    if question.last:
        rows = rows.filter(registered_at__lt=_begins(question.last + timedelta(days=1)))
    if question.channel:
        rows = rows.filter(channel=question.channel)
    if question.officer:
        acted = Event.objects.filter(actor_id=question.officer, actor_kind="officer", case__agency=agency)
        rows = rows.filter(Q(pk__in=acted.values("case")) | Q(recorded_by=question.officer))
    if question.unit:
        rows = rows.filter(pk__in=Assignment.objects.filter(unit=question.unit).values("case"))
    if question.file:
        named = Attachment.objects.filter(file__name__icontains=question.file, case__agency=agency)
        rows = rows.filter(pk__in=named.values("case"))
    if question.numbers:
        rows = rows.filter(_numbered(question.numbers))
    return rows


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(0), BANGKOK)


def _numbered(numbers: tuple[str, ...]) -> Q:
    wanted = Q(pk__in=())
    for text in numbers:
        number, _, year = text.partition("/")
        if number.isdecimal() and year.isdecimal():
            wanted |= Q(number=int(number), year=int(year))
    return wanted
