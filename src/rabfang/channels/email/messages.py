"""What is written to a complainant about one event, in their language."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation

from rabfang.agencies.calendar import calendar_of
from rabfang.cases.actions.object import objection_deadline
from rabfang.cases.models import Case, CaseText, Event, OutboxMessage, Visibility
from rabfang.cases.receive import secret_of
from rabfang.cases.wording import public_sentence
from rabfang.channels.email.origin import first_mail_of
from rabfang.channels.incoming.keeping import submission_of
from rabfang.channels.receipts import receipt_link, tracking_url
from rabfang.core.clock import local_date
from rabfang.core.tokens import HIDDEN
from rabfang.procedures.queries import version_of
from rabfang.thai.dates import long_date_with_weekday
from rabfang.thai.text import clean

NEWS = "news"


@dataclass(frozen=True)
class Rendered:
    """A message as its reader gets it."""

    to: str
    subject: str
    body: str


def rendered(message: OutboxMessage, *, to_its_reader: bool = False) -> Rendered:
    """The message of one outbox row. The secret of a case stands in what its complainant gets and nowhere else.

    A message about the case that this one was merged into names the reader's own number and shows only what the
    office said there. Who asked for it learns only that there is news.
    """
    person = message.case.complainant
    with translation.override(person.language):
        topic = NEWS if person.discreet else message.topic
        said = render_to_string(f"email/{topic}.txt", context_of(message, to_its_reader=to_its_reader)).strip()
    subject, _blank, body = said.partition("\n")
    return Rendered(person.email, " ".join(clean(subject).split()), body.strip() + "\n")


def context_of(message: OutboxMessage, *, to_its_reader: bool = False) -> dict[str, object]:
    """What a text about one event can say."""
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
        **_secret(message, to_its_reader),
    }


def _secret(message: OutboxMessage, to_its_reader: bool) -> dict[str, str]:
    """The secret and the link that holds it, for who wrote by e-mail: they have no receipt but the first mail."""
    origin = first_mail_of(message.case)
    if origin is None:
        return {}
    if message.topic != "acknowledgement":
        return {"by_email": origin.sender}
    if not to_its_reader:
        return {"secret": HIDDEN}
    secret = secret_of(submission_of(origin))
    return {"secret": secret, "link": receipt_link(message.case, secret)}


def _object_until(case: Case) -> str:
    """The last day to object, once the case is closed."""
    _version, procedure = version_of(case.procedure_id)
    rule = procedure.anytimes.get("object")
    until = objection_deadline(case, rule, calendar_of(case.agency)) if rule else None
    return _day(until.due_at) if until else ""


def _day(moment: datetime) -> str:
    return long_date_with_weekday(local_date(moment), english=translation.get_language() == "en")
