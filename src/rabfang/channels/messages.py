"""What a message to a complainant can say of one event, whatever the way by which it leaves."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation

from rabfang.agencies.calendar import calendar_of
from rabfang.cases.actions.object import objection_deadline
from rabfang.cases.models import Case, CaseText, Event, OutboxMessage, Visibility
from rabfang.cases.wording import public_sentence
from rabfang.channels.receipts import privacy_url, question_url, tracking_url
from rabfang.core.clock import local_date
from rabfang.procedures.queries import version_of
from rabfang.thai.dates import long_date_with_weekday


@dataclass(frozen=True)
class Rendered:
    """A message as its reader gets it."""

    to: str
    subject: str
    body: str


def context_of(message: OutboxMessage) -> dict[str, object]:
    """What a text about one event can say. No secret: what tells one adds it for its reader alone."""
    case, about = message.case, message.about
    event = Event.objects.get(case=about, seq=message.seq)
    texts = CaseText.objects.filter(case=about, seq=message.seq, visibility=Visibility.CITIZEN).exclude(field="detail")
    return {
        "case": case,
        "about": about,
        "office": str(case.agency),
        "telephone": case.agency.telephone,
        "happened": public_sentence(event),
        "texts": [text.body for text in texts],
        "promised": _day(case.promised_at) if case.promised_at else "",
        "object_until": _object_until(case),
        "link": tracking_url(case),
        "question": question_url(case),
        "privacy": privacy_url(case.agency),
    }


def _object_until(case: Case) -> str:
    """The last day to object, once the case is closed."""
    _version, procedure = version_of(case.procedure_id)
    rule = procedure.anytimes.get("object")
    until = objection_deadline(case, rule, calendar_of(case.agency)) if rule else None
    return _day(until.due_at) if until else ""


def _day(moment: datetime) -> str:
    return long_date_with_weekday(local_date(moment), english=translation.get_language() == "en")
