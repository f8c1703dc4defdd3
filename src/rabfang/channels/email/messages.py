"""The mail that a complainant gets about one event, in their language."""

from django.template.loader import render_to_string
from django.utils import translation

from rabfang.cases.models import OutboxMessage
from rabfang.cases.receive import secret_of
from rabfang.channels.email.threads import first_mail_of
from rabfang.channels.incoming.keeping import submission_of
from rabfang.channels.messages import Rendered, context_of
from rabfang.channels.receipts import receipt_link, report_url
from rabfang.core.clock import now
from rabfang.thai.text import clean

NEWS, RECEIPT = "news", "acknowledgement"
HIDDEN = "••••-••••-••••-••••"


def rendered(message: OutboxMessage, *, to_its_reader: bool = False) -> Rendered:
    """The message of one outbox row. The secret of a case stands in what its complainant gets and nowhere else.

    A message about the case that this one was merged into names the reader's own number and shows only what the
    office said there. Who asked for it learns only that there is news.
    """
    person = message.case.complainant
    with translation.override(person.language):
        topic = NEWS if person.discreet else message.topic
        context = context_of(message) | _secret(message, to_its_reader)
        if topic == RECEIPT:
            context["report"] = report_url(message.case.agency, now())
        said = render_to_string(f"email/{topic}.txt", context).strip()
    subject, _blank, body = said.partition("\n")
    return Rendered(person.email, " ".join(clean(subject).split()), body.strip() + "\n")


def _secret(message: OutboxMessage, to_its_reader: bool) -> dict[str, str]:
    """The secret and the link that holds it, for who wrote by e-mail: they have no receipt but the first mail."""
    origin = first_mail_of(message.case)
    if origin is None:
        return {}
    if message.topic != RECEIPT:
        return {"by_email": origin.sender}
    if not to_its_reader:
        return {"secret": HIDDEN}
    secret = secret_of(submission_of(origin))
    return {"secret": secret, "link": receipt_link(message.case, secret)}
