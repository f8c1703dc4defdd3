"""Reads of posters."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.queries import may
from rabfang.channels.chat.platforms import PLATFORMS
from rabfang.channels.models import ChatAccount, Poster
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Channel, May, Medium
from rabfang.thai.identifiers import normalise_phone

CHATS = (Medium.LINE, Medium.MESSENGER)
LONGEST_CODE = 12


@dataclass(frozen=True)
class Target:
    """To what a poster's code can lead: a channel; of a chat the office's account, where it has one, and its link."""

    channel: Channel
    account: ChatAccount | None = None
    link: str = ""

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.channel.key}:{self.account.pk}" if self.account else self.channel.key

    @property
    def needs_link(self) -> bool:
        """Whether the link must be typed."""
        return self.channel.medium in CHATS and not self.link

    def __str__(self) -> str:
        return f"{self.channel.title} ({self.account})" if self.account else str(self.channel.title)


def may_hang(actor: Actor, agency: Agency) -> bool:
    """Whether the actor makes posters: who records matters, and who administers."""
    _, procedure = current(agency)
    return any(may(actor, agency, procedure, duty) for duty in (May.RECORD, May.ADMINISTER))


def visible_posters(actor: Actor, agency: Agency) -> QuerySet[Poster]:
    """The agency's posters, the newest first; none for who makes none."""
    rows = Poster.objects.filter(agency=agency).select_related("made_by").order_by("-pk")
    return rows if may_hang(actor, agency) else rows.none()


def poster_channels(agency: Agency) -> list[Channel]:
    """The channels to which a code can lead: the public form, a chat, a telephone when its number is known."""
    _, procedure = current(agency)
    calls = normalise_phone(agency.telephone) is not None
    return [
        row
        for row in procedure.channel
        if row.public or row.medium in CHATS or (row.medium == Medium.TELEPHONE and calls)
    ]


def targets(agency: Agency) -> list[Target]:
    """Likewise with the accounts of its chats, of which one that is closed or has no public name counts for nothing."""
    rows = ChatAccount.objects.filter(agency=agency, is_active=True).exclude(public_id="")
    accounts: dict[str, list[Target]] = {}
    channels = poster_channels(agency)
    for channel in channels:
        own = [row for row in rows if row.channel == channel.key and row.platform == channel.medium]
        accounts[channel.key] = [Target(channel, row, PLATFORMS[row.platform].link(row.public_id)) for row in own]
    return [target for channel in channels for target in accounts[channel.key] or [Target(channel)]]


def counted(posters: QuerySet[Poster], seen: QuerySet[Case]) -> QuerySet[Any]:
    """Each with how many of those cases it brought (`brought`)."""
    return posters.annotate(brought=Count("cases", filter=Q(cases__case__in=seen.order_by().values("pk"))))


def poster_of(agency: Agency, code: str) -> Poster | None:
    """The office's poster of that code, whether it hangs or hung; None for any other text."""
    if not code or len(code) > LONGEST_CODE or "\0" in code:
        return None
    return Poster.objects.filter(agency=agency, code=code).first()


def place_of(agency: Agency, code: str) -> str:
    """Where the poster of that code hangs or hung; empty for any other text."""
    found = poster_of(agency, code)
    return found.place if found else ""


def leads_to(poster: Poster, agency: Agency, medium: Medium) -> str:
    """What the code holds."""
    if poster.link:
        return poster.link
    if medium == Medium.TELEPHONE:
        return f"tel:{normalise_phone(agency.telephone) or ''}"
    return f"{form_of(agency)}?{urlencode({'from': poster.code})}"


def shown_as(poster: Poster, agency: Agency, medium: Medium) -> str:
    """The same for those who type it: as short as it works."""
    if medium == Medium.TELEPHONE and not poster.link:
        return ""
    parts = urlsplit(poster.link or form_of(agency))
    return f"{parts.netloc}{parts.path}".rstrip("/")


def form_of(agency: Agency) -> str:
    """The whole address of the agency's public form."""
    return settings.BASE_URL + reverse("public:submit", args=[agency.slug])
