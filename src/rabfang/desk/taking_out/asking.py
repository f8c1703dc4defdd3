"""A list is asked for as a file: what would stand in it, how many rows, how many may still go today."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rabfang.accounts.access import confirmed_lately
from rabfang.agencies.actions.exports import Allowance, allowance
from rabfang.core.errors import Conflict, Invalid, NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.taking_out.forms import ExportForm
from rabfang.reports.exports.actions.ask import Wanted, ask
from rabfang.reports.exports.actions.make import Maker
from rabfang.reports.exports.lists import Asking, Found, Listing, listing_of
from rabfang.reports.exports.queries import Export
from rabfang.reports.exports.refusals import refusal_text
from rabfang.web.refusing import put_beside, status_of

AT_ONCE = 500  # rows that are made while the page is waited for


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here, key: str) -> HttpResponseBase:
    """What the file would hold; sent, it is made at once when it is short, else by the worker."""
    listing, said, found = _found(request, here, key)
    if listing.confirmed and not confirmed_lately(request, here.at):
        return redirect(confirm_first(f"{request.path}?{urlencode(said)}"))
    may, rows = allowance(here.officer, here.agency, here.at), found.count()
    of = {"listing": listing, "said": found.said, "rows": f"{rows:,}", "page": page_of(listing, said)}
    if request.method != "POST":
        return _page(request, here, ExportForm(), of, _allowed(listing, may, rows))
    form = ExportForm(request.POST)
    if form.is_valid():
        try:
            return redirect("desk:export", pk=_asked(here, listing, said, form).pk)
        except Refused as error:
            put_beside(form, error, refusal_text(error))
            return _page(request, here, form, of, _allowed(listing, may, rows), status=status_of(error))
    return _page(request, here, form, of, _allowed(listing, may, rows), status=HTTPStatus.BAD_REQUEST)


def page_of(listing: Listing, said: Mapping[str, str]) -> str:
    """The page of the list with that filter."""
    return listing.page(said) if listing.page else reverse("desk:exports")


def confirm_first(to: str) -> str:
    """Where to show who one is, on the way there."""
    return f"{reverse('account_confirm')}?{urlencode({'next': to})}"


def _found(request: HttpRequest, here: Here, key: str) -> tuple[Listing, dict[str, str], Found]:
    """The list with the filter of the address; 404 for who may not have it, and for a filter that nobody gave."""
    try:
        listing = listing_of(key)
        said = listing.kept(request.GET.dict())
        return listing, said, listing.find(Asking(here.officer, said, here.at))
    except (NotFound, Invalid) as error:
        raise Http404 from error


def _asked(here: Here, listing: Listing, said: Mapping[str, str], form: ExportForm) -> Export:
    wanted = Wanted(Export.Format(form.cleaned_data["format"]), form.cleaned_data["language"])
    export = ask(listing, said, wanted, by=here.officer, at=here.at, asked=form.cleaned_data["asked"])
    if export.of <= AT_ONCE:
        Maker().make_now(export, here.at)
    return export


def _allowed(listing: Listing, may: Allowance, rows: int) -> dict[str, str]:
    """What may still go today; why it cannot be as many as there are."""
    if not listing.limited:
        return {}
    said = {"left": f"{may.left:,}", "most": f"{may.most:,}"}
    try:
        may.require(rows)
    except Conflict as error:
        said["why_not"] = refusal_text(error)
    return said


def _page(
    request: HttpRequest,
    here: Here,
    form: ExportForm,
    of: Mapping[str, Any],
    allowed: Mapping[str, str],
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    return show(request, here, "exports/new", status=status, form=form, **of, **allowed)
