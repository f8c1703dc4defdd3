"""Every channel of the office and how its watch stands; one channel's history; marking one as looked at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from http import HTTPStatus

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.wording import refusal_text
from rabfang.channels.watch.actions import mark_checked
from rabfang.channels.watch.history import history
from rabfang.channels.watch.rights import may_mark
from rabfang.channels.watch.standing import YEAR
from rabfang.core.clock import BANGKOK, local_date
from rabfang.core.errors import NotAllowed
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.watch.forms import CheckForm
from rabfang.desk.watch.reading import ChannelRow, channel_rows, partly, register_url
from rabfang.procedures.schema import Channel, Sees

HERE = "desk:channels"


@officer_page
@require_safe
def channels(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The list: how often, whose duty, last time, next time, missed and cases of twelve months."""
    return show(request, here, "watch/channels", current=HERE, rows=every_channel(here), partly=partly(here))


@officer_page
@require_safe
def channel(request: HttpRequest, here: Here, key: str) -> HttpResponseBase:
    """One channel: the form of a check, and its history."""
    return _page(request, here, _known(here, key), CheckForm())


@officer_page
@require_POST
def check(request: HttpRequest, here: Here, key: str) -> HttpResponseBase:
    """Marks the channel as looked at; back to where the button stood."""
    known = _known(here, key)
    form = CheckForm(request.POST)
    valid = form.is_valid()
    if not may_mark(here.actor, here.agency, here.procedure, known):
        form.add_error(None, refusal_text(NotAllowed("watch-not-yours")))
        return _page(request, here, known, form, status=HTTPStatus.FORBIDDEN)
    if not valid:
        return _page(request, here, known, form, status=HTTPStatus.BAD_REQUEST)
    mark_checked(here.agency, key, by=here.actor, at=here.at, **form.cleaned_data)
    messages.success(request, _("บันทึกการตรวจช่องทาง “%(channel)s” แล้ว") % {"channel": known.title})
    return redirect(_back(request, key))


def _page(
    request: HttpRequest, here: Here, known: Channel, form: CheckForm, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    first, last = span_of(request.GET, here)
    (row,) = _with_cases(here, channel_rows(here, [known], YEAR))
    context = {
        "row": row,
        "form": form,
        "first": first,
        "last": last,
        "entries": history(here.agency, known.key, first, last, here.at),
        "cases_url": register_url(first, last, channel=known.key),
        "partly": partly(here),
    }
    return show(request, here, "watch/channel", current=HERE, status=status, **context)


def every_channel(here: Here) -> list[ChannelRow]:
    """The channels of the procedure in force; a fixed number of queries."""
    return _with_cases(here, channel_rows(here, here.procedure.channel, YEAR))


def _with_cases(here: Here, rows: list[ChannelRow]) -> list[ChannelRow]:
    """The rows with how many cases of twelve months each channel brought."""
    if here.sight == Sees.NONE:
        return rows
    last = local_date(here.at)
    first = last - YEAR
    cases = here.cases().filter(
        channel__in=[row.channel.key for row in rows], received_at__gte=datetime.combine(first, time(), BANGKOK)
    )
    brought: Mapping[str, int] = dict(
        cases.order_by().values("channel").annotate(number=Count("pk")).values_list("channel", "number")
    )
    return [
        replace(
            row,
            cases=brought.get(row.channel.key, 0),
            cases_url=register_url(first, last, channel=row.channel.key),
        )
        for row in rows
    ]


def span_of(asked: Mapping[str, str], here: Here) -> tuple[date, date]:
    """The span asked for, at most two years; the last twelve months when none or nonsense is."""
    today = local_date(here.at)
    try:
        first, last = (date.fromisoformat(asked[name]) for name in ("from", "to"))
    except (KeyError, ValueError):
        return today - YEAR, today
    return (
        (first, last) if timedelta() <= last - first <= 2 * YEAR and first.year > YEAR.days else (today - YEAR, today)
    )


def _known(here: Here, key: str) -> Channel:
    if key not in here.procedure.channels:
        raise Http404
    return here.procedure.channels[key]


def _back(request: HttpRequest, key: str) -> str:
    asked = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("desk:channel", args=[key])
