"""To which case a mail belongs: by a mail of ours that it answers, or by the number its own complainant names."""

import re

from rabfang.cases.models import Case, OutboxMessage
from rabfang.channels.email.marks import ours
from rabfang.channels.email.reading.mail import Mail
from rabfang.channels.models import Incoming
from rabfang.thai.digits import to_arabic

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
