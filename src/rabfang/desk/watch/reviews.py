"""Satisfaction by channel, and what was changed because of it (S4-10)."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.cases.wording import refusal_text
from rabfang.channels.satisfaction.responses import ANSWERED, PUT, Response, asked_way, responses
from rabfang.channels.watch.changes import changes_of, earlier_wordings, enter_change
from rabfang.channels.watch.rights import may_review
from rabfang.channels.watch.satisfaction import LEVELS, Satisfaction, received_in, satisfaction
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.listing import title
from rabfang.desk.navigation import show
from rabfang.desk.watch.calls import calls_of
from rabfang.desk.watch.forms import ChangeForm
from rabfang.desk.watch.reading import asked_year, partly, register_url
from rabfang.thai.dates import fiscal_year, fiscal_year_span
from rabfang.web.refusing import put_beside

HERE = "desk:satisfaction"


@officer_page
@require_safe
def reviews(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The figures of a fiscal year, and the changes entered for it."""
    year = asked_year(request, here.at)
    changes = list(changes_of(here.agency, year))
    earlier = earlier_wordings(changes)
    shown = [
        {"row": row, "channel": title(here.procedure.channels, row.channel), "earlier": earlier.get(row.pk, [])}
        for row in changes
    ]
    received = received_in(here.cases(), year)
    figures = satisfaction(received, list(here.procedure.channel))
    asked = responses(received)
    context: dict[str, Any] = {
        "year": year,
        "levels": [level.label for level in LEVELS],
        "figures": [_figure(line, year) for line in figures],
        "responses": [_response(line, year) for line in asked.lines],
        "unasked": asked.unasked,
        "calls": calls_of(here),
        "changes": shown,
        "reviews": may_review(here.actor, here.agency, here.procedure),
        "earlier_url": f"{reverse(HERE)}?{urlencode({'year': year - 1})}",
        "later_url": f"{reverse(HERE)}?{urlencode({'year': year + 1})}",
        "partly": partly(here),
    }
    return show(request, here, "watch/satisfaction", current=HERE, **context)


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """A change is entered."""
    _permit(here)
    return _entered(request, here, {"day": local_date(here.at), "channel": request.GET.get("channel", "")})


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """A change is worded anew; what it said before stays to be seen."""
    _permit(here)
    row = changes_of(here.agency).filter(pk=pk).first()
    if row is None:
        raise Http404
    said = {"channel": row.channel, "day": row.day, "what": row.what, "why": row.why}
    return _entered(request, here, said, replaces=row)


def _entered(request: HttpRequest, here: Here, initial: dict[str, Any], replaces: Any = None) -> HttpResponse:
    channels = list(here.procedure.channel)
    if request.method != "POST":
        return _form(request, here, ChangeForm(initial=initial, channels=channels), replaces)
    form = ChangeForm(request.POST, channels=channels)
    if form.is_valid():
        try:
            row = enter_change(here.agency, form.facts(), by=here.actor, at=here.at, replaces=replaces)
        except Refused as error:
            put_beside(form, error, refusal_text(error))
        else:
            messages.success(request, _("บันทึกการปรับปรุงช่องทางแล้ว"))
            return redirect(f"{reverse(HERE)}?{urlencode({'year': fiscal_year(row.day)})}")
    return _form(request, here, form, replaces, status=HTTPStatus.BAD_REQUEST)


def _form(
    request: HttpRequest, here: Here, form: ChangeForm, replaces: Any, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"form": form, "correcting": replaces is not None}
    return show(request, here, "watch/change", current=HERE, status=status, **context)


def _permit(here: Here) -> None:
    if not may_review(here.actor, here.agency, here.procedure):
        raise Http404


def _figure(line: Satisfaction, year: int) -> dict[str, Any]:
    """A line with the register behind each of its numbers."""
    first, last = fiscal_year_span(year)
    asked = {"channel": line.channel.key} if line.channel else {}
    cells = [
        {"level": level, "url": register_url(first, last, **asked, rating=level.rating.value)} for level in line.levels
    ]
    return {"line": line, "cells": cells, "url": register_url(first, last, **asked)}


def _response(line: Response, year: int) -> dict[str, Any]:
    """A way with the register behind its numbers."""
    first, last = fiscal_year_span(year)
    by = {"asked_by": line.way} if line.way else {}
    return {
        "line": line,
        "way": asked_way(line.way) if line.way else "",
        "asked_url": register_url(first, last, asked=PUT, **by),
        "answered_url": register_url(first, last, asked=ANSWERED, **by),
    }
