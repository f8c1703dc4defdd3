"""Choosing an office, its front page, its procedure, and how people are protected."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from rabfang.agencies.queries import public_agencies
from rabfang.core.clock import local_date, now
from rabfang.letters.charts import chart_sheet, printed_chart
from rabfang.letters.serving import pdf_answer
from rabfang.procedures.queries import current, with_procedure
from rabfang.public.offices import agency_or_404, footer_links, office_context, open_office, public_channel
from rabfang.rights.notice import notice_of
from rabfang.rights.purposes import purposes
from rabfang.vault.readers import takes_reports

MOST = 100
# Nothing on these pages is about anybody: a browser may keep them, and asks whether they are still true.
same_for_all = cache_control(private=True, no_cache=True)


@require_safe
@same_for_all
def home(request: HttpRequest) -> HttpResponse:
    """Every office, or those whose name holds `?q=`."""
    said = request.GET.get("q", "").strip()[:100]
    found = with_procedure(public_agencies())
    if said:
        found = found.filter(name_th__icontains=said) | found.filter(name_en__icontains=said)
    context = {"agencies": found[:MOST], "said": said, "footer_links": footer_links()}
    return render(request, "public/home.html", context)


@require_safe
@same_for_all
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """An office: submit, follow, other ways to reach it, what it promises."""
    office, rules = open_office(slug)
    promises = [row for row in rules.standard if row.promised]
    context = {
        "channel": public_channel(rules),
        "channels": rules.channel,
        "promises": promises,
        "takes_reports": takes_reports(office, now()),
    }
    return render(request, "public/agency.html", office_context(office, **context))


@require_safe
@same_for_all
def procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """The chart of the office's procedure (S0-6)."""
    office, rules = open_office(slug)
    return render(request, "public/procedure.html", office_context(office, procedure=rules))


@require_safe
@same_for_all
def procedure_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a paper."""
    office = agency_or_404(slug)
    version, rules = current(office)
    sheet = chart_sheet(office, rules, number=version.number, published=local_date(version.published_at))
    return pdf_answer(printed_chart(sheet), f"procedure-{version.number}.pdf")


@require_safe
@same_for_all
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of a person, why, who sees it, and their rights; each office adds its own."""
    context = {"footer_links": footer_links(), "purposes": purposes()}
    return render(request, "public/privacy.html", context)


@require_safe
def privacy_of(request: HttpRequest, slug: str) -> HttpResponse:
    """The same with what the office says: who answers for it, how long what is kept."""
    office = agency_or_404(slug)
    context = office_context(office, notice=notice_of(office), purposes=purposes())
    return render(request, "public/privacy.html", context)


@require_safe
@same_for_all
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the site serves everybody, and whom to tell when it does not."""
    return render(request, "public/accessibility.html", {"footer_links": footer_links()})
