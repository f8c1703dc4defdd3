"""The calendar of listening: channels by months of a fiscal year, to look at and to print (S4-9)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rabfang.channels.watch.year import Cell, Line, end_of, listening_year
from rabfang.core.clock import local_date
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.watch.reading import asked_year, partly, register_url
from rabfang.thai.dates import ENGLISH_MONTHS, SHORT_MONTHS

HERE = "desk:listening"


@dataclass(frozen=True)
class Shown:
    """One cell with what stands behind its numbers; `ahead` when its month has not begun."""

    cell: Cell
    month: str
    checks_url: str
    cases_url: str
    ahead: bool


@officer_page
@require_safe
def listening(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The calendar of the year asked for."""
    year = asked_year(request, here.at)
    found = listening_year(here.agency, year, here.at, here.cases())
    names = [_month(month) for month in found.months]
    context: dict[str, Any] = {
        "year": year,
        "months": names,
        "lines": [(line, _shown(line, found.months, names, here)) for line in found.lines],
        "totals": list(zip(names, found.totals, strict=True)) if found.lines else [],
        "total": found.total,
        "earlier_url": f"{reverse(HERE)}?{urlencode({'year': year - 1})}",
        "later_url": f"{reverse(HERE)}?{urlencode({'year': year + 1})}",
        "partly": partly(here),
    }
    return show(request, here, "watch/listening", current=HERE, **context)


def _shown(line: Line, months: list[date], names: list[str], here: Here) -> list[Shown]:
    known = line.channel.key in here.procedure.channels
    return [
        Shown(
            cell,
            name,
            _checks_url(line, month) if known else "",
            _cases_url(line, month) if known else "",
            month > local_date(here.at),
        )
        for cell, month, name in zip(line.cells, months, names, strict=True)
    ]


def _checks_url(line: Line, month: date) -> str:
    span = {"from": month.isoformat(), "to": end_of(month).isoformat()}
    return f"{reverse('desk:channel', args=[line.channel.key])}?{urlencode(span)}"


def _cases_url(line: Line, month: date) -> str:
    return register_url(month, end_of(month), channel=line.channel.key)


def _month(day: date) -> str:
    return ENGLISH_MONTHS[day.month - 1][:3] if get_language() == "en" else SHORT_MONTHS[day.month - 1]
