"""Entering an occasion and changing what is told of it."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.channels.occasions.actions.hold import change, hold
from rabfang.channels.occasions.queries import Occasion, recordable_channels
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.doing import with_files
from rabfang.desk.navigation import show
from rabfang.desk.occasions.forms import OccasionForm, initial_of
from rabfang.desk.occasions.reading import found
from rabfang.desk.verbs.base import FILES
from rabfang.documents.models import StoredFile
from rabfang.web.area_fields import NEXT

Carry = Callable[[OccasionForm, Sequence[StoredFile]], Any]


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The form; sent, the occasion."""
    if not recordable_channels(here.actor, here.agency, here.procedure):
        raise Http404

    def carry(form: OccasionForm, files: Sequence[StoredFile]) -> Occasion:
        asked = form.cleaned_data["asked"] or form.initial["asked"]
        return hold(here.agency, form.told(), by=here.actor, at=here.at, asked=asked, files=files)

    return _handled(request, here, None, {"owner": str(here.officer.pk), "starts_on": local_date(here.at)}, carry)


@officer_page
@require_http_methods(["GET", "HEAD", "POST"])
def change_one(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The same form for one that is there."""
    occasion = found(here, pk, to_change=True)

    def carry(form: OccasionForm, files: Sequence[StoredFile]) -> Occasion:
        seen = form.cleaned_data["seen"] or 0
        change(occasion, form.told(), by=here.actor, at=here.at, seen=seen, files=files)
        return occasion

    return _handled(request, here, occasion, initial_of(occasion), carry)


def _handled(
    request: HttpRequest, here: Here, occasion: Occasion | None, first: dict[str, Any], carry: Carry
) -> HttpResponseBase:
    given: dict[str, Any] = {
        "agency": here.agency,
        "channels": recordable_channels(here.actor, here.agency, here.procedure),
    }
    if request.method != "POST":
        return _page(request, here, OccasionForm(initial=first, **given), occasion)
    if NEXT in request.POST:  # without a script, a button fills the next list; nothing is checked yet
        typed = {name: value for name, value in request.POST.items() if value}
        return _page(request, here, OccasionForm(initial=typed, **given), occasion)
    sent = request.POST.copy()
    form = OccasionForm(sent, request.FILES, **given)
    if form.is_valid():
        try:
            kept = with_files(form.cleaned_data[FILES], here.at, lambda files: carry(form, files))
        except Refused as error:
            form.refuse(error)
            if occasion is not None:
                # What somebody else changed is shown below; sending once more says it again over theirs.
                occasion.refresh_from_db()
                sent["seen"] = str(occasion.version)
        else:
            messages.success(request, _("บันทึกกิจกรรมแล้ว"))
            return redirect("desk:occasion", pk=kept.pk)
    return _page(request, here, form, occasion, status=HTTPStatus.BAD_REQUEST)


def _page(
    request: HttpRequest, here: Here, form: OccasionForm, occasion: Occasion | None, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"form": form, "occasion": occasion}
    return show(request, here, "occasions/edit", current="desk:occasions", status=status, **context)
