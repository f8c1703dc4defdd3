"""A complainant's own data: what they ask about it, and what became of that (PDPA s.30-36)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rabfang.core.clock import now
from rabfang.core.errors import Refused
from rabfang.public.following import followed
from rabfang.public.forms import DataForm
from rabfang.public.offices import agency_or_404, office_context
from rabfang.rights.actions.requests import ask
from rabfang.rights.models import Breach, Request
from rabfang.rights.notice import notice_of
from rabfang.rights.refusals import refusal_text
from rabfang.web.refusing import put_beside


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def data(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and earlier requests with their answers; for who has shown number and secret."""
    agency = agency_or_404(slug)
    case = followed(request, agency)
    if case is None:
        return redirect("public:track", slug)
    form = DataForm(request.POST) if request.method == "POST" else DataForm()
    if request.method == "POST" and form.is_valid():
        try:
            made = ask(case, form.cleaned_data["kind"], form.cleaned_data["words"], at=now())
        except Refused as refused:
            put_beside(form, refused, refusal_text(refused))
        else:
            messages.success(request, _("รับคำขอแล้ว เลขที่ %(number)s") % {"number": made.number_text})
            return redirect("public:data", slug)
    context = office_context(
        agency,
        case=case,
        form=form,
        requests=Request.objects.filter(case=case),
        breaches=Breach.objects.filter(cases__case=case, cases__told_at__isnull=False),
        notice=notice_of(agency),
    )
    return render(request, "public/data.html", context, status=422 if form.errors else 200)
