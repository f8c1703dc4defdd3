"""Composing and sending one mail by SMTP."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from rabfang.cases.models import OutboxMessage
from rabfang.channels.email.headers import WordsPolicy
from rabfang.channels.email.marks import mail_id
from rabfang.channels.email.messages import rendered
from rabfang.channels.email.threads import answered_by, origin_of
from rabfang.channels.messages import Rendered
from rabfang.core.clock import local

POLICY = WordsPolicy(linesep="\r\n")


@dataclass(frozen=True)
class Office:
    """Whom a mail comes from: the office's name and the address that answers go to (the system's own when empty)."""

    name: str
    email: str


@dataclass(frozen=True)
class Answering:
    """The mail that a mail answers; its sender's program shows both together."""

    reply_id: str = ""


def composed(
    office: Office, said: Rendered, created_at: datetime, key: str, answering: Answering | None = None
) -> EmailMessage:
    """The e-mail. Line breaks in a name or subject are refused by the header classes and cleaned."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = formataddr((" ".join(office.name.split()), settings.DEFAULT_FROM_EMAIL))
    mail["Reply-To"] = office.email or settings.DEFAULT_FROM_EMAIL
    mail["To"] = said.to
    mail["Subject"] = said.subject
    mail["Date"] = format_datetime(local(created_at))
    mail["Message-ID"] = mail_id(key, created_at)
    if answering and answering.reply_id:
        mail["In-Reply-To"] = mail["References"] = answering.reply_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(said.body, cte="base64")
    return mail


def leaves() -> bool:
    """Whether mail can leave: the installation names a mail server."""
    return bool(settings.EMAIL_HOST)


def send(message: OutboxMessage) -> None:
    """Hands one outbox row's message to the office's mail server; raises smtplib's errors and OSError."""
    agency, origin = message.case.agency, origin_of(message.case)
    office = Office(agency.name_th, answered_by(message.case, origin) or agency.email)
    answering = Answering(origin.reply_id if origin else "")
    said = rendered(message, to_its_reader=True)
    if not said.to:
        raise ValueError("the complainant has no e-mail address any more")
    send_mail(composed(office, said, message.created_at, str(message.pk), answering))


def send_mail(mail: EmailMessage) -> None:
    """Hands a mail to the office's mail server; raises smtplib's errors and OSError."""
    backend = get_connection(fail_silently=False)
    if not isinstance(backend, EmailBackend):
        raise OSError("no mail server is configured")
    backend.open()
    try:
        if backend.connection is None:
            raise OSError("the mail server did not answer")
        backend.connection.send_message(mail)
    finally:
        backend.close()
