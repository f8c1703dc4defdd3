"""Who reported: asked for by a designated officer with a reason, answered by a custodian with their passphrase."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.core.clock import local_date
from rabfang.core.errors import NotFound
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.key_forms import passphrase_field
from rabfang.desk.confidential.reading import unsealed
from rabfang.desk.confidential.recording import noted
from rabfang.desk.confidential.tries import unlock_in_tries
from rabfang.desk.confidential.trying import tried
from rabfang.desk.looks import look
from rabfang.vault.actions.identities import Pack, answer_request, ask_identity, request_for, requests_for
from rabfang.vault.models import IdentityRequest, OutsideKey
from rabfang.vault.queries import outside_keys, usable_outside_key
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField

CURRENT = "confidential:identities"
FORM = require_http_methods(["GET", "HEAD", "POST"])
LONGEST_REASON = 2000
FIELDS = {"name": _("ชื่อ"), "reach": _("ติดต่อได้ที่")}


class AskForm(OfficeForm):
    """Why the identity is needed."""

    reason = CleanTextField(
        label=_("เหตุที่ต้องทราบตัวตนผู้แจ้ง"),
        lines=4,
        max_length=LONGEST_REASON,
        help_text=_("ผู้รักษาข้อมูลตัวตนเท่านั้นที่อ่านเหตุผลนี้ได้"),
    )


class AnswerForm(OfficeForm):
    """What the custodian decides."""

    answer = forms.ChoiceField(
        label=_("การตัดสิน"),
        widget=forms.RadioSelect,
        choices=[
            ("refused", _("ไม่อนุญาต")),
            ("seen", _("เปิดดูเอง ไม่ส่งต่อ")),
            ("handed", _("เปิดและส่งต่อให้ผู้ขอ")),
            ("packed", _("ใส่ในชุดเอกสารปิดผนึกให้หน่วยตรวจสอบภายนอก ผู้ขอไม่เห็น")),
        ],
    )
    until = ThaiDateField(label=_("ผู้ขอเห็นได้ถึงวันที่"), required=False, future=True, help_text=_("กรอกเมื่อส่งต่อให้ผู้ขอ"))
    body = forms.ModelChoiceField(
        queryset=OutsideKey.objects.none(),
        label=_("หน่วยตรวจสอบภายนอก"),
        required=False,
        help_text=_("กรอกเมื่อใส่ในชุดเอกสารปิดผนึก"),
    )
    grounds = CleanTextField(
        label=_("เหตุที่หน่วยตรวจสอบต้องทราบตัวตน"),
        lines=3,
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("กรอกเมื่อใส่ในชุดเอกสารปิดผนึก ผู้รักษาข้อมูลตัวตนเท่านั้นที่อ่านได้"),
    )
    passphrase = passphrase_field(_("วลีรหัสผ่านของกุญแจท่าน"))
    needed_at_times = ("until", "body", "grounds")

    def __init__(self, *args: Any, seat: OpenSeat, **kwargs: Any) -> None:
        """The outside bodies that the desk knows."""
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = outside_keys(seat.agency)


@FORM
@confidential_page
def ask(request: HttpRequest, seat: OpenSeat, box: UUID) -> HttpResponseBase:
    """A designated officer asks."""
    case = unsealed(seat, box)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():

        def act() -> bool:
            with transaction.atomic():
                ask_identity(box, form.cleaned_data["reason"], by=seat.officer, at=seat.at)
                perform(case.case.pk, "identify", by=seat.actor, at=seat.at, done="asked")
            return True

        if tried(form, act):
            noted(seat, "ask-identity", case.case.number_text, case=case.case)
            return redirect(f"{reverse('confidential:case', args=[box])}?done=identify")
    context = {"case": case.case, "box": box, "subject": case.subject, "form": form}
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return show(request, seat, "ask_identity", current="confidential:cases", status=status, **context)


@require_safe
@confidential_page
def identities(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """What a custodian is asked."""
    _custodians_only(seat)
    found = requests_for(seat.unlocked)
    numbers = {row.box_id: row.number_text for row in Case.objects.filter(box__in=[row.box.of_id for row in found])}
    rows = [{"row": row, "number": numbers.get(row.box.of_id, ""), "answer": _answered(row)} for row in found]
    return show(request, seat, "identities", current=CURRENT, rows=rows)


@FORM
@confidential_page
def identity(request: HttpRequest, seat: OpenSeat, pk: int) -> HttpResponseBase:
    """One request: its reason, and the custodian's answer; what was opened is shown once, on the answer itself."""
    _custodians_only(seat)
    try:
        row, reason = request_for(pk, seat.unlocked)
    except NotFound as error:
        raise Http404 from error
    case = Case.objects.get(box=row.box.of_id)
    most = local_date(seat.at) + timedelta(days=settings.RABFANG_IDENTITY_DAYS)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"until": most}, seat=seat)
    status, opened = HTTPStatus.OK, None
    if request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
        if form.is_valid():
            opened, status = _answer(seat, case, row, form)
            if opened is not None:
                row, reason = request_for(pk, seat.unlocked)
    context: dict[str, Any] = {
        "row": row,
        "reason": reason,
        "number": case.number_text,
        "form": form,
        "answer": _answered(row),
        "opened": identity_rows(opened) if opened else [],
        "most": settings.RABFANG_IDENTITY_DAYS,
    }
    return show(request, seat, "identity", current=CURRENT, status=status, **context)


def identity_rows(said: dict[str, str]) -> list[tuple[str, str]]:
    """An identity in words."""
    return [(str(FIELDS[name]), value) for name, value in said.items() if value]


def _answer(
    seat: OpenSeat, case: Case, row: IdentityRequest, form: AnswerForm
) -> tuple[dict[str, str] | None, HTTPStatus]:
    said = form.cleaned_data

    def act() -> dict[str, str]:
        unlocked = unlock_in_tries(seat.officer, said["passphrase"], seat.at)
        pack = _pack(seat, said) if said["answer"] == IdentityRequest.Answer.PACKED else None
        with transaction.atomic():
            answered, opened = answer_request(
                row.pk, said["answer"], by=unlocked, at=seat.at, until=said.get("until"), pack=pack
            )
            facts: dict[str, Any] = {"done": answered.answer, "until": answered.until, "partner": answered.partner_id}
            perform(case.pk, "identify", by=seat.actor, at=seat.at, **facts)
            noted(seat, f"identity-{answered.answer}", case.number_text, case=case)
            if opened:
                look(seat, "open-identity", case.number_text, case=case)
        return opened

    opened = tried(form, act)
    return opened, HTTPStatus.OK if opened is not None else HTTPStatus.BAD_REQUEST


def _pack(seat: OpenSeat, said: dict[str, Any]) -> Pack | None:
    """For whom a custodian adds it; the body's key must be confirmed."""
    body: OutsideKey | None = said["body"]
    return Pack(usable_outside_key(seat.agency, body.partner_id), said["grounds"]) if body else None


def _custodians_only(seat: OpenSeat) -> None:
    if not seat.keeps_identities:
        raise Http404


def _answered(row: IdentityRequest) -> str:
    return {
        "refused": str(_("ไม่อนุญาต")),
        "seen": str(_("เปิดดูแล้ว")),
        "handed": str(_("ส่งต่อแล้ว")),
        "packed": str(_("ใส่ในชุดเอกสารแล้ว")),
    }.get(row.answer, "")
