"""Outside bodies with their public keys, and a case as a sealed package for one of them."""

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rabfang.cases.models import Visibility
from rabfang.cases.perform import perform
from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.desk.confidential.packing import package_for
from rabfang.desk.confidential.people_forms import BodyComparedForm, PublicKeyField
from rabfang.desk.confidential.reading import unsealed
from rabfang.desk.confidential.recording import noted
from rabfang.desk.confidential.trying import tried
from rabfang.documents.serving import HEADERS
from rabfang.vault.actions.outside import confirm_outside_key, enter_outside_key, keep_package
from rabfang.vault.boxes import fingerprint
from rabfang.vault.models import OutsideKey, SealedPackage
from rabfang.vault.queries import outside_keys, usable_outside_key
from rabfang.web.forms import CleanTextField, OfficeForm

CURRENT = "confidential:outside"
FORM = require_http_methods(["GET", "HEAD", "POST"])


class BodyForm(OfficeForm):
    """A body, its public key, and that the fingerprint was compared."""

    name = CleanTextField(label=gettext_lazy("ชื่อหน่วยตรวจสอบ"), max_length=200)
    public = PublicKeyField(
        label=gettext_lazy("กุญแจสาธารณะ"), help_text=gettext_lazy("64 ตัวอักษรที่คำสั่ง rabfang package key แสดงที่หน่วยงานนั้น")
    )
    compared = forms.BooleanField(
        label=gettext_lazy("ข้าพเจ้าโทรศัพท์ถึงหน่วยงานนั้นด้วยหมายเลขที่ค้นมาเอง และให้ยืนยันว่ากุญแจนี้ตรงกันทุกตัว")
    )


class PackageForm(OfficeForm):
    """For whom."""

    body = forms.ModelChoiceField(queryset=OutsideKey.objects.none(), label=gettext_lazy("หน่วยตรวจสอบ"))

    def __init__(self, *args: object, seat: OpenSeat, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = outside_keys(seat.agency)


@FORM
@confidential_page
def outside(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """The bodies, and entering one."""
    form = BodyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        entered = tried(
            form, lambda: enter_outside_key(seat.desk, said["name"], said["public"], by=seat.officer, at=seat.at)
        )
        if entered is not None:
            return redirect("confidential:outside")
    rows = [
        {"row": row, "fingerprint": fingerprint(bytes(row.public)), "mine": row.entered_by_id == seat.officer.pk}
        for row in outside_keys(seat.agency)
    ]
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return show(request, seat, "outside", current=CURRENT, form=form, rows=rows, status=status)


@FORM
@confidential_page
def confirm(request: HttpRequest, seat: OpenSeat, pk: int) -> HttpResponseBase:
    """A second officer confirms a body's key, having compared its fingerprint with the body."""
    row = outside_keys(seat.agency).filter(pk=pk).first()
    if row is None:
        raise Http404
    public = bytes(row.public)
    form = BodyComparedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if tried(form, lambda: confirm_outside_key(seat.desk, pk, seen, by=seat.officer, at=seat.at)):
            return redirect("confidential:outside")
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    context = {"form": form, "row": row, "fingerprint": fingerprint(public), "seen": public.hex()}
    return show(request, seat, "outside_confirm", current=CURRENT, status=status, **context)


@FORM
@confidential_page
def package(request: HttpRequest, seat: OpenSeat, box: UUID) -> HttpResponseBase:
    """The case as one sealed file; that it was made stands on the case."""
    case = unsealed(seat, box)
    form = PackageForm(request.POST if request.method == "POST" else None, seat=seat)
    key = tried(form, lambda: _usable(seat, form)) if form.is_valid() else None
    if key is not None:
        sealed = package_for(case, key)
        with transaction.atomic():
            made = keep_package(
                box, key, sealed.content, with_identity=sealed.with_identity, by=seat.officer, at=seat.at
            )
            note = _noted_as(made)
            perform(case.case.pk, "note", by=seat.actor, at=seat.at, note=note, visibility=Visibility.CENTRE)
            noted(seat, "make-sealed-package", case.case.number_text, case=case.case, partner=key.partner_id)
        response = HttpResponse(sealed.content, content_type="application/octet-stream")
        response["Content-Disposition"] = 'attachment; filename="case.rabfang-package"'
        for header, value in HEADERS.items():
            response[header] = value
        return response
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    context = {"case": case.case, "box": box, "form": form, "any": outside_keys(seat.agency).exists()}
    return show(request, seat, "package", current="confidential:cases", status=status, **context)


def _noted_as(made: SealedPackage) -> str:
    said = {"name": made.partner.name, "key": made.key, "digest": made.digest_text}
    if made.with_identity:
        return _("ทำชุดเอกสารปิดผนึกให้ %(name)s ลายนิ้วมือกุญแจ %(key)s มีข้อมูลตัวตนผู้แจ้ง sha256 %(digest)s") % said
    return _("ทำชุดเอกสารปิดผนึกให้ %(name)s ลายนิ้วมือกุญแจ %(key)s ไม่มีข้อมูลตัวตนผู้แจ้ง sha256 %(digest)s") % said


def _usable(seat: OpenSeat, form: PackageForm) -> OutsideKey:
    chosen: OutsideKey = form.cleaned_data["body"]
    return usable_outside_key(seat.agency, chosen.partner_id)
