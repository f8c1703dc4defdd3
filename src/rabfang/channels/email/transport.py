"""Composing and sending one mail by SMTP."""

import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from rabfang.cases.models import OutboxMessage
from rabfang.channels.email.messages import Rendered, rendered
from rabfang.core.clock import local

# Python 3.11.7 drops a space where it folds a long encoded Thai subject; a line this long is never folded.
POLICY = email.policy.SMTP.clone(max_line_length=4_000)


@dataclass(frozen=True)
class Office:
    """Whom a mail comes from: the office's name and the address that answers go to (the system's own when empty)."""

    name: str
    email: str


def mail_id(key: str, created_at: datetime) -> str:
    """The same for every try at one message, so that a repeat can be told from a second message."""
    return f"<rabfang-{key}-{created_at:%Y%m%d%H%M%S}@{urlsplit(settings.BASE_URL).hostname}>"


def composed(office: Office, said: Rendered, created_at: datetime, key: str) -> EmailMessage:
    """The e-mail. Line breaks in a name or subject are refused by the header classes and cleaned."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = formataddr((" ".join(office.name.split()), settings.DEFAULT_FROM_EMAIL))
    mail["Reply-To"] = office.email or settings.DEFAULT_FROM_EMAIL
    mail["To"] = said.to
    mail["Subject"] = said.subject
    mail["Date"] = format_datetime(local(created_at))
    mail["Message-ID"] = mail_id(key, created_at)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(said.body, cte="base64")
    return mail


def leaves() -> bool:
    """Whether mail can leave: the installation names a mail server."""
    return bool(settings.EMAIL_HOST)


def send(message: OutboxMessage) -> None:
    """Hands one outbox row's message to the office's mail server; raises smtplib's errors and OSError."""
    agency = message.case.agency
    office, said = Office(agency.name_th, agency.email), rendered(message)
    if not said.to:
        raise ValueError("the complainant has no e-mail address any more")
    send_mail(composed(office, said, message.created_at, str(message.pk)))


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
