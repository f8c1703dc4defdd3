"""`/{agency}/report-corruption/receipt`: coming back with the digits alone.

The digits travel in the body of a POST and nowhere else: in no address, no cookie, no session. Each page that was
opened with them carries them in hidden fields of its forms, so that neither the server nor the device keeps anything
between two requests; the page itself is never stored (docs/confidential.md says why this was chosen).
"""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rabfang.agencies.models import Agency
from rabfang.cases.access import TooManyTries
from rabfang.cases.coming_back import Known, afresh, come_back, given_file, tell
from rabfang.cases.models import Rating
from rabfang.cases.wording import refusal_text
from rabfang.core.clock import now
from rabfang.core.errors import Refused
from rabfang.documents.messages import sentence
from rabfang.documents.preparing import FilesRefused, prepare_all
from rabfang.documents.serving import HEADERS
from rabfang.public.confidential.forms import DisagreeForm, MoreForm, ReceiptForm, SealedRateForm, TakeBackForm
from rabfang.public.confidential.guarded import guarded
from rabfang.public.confidential.outside import outside_bodies
from rabfang.public.confidential.reading import report_context
from rabfang.public.forms import DataForm
from rabfang.public.offices import agency_or_404, office_context
from rabfang.rights.actions.requests import ask
from rabfang.rights.refusals import refusal_text as data_refusal_text
from rabfang.vault.queries import desk_of_receipts
from rabfang.web.forms import OfficeForm
from rabfang.web.refusing import put_beside

WRONG = _("ไม่มีเรื่องที่ตรงกับตัวเลขนี้ โปรดตรวจกับใบรับเรื่องทีละกลุ่ม แล้วกรอกใหม่")
RATE, OBJECT = "rate", "object"
DATA = "data"  # no verb of a case: a request about what is kept of the reporter (PDPA s.30-36)
FORMS: Mapping[str, type[OfficeForm]] = {
    "message": MoreForm,
    RATE: SealedRateForm,
    OBJECT: DisagreeForm,
    "withdraw": TakeBackForm,
    DATA: DataForm,
}
DONE: Mapping[str, Promise] = {
    "message": _("ส่งแล้ว ผู้ได้รับมอบหมายจะเห็นเมื่อเปิดเรื่องนี้"),
    RATE: _("บันทึกคะแนนแล้ว ขอบคุณที่ช่วยให้เราปรับปรุง"),
    OBJECT: _("รับทราบว่าท่านไม่เห็นด้วย เรื่องกลับมาดำเนินการใหม่แล้ว"),
    "withdraw": _("ถอนเรื่องแล้ว"),
    DATA: _("รับคำขอแล้ว ผู้ได้รับมอบหมายจะตอบที่หน้านี้"),
}


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The digits open the report; wrong ones give the same page again."""
    office = agency_or_404(slug)
    opened = _opened(request, office) if request.method == "POST" else _asked(request, office, ReceiptForm())
    return opened if isinstance(opened, HttpResponse) else _shown(request, office, opened)


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def tell_more(request: HttpRequest, slug: str, verb: str) -> HttpResponseBase:
    """One thing that a reporter may do; what was typed stays when something is wrong."""
    office = agency_or_404(slug)
    if verb not in FORMS:
        raise Http404
    if request.method != "POST":
        return redirect("public:report_receipt", slug)
    opened = _opened(request, office)
    if isinstance(opened, HttpResponse):
        return opened
    form = FORMS[verb](request.POST, request.FILES)
    if form.is_valid() and _told(opened, verb, form):
        return _shown(request, office, afresh(opened), done=DONE[verb], begun=_begun(verb, form))
    return _shown(request, office, opened, wrong={verb: form}, status=422)


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def fetch(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A file that the office gave, as a download; what the reporter sent is never handed out again."""
    office = agency_or_404(slug)
    if request.method != "POST":
        return redirect("public:report_receipt", slug)
    opened = _opened(request, office)
    if isinstance(opened, HttpResponse):
        return opened
    asked = request.POST.get("file", "")
    file = given_file(opened, int(asked)) if re.fullmatch(r"-?[0-9]{1,18}", asked) else None
    if file is None:
        raise Http404
    answer = FileResponse(
        BytesIO(file.shown), as_attachment=True, filename=file.name, content_type=file.facts.shown_media_type
    )
    for name, value in HEADERS.items():
        answer[name] = value
    return answer


def _begun(verb: str, form: OfficeForm) -> Mapping[str, OfficeForm]:
    """Who has just said that they are dissatisfied can object with the same words, in the same place."""
    if verb != RATE or form.cleaned_data["rating"] != Rating.DISSATISFIED:
        return {}
    return {OBJECT: DisagreeForm(initial={"objection": form.cleaned_data["reason"]})}


def _opened(request: HttpRequest, office: Agency) -> Known | HttpResponse:
    """The report that the digits open; otherwise the page that asks for them."""
    form = ReceiptForm(request.POST)
    desk = desk_of_receipts(office)
    if not form.is_valid() or desk is None:
        return _asked(request, office, form, status=422)
    try:
        known = come_back(desk, form.cleaned_data["receipt"], at=now())
    except TooManyTries as refused:
        minutes = refused.params["minutes"]
        answer = _asked(request, office, form, status=429, minutes=minutes)
        answer["Retry-After"] = str(minutes * 60)
        return answer
    if known is None:
        form.add_error("receipt", WRONG)
        return _asked(request, office, form, status=422)
    return known


def _asked(request: HttpRequest, office: Agency, form: ReceiptForm, status: int = 200, **more: Any) -> HttpResponse:
    if desk_of_receipts(office) is None:
        context = office_context(office, bodies=outside_bodies())
        return render(request, "public/confidential/no_desk.html", context)
    context = office_context(office, form=form, **more)
    return render(request, "public/confidential/come_back.html", context, status=status)


def _shown(
    request: HttpRequest,
    office: Agency,
    known: Known,
    *,
    wrong: Mapping[str, OfficeForm] | None = None,
    begun: Mapping[str, OfficeForm] | None = None,
    done: Promise | str = "",
    status: int = 200,
) -> HttpResponse:
    wrong, begun = wrong or {}, begun or {}
    context = office_context(
        office,
        digits=request.POST["receipt"],
        forms={verb: wrong.get(verb) or begun.get(verb) or form() for verb, form in FORMS.items()},
        dissatisfied=OBJECT in begun,
        done=done,
        files_lost=bool(wrong) and bool(request.FILES),
        **report_context(known),
    )
    return render(request, "public/confidential/case.html", context, status=status)


def _told(known: Known, verb: str, form: OfficeForm) -> bool:
    """Does it; False when it was refused, with the reason on the form."""
    if verb == DATA:
        return _asked_about_data(known, form)
    said: dict[str, Any] = dict(form.cleaned_data)
    uploads = said.pop("attachments", [])
    try:
        with prepare_all(uploads, in_memory=True, cleaned=True) as prepared:
            chosen = {"rating": said.pop("rating")} if verb == RATE else {}
            tell(known, verb, said, prepared, at=now(), **chosen)
    except FilesRefused as refused:
        for problem in refused.problems:
            form.add_error("attachments", sentence(problem))
    except Refused as refused:
        put_beside(form, refused, refusal_text(refused))
    return not form.errors


def _asked_about_data(known: Known, form: OfficeForm) -> bool:
    """Enters the request; False when it was refused, likewise."""
    try:
        ask(known.case, form.cleaned_data["kind"], form.cleaned_data["words"], at=now())
    except Refused as refused:
        put_beside(form, refused, data_refusal_text(refused))
    return not form.errors
