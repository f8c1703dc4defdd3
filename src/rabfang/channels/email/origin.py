"""The mails that a case was made of: what an answer refers to, and where answers to it come in."""

from rabfang.cases.models import Case, Event
from rabfang.channels.models import Incoming, Mailbox

WAY = "email"


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
