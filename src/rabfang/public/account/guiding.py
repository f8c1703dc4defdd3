"""The guide as page and as paper."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from rabfang.agencies.models import Agency
from rabfang.core.clock import now
from rabfang.letters.serving import pdf_answer
from rabfang.procedures.queries import current
from rabfang.public.account.everybody import for_everybody, shown
from rabfang.public.account.guide import guide_of
from rabfang.public.confidential.outside import outside_bodies
from rabfang.public.offices import agency_or_404, public_channel
from rabfang.reports.blocks import Content
from rabfang.reports.writers import page, to_pdf
from rabfang.rights.notice import notice_of
from rabfang.vault.readers import takes_reports


@for_everybody
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """How to complain, what happens then, by when, and what one can do about it (O27)."""
    agency = agency_or_404(slug)
    content, can_report = _guide(agency)
    report = page.of(content)
    channel = public_channel(current(agency)[1])
    return shown(request, "guide", agency, report=report, title=content.title, channel=channel, can_report=can_report)


@for_everybody
def guide_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a paper."""
    agency = agency_or_404(slug)
    return pdf_answer(_printed(_guide(agency)[0], get_language() or ""), "complaint-guide.pdf")


def _guide(agency: Agency) -> tuple[Content, bool]:
    version, procedure = current(agency)
    can_report = takes_reports(agency, now())
    laws = [notice_of(agency).settings.request_source, *(body.source for body in outside_bodies())]
    content = guide_of(
        agency,
        procedure,
        number=version.number,
        published_at=version.published_at,
        laws=[law for law in laws if law],
        takes_reports=can_report,
    )
    return content, can_report


@lru_cache(maxsize=32)  # anybody may ask for it, and it changes with the procedure only
def _printed(content: Content, language: str) -> bytes:
    """The guide as PDF in the active language, which is `language`."""
    return to_pdf(content)
