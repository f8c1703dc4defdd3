"""The demonstration's mailbox and chat account: set up as an office would, then switched off; nothing is connected."""

from datetime import datetime
from typing import Any

from rabfang.agencies.models import Agency, Officer
from rabfang.channels.chat.accounts import AccountFacts, add_account, set_active
from rabfang.channels.email.actions import MailboxFacts, add_mailbox, pause_mailbox
from rabfang.channels.models import ChatAccount, Mailbox

INVENTED = "demonstration-only"


def open_accounts(agency: Agency, read: dict[str, Any], *, by: Officer, at: datetime) -> None:
    """The accounts of the office's file. The mailbox is never read; what its mails say comes from the file."""
    for row in read.get("mailbox", ()):
        facts = MailboxFacts(port=993, tls=Mailbox.Tls.TLS, username=row["address"], password=INVENTED, **row)
        pause_mailbox(add_mailbox(agency, facts, by=by, at=at), by=by, at=at)
    for row in read.get("chat", ()):
        said = {name: text for name, text in row.items() if name != "platform"}
        facts_of = AccountFacts(secret=INVENTED, token=INVENTED, **said)
        add_account(agency, row["platform"], facts_of, by=by, at=at)


def close_accounts(agency: Agency, *, by: Officer, at: datetime) -> None:
    """Chats are switched off once what people said there is told: nobody is answered."""
    for account in ChatAccount.objects.filter(agency=agency):
        set_active(account, False, by=by, at=at)
