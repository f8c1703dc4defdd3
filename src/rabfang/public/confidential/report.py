"""`/{agency}/report-corruption`: the form; sent, the receipt, which is the answer to the form itself."""

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabfang.agencies.models import Agency
from rabfang.cases.access import TooManyTries
from rabfang.cases.actors import Actor
from rabfang.cases.pace import note_pace, require_pace
from rabfang.cases.report import Report, Reported, report, reported_by
from rabfang.cases.wording import refusal_text
from rabfang.core.clock import now
from rabfang.core.errors import Conflict, Invalid
from rabfang.documents.messages import sentence
from rabfang.documents.preparing import FilesRefused, prepare_all
from rabfang.public.confidential.forms import ReportForm
from rabfang.public.confidential.guarded import guarded
from rabfang.public.confidential.outside import outside_bodies
from rabfang.public.confidential.reading import standing_words
from rabfang.public.offices import agency_or_404, office_context
from rabfang.vault.open_desks import OpenDesk, open_desk_of
from rabfang.web.refusing import put_beside

FIELDS = {"files": "attachments"}
NOBODY, TOO_MANY = "nobody", "too-many"


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def report_corruption(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; sending it again gives the same receipt. Whatever is wrong, what was typed comes back."""
    office, at = agency_or_404(slug), now()
    desk = open_desk_of(office, at)
    if desk is None:
        context = office_context(office, bodies=outside_bodies())
        return render(request, "public/confidential/no_desk.html", context)
    if request.method != "POST":
        first = {"submission": secrets.token_urlsafe(32)}
        return _page(request, office, ReportForm(initial=first, people=desk.people))
    form = ReportForm(request.POST, request.FILES, people=desk.people)
    form.full_clean()
    if "submission" not in form.errors:
        before = reported_by(desk.desk.agency, form.cleaned_data["submission"])
        if before is not None:
            return _receipt(request, office, before)
    return _sent(request, office, desk, form, at)


def _sent(request: HttpRequest, office: Agency, desk: OpenDesk, form: ReportForm, at: datetime) -> HttpResponse:
    if not form.is_valid():
        return _page(request, office, form, status=422)
    bucket = f"report:{desk.desk.pk}"
    try:
        require_pace(bucket, settings.RABFANG_REPORT_LIMIT, at=at)
        reported = _report(desk, form, at)
    except TooManyTries as refused:
        answer = _page(request, office, form, trouble=TOO_MANY, minutes=refused.params["minutes"], status=429)
        answer["Retry-After"] = str(refused.params["minutes"] * 60)
        return answer
    except FilesRefused as refused:
        for problem in refused.problems:
            form.add_error("attachments", sentence(problem))
    except Invalid as refused:
        put_beside(form, refused, refusal_text(refused))
    except Conflict as refused:
        if refused.code == "nobody-to-open":
            return _page(request, office, form, trouble=NOBODY, bodies=outside_bodies(), status=409)
        form.add_error("without", _("ผู้รักษาข้อมูลตัวตนทุกคนเกี่ยวข้องกับเรื่อง โปรดเว้นชื่อและช่องทางติดต่อว่างไว้"))
    else:
        note_pace(bucket, settings.RABFANG_REPORT_LIMIT, at=at)
        return _receipt(request, office, reported)
    return _page(request, office, form, status=422)


def _report(desk: OpenDesk, form: ReportForm, at: datetime) -> Reported:
    """Looks at the files in memory, then everything is sealed and stored together or not at all."""
    with prepare_all(form.cleaned_data["attachments"], in_memory=True, cleaned=True) as prepared:
        said = Report(
            form.said(),
            files=prepared,
            identity=form.identity(),
            without=form.cleaned_data["without"],
            language=get_language() or settings.LANGUAGE_CODE,
        )
        submission = form.cleaned_data["submission"]
        return report(desk.desk, desk.channel, said, by=Actor.citizen(), at=at, submission=submission)


def _receipt(request: HttpRequest, office: Agency, reported: Reported) -> HttpResponse:
    context = office_context(
        office, groups=reported.receipt.split("-"), case=reported.case, state=standing_words(reported.case)
    )
    return render(request, "public/confidential/receipt.html", context)


def _page(request: HttpRequest, office: Agency, form: ReportForm, status: int = 200, **more: Any) -> HttpResponse:
    context = office_context(office, form=form, files_lost=form.is_bound and bool(request.FILES), **more)
    return render(request, "public/confidential/report.html", context, status=status)
