"""Reads of posters."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.queries import may
from rabfang.channels.models import Poster
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Channel, May, Medium
from rabfang.thai.identifiers import normalise_phone

CHATS = (Medium.LINE, Medium.MESSENGER)
LONGEST_CODE = 12


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


def place_of(agency: Agency, code: str) -> str:
    """Where the poster of that code hangs or hung; empty for any other text."""
    if not code or len(code) > LONGEST_CODE or "\0" in code:
        return ""
    return Poster.objects.filter(agency=agency, code=code).values_list("place", flat=True).first() or ""


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
