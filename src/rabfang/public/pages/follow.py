"""Following a case: number and secret, the case's page, its files."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.agencies.models import Agency
from rabfang.cases.access import TooManyTries, open_case
from rabfang.cases.actions.rate import may_rate
from rabfang.cases.models import Attachment, Case, Visibility
from rabfang.cases.queries import events_of, said_as_voice
from rabfang.channels.receipts import RATE, TO
from rabfang.core.clock import now
from rabfang.documents.serving import file_response
from rabfang.public.following import begin, end, followed, followed_or_404
from rabfang.public.forms import TrackForm
from rabfang.public.offices import agency_or_404, office_context
from rabfang.public.pace import come_back
from rabfang.public.progress import case_context
from rabfang.thai.digits import to_arabic
from rabfang.web.clients import client_of
from rabfang.web.leaving import without_pages

WRONG = _("เลขรับเรื่องกับรหัสลับไม่ตรงกัน โปรดตรวจกับใบรับเรื่องแล้วกรอกใหม่")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest, slug: str) -> HttpResponse:
    """Number and secret open the case; nothing says which of the two was wrong. A link in a message may lead on to the
    question how satisfied the person is."""
    agency = agency_or_404(slug)
    form = TrackForm(request.POST) if request.method == "POST" else TrackForm()
    if request.method == "POST" and form.is_valid():
        try:
            case = _open(agency, form.cleaned_data["number"], form.cleaned_data["secret"], client_of(request))
        except TooManyTries as refused:
            return come_back(form, refused, lambda status: _page(request, agency, form, status))
        if case is not None:
            begin(request, case)
            asked = request.GET.get(TO) == RATE and may_rate(case)
            return redirect("public:act", slug, RATE) if asked else redirect("public:case", slug)
        form.add_error(None, WRONG)
    return _page(request, agency, form, 422 if form.errors else 200)


def _page(request: HttpRequest, agency: Agency, form: TrackForm, status: int) -> HttpResponse:
    return render(request, "public/track.html", office_context(agency, form=form), status=status)


def _open(agency: Agency, number: str, secret: str, client: str) -> Case | None:
    said = re.fullmatch(r"\s*([0-9]{1,9})\s*[/-]\s*([0-9]{4})\s*", to_arabic(number))
    year, count = (int(said[2]), int(said[1])) if said else (0, 0)
    return open_case(agency, year, count, secret, client=client, at=now())


@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Ends following on this device."""
    agency = agency_or_404(slug)
    end(request)
    return without_pages(redirect("public:agency", agency.slug))


@never_cache
@require_safe
def case(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the case stands, in the citizen's words, and what they can do."""
    agency = agency_or_404(slug)
    found = followed(request, agency)
    if found is None:
        return redirect("public:track", slug)
    return render(request, "public/case.html", office_context(agency, **case_context(found)))


@never_cache
@require_safe
def attachment(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """A file that the complainant sent or was sent."""
    found = followed_or_404(request, agency_or_404(slug))
    own = Attachment.objects.filter(pk=pk, case=found, visibility=Visibility.CITIZEN).select_related("file")
    voiced = (file for said in said_as_voice(found, events_of(found)) for file in said.files if file.pk == pk)
    shown = own.first() or next(voiced, None)
    if shown is None:
        raise Http404
    return file_response(shown.file)
