"""Sending one message by SMTP."""

import email.policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from rabfang.cases.models import OutboxMessage
from rabfang.channels.email.messages import rendered
from rabfang.core.clock import local

# Python 3.11.7 drops a space where it folds a long encoded Thai subject; a line this long is never folded.
POLICY = email.policy.SMTP.clone(max_line_length=4_000)


def message_id(message: OutboxMessage) -> str:
    """The same for every try at one message, so that a repeat can be told from a second message."""
    return f"<rabfang-{message.pk}-{message.created_at:%Y%m%d%H%M%S}@{urlsplit(settings.BASE_URL).hostname}>"


def compose(message: OutboxMessage) -> EmailMessage:
    """The e-mail of one outbox row. Line breaks in a name or subject are refused by the header classes and cleaned."""
    said, agency = rendered(message), message.case.agency
    mail = EmailMessage(policy=POLICY)
    sender = agency.email or settings.DEFAULT_FROM_EMAIL
    mail["From"] = formataddr((" ".join(agency.name_th.split()), settings.DEFAULT_FROM_EMAIL))
    mail["Reply-To"] = sender
    mail["To"] = said.to
    mail["Subject"] = said.subject
    mail["Date"] = format_datetime(local(message.created_at))
    mail["Message-ID"] = message_id(message)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(said.body, cte="base64")
    return mail


def send(message: OutboxMessage) -> None:
    """Hands the message to the office's mail server; raises smtplib's errors and OSError."""
    mail = compose(message)
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
