"""What the pages of the watch share: a channel as a row, the fiscal year shown, links to the cases behind a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from rabfang.channels.watch.rights import answering, may_mark
from rabfang.channels.watch.standing import Standing, standings
from rabfang.core.clock import local_date
from rabfang.desk.access import Here
from rabfang.procedures.schema import Channel, Sees
from rabfang.thai.dates import fiscal_year
from rabfang.thai.digits import to_arabic
from rabfang.thai.watching import round_words

FIRST, LAST = 2560, 2640


@dataclass(frozen=True)
class ChannelRow:
    """A channel as a list shows it. `cases` is how many it brought, None where the officer sees no case."""

    channel: Channel
    standing: Standing
    owners: list[str]
    marks: bool
    today: date
    cases: int | None = None
    cases_url: str = ""

    @property
    def often(self) -> str:
        """How often it is to be looked at; the procedure's own words where it is not counted."""
        if self.channel.watch is None:
            return str(self.channel.check)
        return round_words(self.channel.watch)[get_language() == "en"]

    @property
    def is_due(self) -> bool:
        """Whether somebody should look now."""
        return self.standing.due_by(self.today)

    @property
    def asks(self) -> bool:
        """Whether my work names it."""
        return self.is_due or self.standing.is_late


def channel_rows(here: Here, channels: Iterable[Channel], back: timedelta) -> list[ChannelRow]:
    """The channels with how their watch stands; a fixed number of queries."""
    return [
        ChannelRow(
            channel=row.channel,
            standing=row,
            owners=[
                str(here.procedure.roles[key].title) for key in row.channel.watchers if key in here.procedure.roles
            ],
            marks=may_mark(here.actor, here.agency, here.procedure, row.channel),
            today=local_date(here.at),
        )
        for row in standings(here.agency, channels, here.at, back)
    ]


def asking(here: Here) -> list[ChannelRow]:
    """The channels for which this officer answers and that must be looked at now; no query where there is none."""
    channels = [row for row in here.procedure.channel if row.watch and here.roles & answering(here.procedure, row)]
    return [row for row in channel_rows(here, channels, timedelta()) if row.asks] if channels else []


def asked_year(request: HttpRequest, at: datetime) -> int:
    """The B.E. fiscal year asked for; this one when none or nonsense is."""
    asked = to_arabic(request.GET.get("year", "")).strip()
    if asked.isascii() and asked.isdecimal() and FIRST <= int(asked[:6]) <= LAST:
        return int(asked)
    return fiscal_year(local_date(at))


def register_url(first: date, last: date, **asked: str) -> str:
    """The register with the cases received within the span, both days included."""
    span = {"received_from": first.isoformat(), "received_to": last.isoformat()}
    return f"{reverse('desk:register')}?{urlencode(asked | span)}"


def partly(here: Here) -> bool:
    """Whether numbers of cases are those of a part of the office's: what the officer sees is not all."""
    return here.sight != Sees.AGENCY
