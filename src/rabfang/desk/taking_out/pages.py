"""Files that an officer asked for: all of them, one with how far it is, the file itself, its removal."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.accounts.access import confirmed_lately
from rabfang.core.errors import NotFound, Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.taking_out.asking import confirm_first, page_of
from rabfang.documents.serving import file_response
from rabfang.reports.exports.actions.drop import drop, fetched
from rabfang.reports.exports.lists import listing_of
from rabfang.reports.exports.queries import TO_MAKE, Export, State, exports_of, may_fetch
from rabfang.reports.exports.refusals import refusal_text

SECONDS = 3  # between looks at one that is being made
RECENT = 30
TONES = {
    State.WAITING: "waiting",
    State.RUNNING: "active",
    State.DONE: "good",
    State.FAILED: "attention",
    State.EXPIRED: "neutral",
}


@dataclass(frozen=True)
class Row:
    """One file as pages show it."""

    export: Export
    at: datetime

    @property
    def title(self) -> str:
        """Of which list."""
        try:
            return str(listing_of(self.export.listing).title)
        except NotFound:
            return self.export.listing

    @property
    def state(self) -> State:
        """What has become of it; one whose days are over is as good as removed."""
        over = self.export.expires_at is not None and self.export.expires_at <= self.at
        return State.EXPIRED if self.export.state == State.DONE and over else State(self.export.state)

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return TONES[self.state]

    @property
    def running(self) -> bool:
        """Whether it is still to be made."""
        return self.state in TO_MAKE

    @property
    def ready(self) -> bool:
        """Whether it can be fetched."""
        return self.state == State.DONE

    @property
    def done(self) -> str:
        """How many rows are made."""
        return f"{self.export.done:,}"

    @property
    def of(self) -> str:
        """How many there are to make."""
        return f"{self.export.of:,}"

    @property
    def kind(self) -> str:
        """Which kind of file."""
        return str(Export.Format(self.export.format).label)

    @property
    def why(self) -> str:
        """Why there is none."""
        return refusal_text(Refused(self.export.error, **self.export.params)) if self.export.error else ""


@officer_page
@require_safe
def mine(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What the officer asked for, the newest first."""
    return show(request, here, "exports/mine", rows=recent(here), days=settings.RABFANG_EXPORT_DAYS)


@officer_page
@require_safe
def one(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """One of them; while it is made the page comes again by itself, unless `?still=1` asks it not to."""
    export = _own(here, pk)
    row, still = Row(export, here.at), request.GET.get("still") == "1"
    page = page_of(listing_of(export.listing), export.said)
    answer = show(request, here, "exports/one", row=row, page=page, seconds=SECONDS, still=still)
    if row.running and not still:
        answer["Refresh"] = str(SECONDS)
    return answer


@officer_page
@require_safe
def file(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The file, for who asked for it and still sees what they saw then."""
    export = _own(here, pk)
    if export.file is None or not may_fetch(export, here.at):
        raise Http404
    if listing_of(export.listing).confirmed and not confirmed_lately(request, here.at):
        return redirect(confirm_first(reverse("desk:export", args=[pk])))
    fetched(export, here.at)
    return file_response(export.file, as_attachment=True)


@officer_page
@require_POST
def remove(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """The officer wants it no more, or no longer wants to wait for it."""
    drop(_own(here, pk))
    messages.success(request, _("ลบแล้ว"))
    return redirect("desk:exports")


def recent(here: Here) -> list[Row]:
    """The newest of them; one query."""
    return [Row(export, here.at) for export in exports_of(here.officer)[:RECENT]]


def _own(here: Here, pk: int) -> Export:
    export = exports_of(here.officer).select_related("file").filter(pk=pk).first()
    if export is None:
        raise Http404
    return export
