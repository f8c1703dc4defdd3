"""What a complainant can do with their case: add, answer, object, rate, take back."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rabfang.cases.access import TooManyTries
from rabfang.cases.actors import Actor
from rabfang.cases.adding import add_words
from rabfang.cases.models import Case, Rating
from rabfang.cases.objecting import dissatisfied, objecting, why_dissatisfied
from rabfang.cases.pace import note_pace, require_pace
from rabfang.cases.perform import perform
from rabfang.cases.wording import refusal_text
from rabfang.channels.preferences import contact_of
from rabfang.core.clock import now
from rabfang.core.errors import Refused
from rabfang.documents.actions import store_all
from rabfang.documents.messages import sentence
from rabfang.documents.preparing import FilesRefused, prepare_all
from rabfang.public.following import followed
from rabfang.public.forms import ContactForm, MessageForm, ObjectForm, RateForm, WithdrawForm
from rabfang.public.offices import agency_or_404, office_context
from rabfang.public.pace import MESSAGE as PACED
from rabfang.public.pace import UPLOAD, come_back, limit_of, note, require
from rabfang.web.forms import OfficeForm
from rabfang.web.refusing import put_beside

CONTACT, MESSAGE, OBJECT, RATE = "contact", "message", "object", "rate"
FORMS: Mapping[str, type[OfficeForm]] = {
    MESSAGE: MessageForm,
    OBJECT: ObjectForm,
    CONTACT: ContactForm,
    RATE: RateForm,
    "withdraw": WithdrawForm,
}
TITLES: Mapping[str, Promise] = {
    MESSAGE: _("ส่งข้อความหรือภาพเพิ่มเติม"),
    OBJECT: _("แจ้งว่าไม่เห็นด้วยกับผล"),
    CONTACT: _("เปลี่ยนวิธีติดต่อและแจ้งผล"),
    RATE: _("ให้คะแนนการดำเนินการ"),
    "withdraw": _("ถอนเรื่อง"),
}
THANKS: Mapping[str, Promise] = {
    MESSAGE: _("ส่งข้อความแล้ว เจ้าหน้าที่จะเห็นข้อความของท่านในเรื่องนี้"),
    OBJECT: _("รับทราบว่าท่านไม่เห็นด้วย เรื่องกลับมาดำเนินการใหม่แล้ว"),
    CONTACT: _("บันทึกแล้ว ต่อไปจะแจ้งท่านตามที่เลือกไว้"),
    RATE: _("บันทึกคะแนนแล้ว ขอบคุณที่ช่วยให้เราปรับปรุง"),
    "withdraw": _("ถอนเรื่องแล้ว"),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, slug: str, verb: str) -> HttpResponse:
    """One form a verb; what was typed stays when something is wrong."""
    agency = agency_or_404(slug)
    if verb not in FORMS:
        raise Http404
    case = followed(request, agency)
    if case is None:
        return redirect("public:track", slug)
    form = _form(request, case, verb)
    may = objecting(case, now()) if verb == OBJECT else None
    context = office_context(agency, case=case, form=form, verb=verb, title=TITLES[verb], may=may)
    context["dissatisfied"] = verb == OBJECT and dissatisfied(case)
    try:
        if request.method == "POST" and form.is_valid() and _done(request, case, verb, form):
            messages.success(request, str(THANKS[verb]))
            return _onward(slug, case, verb, form)
    except TooManyTries as refused:
        return come_back(form, refused, lambda status: render(request, "public/act.html", context, status=status))
    return render(request, "public/act.html", context, status=422 if form.errors else 200)


def _onward(slug: str, case: Case, verb: str, form: OfficeForm) -> HttpResponse:
    """Back to the case; who is dissatisfied comes to where they can object, with what they wrote."""
    if verb == RATE and form.cleaned_data["rating"] == Rating.DISSATISFIED and objecting(case, now()):
        return redirect("public:act", slug, OBJECT)
    return redirect("public:case", slug)


def _form(request: HttpRequest, case: Case, verb: str) -> OfficeForm:
    """What was sent, or a first form; how the person is reached now stands in the one that changes it, why they were
    dissatisfied in the one by which they object."""
    person = {"person": case.complainant} if verb == CONTACT else {}
    if request.method == "POST":
        return FORMS[verb](request.POST, request.FILES, **person)
    initial = contact_of(case.complainant) if verb == CONTACT else {}
    if verb == OBJECT:
        initial = {"objection": why_dissatisfied(case)}
    return FORMS[verb](initial=initial, **person)


def _in_pace(request: HttpRequest, case: Case, files: int) -> None:
    """Counts this deed; raises TooManyTries when the case or the connection has had its share."""
    bucket, limit = f"{PACED}:{case.pk}", limit_of(PACED)
    require_pace(bucket, limit, at=now())
    require(request, UPLOAD, times=files)
    note_pace(bucket, limit, at=now())
    note(request, UPLOAD, times=files)


def _done(request: HttpRequest, case: Case, verb: str, form: OfficeForm) -> bool:
    """Performs the verb; False when it was refused, with the reason on the form."""
    said: dict[str, Any] = dict(form.cleaned_data)
    uploads = said.pop("attachments", None) or []
    _in_pace(request, case, len(uploads))
    try:
        with prepare_all(uploads) as prepared, transaction.atomic():
            if uploads:
                said["files"] = store_all(prepared, at=now())
            if verb == MESSAGE:
                add_words(case, **said)
            else:
                perform(case, verb, by=Actor.citizen(case.pk), **said)
    except FilesRefused as refused:
        for problem in refused.problems:
            form.add_error("attachments", sentence(problem))
    except Refused as refused:
        put_beside(form, refused, refusal_text(refused))
    return not form.errors
