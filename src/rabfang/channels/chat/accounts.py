"""The office's accounts on LINE and Messenger: entered, changed, closed, tried."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import changed, hold, needed, note, own, short, values_of
from rabfang.agencies.models import Agency, Officer
from rabfang.channels.chat.platforms import PLATFORMS
from rabfang.channels.delivery import NotDelivered
from rabfang.channels.models import ChatAccount
from rabfang.channels.secrets import opened, sealed
from rabfang.core.errors import Invalid
from rabfang.procedures.queries import current

FIELDS = ("channel", "name", "public_id")
LONGEST = 1_000  # characters of a token


@dataclass(frozen=True)
class AccountFacts:
    """What is entered of an account. `secret` and `token` stay as they are where they are left empty in a change."""

    channel: str
    name: str
    public_id: str = ""
    secret: str = ""
    token: str = ""

    def checked(self, agency: Agency, platform: str) -> dict[str, str]:
        """The cleaned values but the secrets; raises Invalid by field."""
        channel = current(agency)[1].channels.get(self.channel)
        if channel is None or channel.medium != platform:
            raise Invalid("not-that-channel", field="channel")
        return {
            "channel": self.channel,
            "name": needed("name", self.name),
            "public_id": short("public_id", self.public_id, at_most=100),
        }

    def sealed(self) -> dict[str, str]:
        """The secrets that were given, as they are stored."""
        given = {"secret": "".join(self.secret.split()), "token": "".join(self.token.split())}
        for name, value in given.items():
            if len(value) > LONGEST or not value.isascii():
                raise Invalid("not-understood", field=name)
        return {name: sealed(value) for name, value in given.items() if value}


def add_account(agency: Agency, platform: str, facts: AccountFacts, *, by: Officer, at: datetime) -> ChatAccount:
    """Enters an account, with an address of its own for the platform to call. Raises Invalid by field."""
    values, kept = facts.checked(agency, platform), facts.sealed()
    for name in ("secret", "token"):
        if name not in kept:
            raise Invalid("required", field=name)
    with transaction.atomic():
        hold(agency)
        _unused(agency, platform, values["name"])
        row = ChatAccount.objects.create(
            agency=agency,
            platform=platform,
            created_at=at,
            hook=secrets.token_urlsafe(24),
            verify_token=secrets.token_urlsafe(24),
            **values,
            **kept,
        )
        note("add-chat-account", row.name, by=by, at=at, added={"platform": platform, **values})
    return row


def edit_account(account: ChatAccount, facts: AccountFacts, *, by: Officer, at: datetime) -> ChatAccount:
    """Corrects an account; its address stays. Raises Invalid by field."""
    own(account, by)
    values, kept = facts.checked(account.agency, account.platform), facts.sealed()
    with transaction.atomic():
        hold(account.agency)
        row = ChatAccount.objects.select_for_update().get(pk=account.pk)
        if values["name"] != row.name:
            _unused(row.agency, row.platform, values["name"])
        before = values_of(row, *FIELDS)
        for name, value in {**values, **kept}.items():
            setattr(row, name, value)
        if kept:
            row.last_error, row.last_error_at = "", None
        row.save()
        differs = changed(before, values) | {name: ["•••", "•••"] for name in kept}
        if differs:
            note("edit-chat-account", row.name, by=by, at=at, changed=differs)
    return row


def set_active(account: ChatAccount, active: bool, *, by: Officer, at: datetime) -> None:
    """Closes an account, whose webhook then answers nobody, or opens it again."""
    own(account, by)
    with transaction.atomic():
        if ChatAccount.objects.filter(pk=account.pk, is_active=not active).update(is_active=active):
            note("reopen-chat-account" if active else "close-chat-account", account.name, by=by, at=at)


def try_account(account: ChatAccount, at: datetime) -> str:
    """The account's own name as the platform tells it now; raises Invalid with the reason."""
    try:
        name = PLATFORMS[account.platform].who(opened(account.token))
    except NotDelivered as error:
        ChatAccount.objects.filter(pk=account.pk).update(last_error=str(error)[:300], last_error_at=at)
        raise Invalid("chat-account-refused", field="token", reason=str(error)) from error
    ChatAccount.objects.filter(pk=account.pk).update(last_error="", last_error_at=None)
    return name


def _unused(agency: Agency, platform: str, name: str) -> None:
    if ChatAccount.objects.filter(agency=agency, platform=platform, name=name).exists():
        raise Invalid("chat-account-known", field="name")
