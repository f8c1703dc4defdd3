"""Submitting a matter, and the receipt, which is the answer to the form itself."""

import secrets
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rabfang.accounts.oidc.citizens import citizen_of, keep_case, name_of
from rabfang.agencies.models import Agency
from rabfang.cases.access import TooManyTries
from rabfang.cases.actors import Actor
from rabfang.cases.receive import Received, receive
from rabfang.cases.wording import refusal_text
from rabfang.channels.posters.actions import brought
from rabfang.channels.posters.queries import LONGEST_CODE, place_of, poster_of
from rabfang.channels.preferences import PREFERENCES
from rabfang.channels.receipts import receipt_for
from rabfang.core.clock import now
from rabfang.core.errors import Invalid
from rabfang.documents.actions import store_all
from rabfang.documents.messages import sentence
from rabfang.documents.preparing import FilesRefused, prepare_all
from rabfang.procedures.schema import Channel
from rabfang.public.forms import SubmitForm
from rabfang.public.offices import office_context, open_office, public_channel
from rabfang.public.pace import SUBMIT, UPLOAD, come_back, note, require
from rabfang.public.pages.mine import offer
from rabfang.rights.notice import notice_of
from rabfang.vault.readers import takes_reports
from rabfang.web.area_fields import NEXT
from rabfang.web.refusing import put_beside

PERSON = ("name", "address", "telephone", "email", *PREFERENCES)
MATTER = ("subject", "detail", "occurred_on", "place", "subdistrict", "latitude", "longitude", "group")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; sent, the receipt. Sending it again gives the same receipt."""
    agency, procedure = open_office(slug)
    channel = public_channel(procedure)
    if channel is None:
        return render(request, "public/no_form.html", office_context(agency))
    if request.method != "POST":
        citizen = citizen_of(request)
        first = {"submission": secrets.token_urlsafe(32), "came_from": request.GET.get("from", "")[:LONGEST_CODE]}
        first |= {"name": name_of(citizen)} if citizen else {}
        return _page(request, agency, SubmitForm(initial=first, groups=procedure.group))
    form = SubmitForm(request.POST, request.FILES, groups=procedure.group)
    if NEXT in request.POST:
        return _page(request, agency, SubmitForm(initial=_typed(request), groups=procedure.group))
    if not form.is_valid():
        return _page(request, agency, form, status=422)
    try:
        received = _receive(request, agency, channel, form.cleaned_data)
    except TooManyTries as refused:
        return come_back(form, refused, lambda status: _page(request, agency, form, status=status))
    except FilesRefused as refused:
        for problem in refused.problems:
            form.add_error("attachments", sentence(problem))
    except Invalid as refused:
        put_beside(form, refused, refusal_text(refused))
    else:
        context = office_context(agency, receipt=receipt_for(received.case, received.secret))
        return render(request, "public/receipt.html", context)
    return _page(request, agency, form, status=422)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Everything typed so far, for filling the next list of places without judging the rest."""
    return {name: value for name, value in request.POST.items() if name in SubmitForm.base_fields}


def _page(request: HttpRequest, agency: Agency, form: SubmitForm, status: int = 200) -> HttpResponse:
    context = office_context(
        agency,
        form=form,
        notice=notice_of(agency),
        files_lost=form.is_bound and bool(request.FILES),
        poster=place_of(agency, str(form["came_from"].value() or "")),
        takes_reports=takes_reports(agency, now()),
        **_signed_in(request),
    )
    return render(request, "public/submit.html", context, status=status)


def _signed_in(request: HttpRequest) -> dict[str, Any]:
    citizen = citizen_of(request)
    return {"signed_in": True, "citizen_name": name_of(citizen)} if citizen else offer(request)


def _receive(request: HttpRequest, agency: Agency, channel: Channel, said: dict[str, Any]) -> Received:
    """Looks at the files first, since that is slow; then files and case are stored together or not at all.

    A citizen who signed in finds the case on their page, unless they prefer to stay unnamed.
    """
    citizen = citizen_of(request)
    require(request, SUBMIT)
    require(request, UPLOAD, times=len(said["attachments"]))
    note(request, UPLOAD, times=len(said["attachments"]))
    asked = [name for name in (*MATTER, *(() if said["anonymous"] else PERSON)) if name in said]
    facts = {name: said[name] for name in asked}
    at, poster = now(), poster_of(agency, said["came_from"])
    with prepare_all(said["attachments"]) as prepared, transaction.atomic():
        received = receive(
            agency,
            channel.key,
            by=Actor.citizen(),
            at=at,
            submission=said["submission"],
            files=store_all(prepared, at=at),
            language=get_language() or "th",
            poster=poster.place if poster else "",
            **facts,
        )
        if poster:
            brought(poster, received.case)
        if citizen is not None and not said["anonymous"]:
            keep_case(citizen, received.case, at)
        note(request, SUBMIT)
        return received
