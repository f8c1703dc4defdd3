"""The rounds in which an office's channels had to be looked at, as the procedure of that time said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.procedures.queries import version_of, versions
from rabfang.procedures.schema import Channel, Procedure
from rabfang.thai.periods import Period
from rabfang.thai.watching import Round, rounds

FOREVER = date.max


@dataclass(frozen=True)
class InForce:
    """A version of the office's procedure, and the days of publication of it and of the next one."""

    procedure: Procedure
    since: date
    until: date


def in_force(agency: Agency) -> list[InForce]:
    """Every version, oldest first; one query, and one for each text that the process has not read yet."""
    rows = versions(agency).select_related(None).order_by("number").values_list("pk", "published_at")
    known = [(pk, local_date(at)) for pk, at in rows]
    ends = [*(since for _pk, since in known[1:]), FOREVER]
    return [InForce(version_of(pk)[1], since, end) for (pk, since), end in zip(known, ends, strict=True)]


def rounds_of(agency: Agency, versions: list[InForce], channel: str, first: date, last: date) -> list[Round]:
    """The channel's rounds that end within `first` to `last`.

    Those that began after a version was published, and not after the day of the next, are measured by it: what began
    before the first publication is nobody's, and an older round keeps its measure.
    """
    return [
        one
        for version in versions
        if (watch := _watch(version, channel))
        for one in rounds(watch, calendar_of(agency), max(first, version.since), last)
        if version.since < one.first <= version.until
    ]


def watched(procedure: Procedure) -> Iterator[Channel]:
    """The channels that must be looked at from time to time."""
    return (channel for channel in procedure.channel if channel.watch is not None)


def _watch(version: InForce, channel: str) -> Period | None:
    known = version.procedure.channels.get(channel)
    return known.watch if known else None
