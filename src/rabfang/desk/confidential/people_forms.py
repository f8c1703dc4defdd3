"""Forms about the people of a confidential desk."""

import binascii

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.desk.confidential.wording import REFUSALS
from rabfang.web.forms import OfficeForm

HEX_DIGITS = 64


class PublicKeyField(forms.CharField):
    """A public key as `rabfang escrow make` and `rabfang package key` print it: 64 hex letters, spaces allowed."""

    def to_python(self, value: object) -> bytes | None:  # type: ignore[override]
        """Its 32 bytes; None for nothing, so that it is asked for."""
        said = "".join(str(value or "").split())
        if not said:
            return None
        try:
            found = binascii.unhexlify(said)
        except (binascii.Error, ValueError) as error:
            raise ValidationError(str(REFUSALS["not-a-key"])) from error
        if len(said) != HEX_DIGITS:
            raise ValidationError(str(REFUSALS["not-a-key"]))
        return found


class ProposalForm(OfficeForm):
    """Somebody of the office for a duty, or somebody who leaves."""

    officer = forms.ModelChoiceField(queryset=Officer.objects.none(), label=_("เจ้าหน้าที่"))
    what = forms.ChoiceField(
        label=_("เสนอให้"),
        widget=forms.RadioSelect,
        choices=[
            ("handle", _("เป็นผู้ได้รับมอบหมายดูแลเรื่อง")),
            ("identify", _("เป็นผู้รักษาข้อมูลตัวตน")),
            ("leave", _("พ้นจากจุดรับเรื่องลับ")),
        ],
    )

    def __init__(self, *args: object, office: Agency | None, **kwargs: object) -> None:
        """The open accounts of the office whose desk it is."""
        super().__init__(*args, **kwargs)
        officer = self.fields["officer"]
        if isinstance(officer, forms.ModelChoiceField):
            officer.queryset = Officer.objects.filter(agency=office, is_active=True).order_by("name")


class EscrowForm(OfficeForm):
    """The public key of the office's escrow."""

    public = PublicKeyField(label=_("กุญแจสาธารณะของกุญแจสำรอง"), help_text=_("64 ตัวอักษรที่คำสั่ง rabfang escrow make แสดง"))


class Tick(forms.CheckboxInput):
    """A tick that never comes back with the form: another key may be there by then, with which nothing was compared."""

    def __init__(self) -> None:
        """Shown empty whatever was sent."""
        super().__init__(check_test=lambda _value: False)


class ComparedForm(OfficeForm):
    """The fingerprint was compared by voice; `seen` is the key that the page showed."""

    seen = PublicKeyField(widget=forms.HiddenInput)
    compared = forms.BooleanField(label=_("ข้าพเจ้าได้ฟังเจ้าของกุญแจอ่านลายนิ้วมือด้วยเสียงของเขาเอง และตรงกันทุกตัว"), widget=Tick)


class BodyComparedForm(OfficeForm):
    """A second officer compared an outside body's key with the body; `seen` is the key that the page showed."""

    seen = PublicKeyField(widget=forms.HiddenInput)
    compared = forms.BooleanField(
        label=_("ข้าพเจ้าโทรศัพท์ถึงหน่วยงานนั้นด้วยหมายเลขที่ค้นมาเอง และลายนิ้วมือที่เขาอ่านตรงกันทุกตัว"), widget=Tick
    )
