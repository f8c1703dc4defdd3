"""The mails about accounts, and sending them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from rabfang.accounts.actions.make_link import make
from rabfang.accounts.links import address_of
from rabfang.accounts.models import AccountMail, Link
from rabfang.accounts.recording import note_nobody
from rabfang.agencies.models import Officer
from rabfang.channels.delivery import BATCH, deliver, waiting
from rabfang.channels.email.transport import Office, composed, leaves, send_mail
from rabfang.channels.messages import Rendered
from rabfang.channels.secrets import opened
from rabfang.core.clock import now

Kind = AccountMail.Kind
KEPT_FOR = timedelta(days=1)


def send_account_mails(at: datetime) -> int:
    """Sends what is due; returns how many went out. Who asked for a link gets one if an account has the address."""
    if not (leaves() or settings.RABFANG_DEMONSTRATION):
        return 0
    rows = AccountMail.objects.select_related("officer__agency", "link__officer")
    due = list(waiting(rows, at).order_by("next_at").values_list("pk", flat=True)[:BATCH])
    return sum(deliver(rows, pk, _send, at) for pk in due)


def forget_old_mails(at: datetime) -> int:
    """Removes mails that are done with, a day later; addresses that nobody has go with them."""
    done = AccountMail.objects.filter(next_at=None, created_at__lt=at - KEPT_FOR)
    return done.delete()[0]


def text_of(mail: AccountMail, officer: Officer, link: Link | None) -> Rendered:
    """The mail as its reader gets it."""
    with translation.override(mail.language):
        context = {
            "kind": mail.kind,
            "officer": officer.name,
            "office": str(officer.agency),
            "link": address_of(link) if link else "",
            "ends": link.expires_at if link else None,
            "account": settings.BASE_URL + reverse("account_me"),
        }
        said = render_to_string("email/account.txt", context).strip()
    subject, _blank, body = said.partition("\n")
    return Rendered(officer.email, subject.strip(), body.strip() + "\n")


def _send(mail: AccountMail) -> None:
    officer, link = mail.officer, mail.link
    if mail.kind == Kind.ASKED:
        officer = Officer.objects.select_related("agency").filter(email__iexact=opened(mail.address)).first()
        link = _link_for(mail, officer)
        if link is None:
            return
    if officer is None or not officer.is_active:
        raise ValueError("the account is closed")
    if link is not None and (link.used_at or link.withdrawn_at):
        raise ValueError("the link works no more")
    office = Office(officer.agency.name_th, officer.agency.email)
    send_mail(composed(office, text_of(mail, officer, link), mail.created_at, f"account-{mail.pk}"))


def _link_for(mail: AccountMail, officer: Officer | None) -> Link | None:
    """The link that was asked for, made once however often sending is tried; None when nobody is to get one."""
    if officer is None or not officer.is_active:
        return None
    if mail.link is not None:
        return mail.link
    if not officer.has_usable_password():
        return None  # invited and not yet here: the administrator sends the invitation again
    with transaction.atomic():
        mail.link = make(officer, Link.Purpose.RESET, now())
        mail.save(update_fields=["link"])
        note_nobody("ask-new-password", officer, at=now())
    return mail.link
