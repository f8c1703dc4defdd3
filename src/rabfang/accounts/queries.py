"""Reads of accounts."""

from dataclasses import dataclass
from datetime import datetime

from rabfang.accounts.actions.make_link import open_links
from rabfang.accounts.models import AccountMail, Factor, Link
from rabfang.accounts.standing import needs_factor
from rabfang.agencies.models import Officer
from rabfang.cases.models import Dispatch
from rabfang.core.clock import local_date


@dataclass(frozen=True)
class Account:
    """What an administrator sees of an officer's account: never a password, never a code."""

    has_password: bool
    link: Link | None
    lost: bool
    factors: int
    needs_factor: bool


def account_of(officer: Officer, at: datetime) -> Account:
    """The link that is open, whether its mail did not arrive, how many second factors there are."""
    link = open_links(officer).filter(expires_at__gt=at).first()
    failed = (Dispatch.State.FAILED, Dispatch.State.BOUNCED)
    return Account(
        has_password=officer.has_usable_password(),
        link=link,
        lost=link is not None and AccountMail.objects.filter(link=link, state__in=failed).exists(),
        factors=Factor.objects.filter(officer=officer).count(),
        needs_factor=needs_factor(officer, local_date(at)),
    )
