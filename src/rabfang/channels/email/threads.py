"""Which mails and which case belong together, in both directions.

A mail belongs to the case of a mail of ours that it answers, or whose number its own complainant names; what we answer
refers to the newest mail of the case's complainant.
"""

import re

from rabfang.cases.models import Case, Event, OutboxMessage
from rabfang.channels.email.marks import ours
from rabfang.channels.email.reading.mail import Mail
from rabfang.channels.models import Incoming, Mailbox
from rabfang.thai.digits import to_arabic

WAY = "email"
_NUMBER = re.compile(r"(?<![\d/])(\d{1,9})\s?/\s?(25\d\d)(?![\d/])")


def case_answered(row: Incoming, mail: Mail, *, trusted: bool) -> Case | None:
    """The case, of this office. None makes a new one.

    Who refers to one of our mails has read it. A number in the subject is known to many: it counts when the mail comes
    from the address of that case's complainant, and when nothing says that the address is forged.
    """
    key = ours(mail.references)
    rows = Case.objects.select_related("complainant").filter(agency=row.agency_id)
    if key.isdecimal():
        named = OutboxMessage.objects.filter(pk=int(key)).values("case")
        return rows.filter(pk__in=named).first()
    if not trusted or not mail.address:
        return None
    for number, year in _NUMBER.findall(to_arabic(mail.subject)):
        found = rows.filter(number=int(number), year=int(year), complainant__email__iexact=mail.address).first()
        if found:
            return found
    return None


def origin_of(case: Case) -> Incoming | None:
    """The newest mail of the case's own complainant that an answer can refer to; not of one whose case follows it."""
    others = Event.objects.filter(case=case, facts__has_key="voice").values("seq")
    rows = Incoming.objects.filter(case=case, way=WAY, state__in=(Incoming.State.CASE, Incoming.State.MESSAGE))
    return rows.exclude(reply_id="").exclude(seq__in=others).order_by("-pk").first()


def first_mail_of(case: Case) -> Incoming | None:
    """The mail that became the case."""
    return Incoming.objects.filter(case=case, way=WAY, state=Incoming.State.CASE).order_by("pk").first()


def answered_by(case: Case, origin: Incoming | None) -> str:
    """The mailbox to which answers come back into this system; empty when the office has none."""
    rows = Mailbox.objects.filter(agency=case.agency_id, is_active=True).order_by("pk")
    found = rows.filter(pk=origin.account).first() if origin else None
    return (found or rows.first() or Mailbox(address="")).address
