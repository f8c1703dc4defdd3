"""The demonstration's mails: kept and settled by the same actions as those of a real mailbox."""

from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from io import BytesIO
from typing import Any

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, OutboxMessage
from rabfang.channels.email.marks import mail_id
from rabfang.channels.email.reading.mail import identity
from rabfang.channels.incoming.keeping import keep
from rabfang.channels.incoming.settling import settle_waiting
from rabfang.channels.models import Incoming, Mailbox
from rabfang.core.clock import local
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import EML


@dataclass(frozen=True)
class Mailed:
    """One mail: when (in working days before today), from whom, its words.

    `answers` and `bounces` name a case of the office's stories: the last mail that the office wrote about it is
    answered, or comes back. `headers` are what other programs added. `steps` are what was done with its case.
    """

    name: str
    days_ago: int
    at: str
    sender: str
    subject: str
    body: str
    answers: str = ""
    bounces: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    steps: list[Any] = field(default_factory=list)


def mailed(agency: Agency, mail: Mailed, cases: dict[str, int], at: datetime) -> Case | None:
    """The mail comes to the office's mailbox and is settled; the new case, if it became one."""
    mailbox = Mailbox.objects.get(agency=agency)
    raw = _composed(mail, mailbox, cases, at).as_bytes()
    row = keep(
        agency,
        mailbox.channel,
        way="email",
        account=mailbox.pk,
        external_id=identity(raw),
        received_at=at,
        at=at,
        raw=store_made(BytesIO(raw), "mail.eml", EML, at=at),
    )
    settle_waiting(at)
    made = Incoming.objects.select_related("case").get(pk=row.pk) if row else None
    return made.case if made and made.state == Incoming.State.CASE else None


def _composed(mail: Mailed, mailbox: Mailbox, cases: dict[str, int], at: datetime) -> EmailMessage:
    made = EmailMessage(policy=SMTP.clone(max_line_length=4_000))
    made["From"], made["To"], made["Subject"] = mail.sender, mailbox.address, mail.subject
    made["Date"], made["Message-ID"] = format_datetime(local(at)), f"<{mail.name}@people.example>"
    for name, value in mail.headers.items():
        made[name] = value
    if about := mail.answers or mail.bounces:
        made["In-Reply-To"] = _ours(cases[about])
    made.set_content(mail.body, cte="base64")
    return made


def _ours(case: int) -> str:
    """The Message-ID of the last mail about the case."""
    last = OutboxMessage.objects.filter(case=case, way="email").latest("pk")
    return mail_id(str(last.pk), last.created_at)
