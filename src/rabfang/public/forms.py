"""What citizens fill in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Rating
from rabfang.channels.preferences import PREFERENCES, PreferenceFields
from rabfang.documents.messages import hint
from rabfang.procedures.schema import Group
from rabfang.rights.models import Request
from rabfang.web.forms import CleanTextField, MultiFileField, OfficeForm, PhoneField, ThaiDateField
from rabfang.web.place_fields import WHERE, PlaceFields

EMPTY_CONTACT = _("โปรดกรอกหมายเลขโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งอย่าง เพื่อให้ติดต่อกลับได้")


class SubmitForm(PreferenceFields, PlaceFields):
    """A matter a citizen brings (S1-3)."""

    subject = CleanTextField(label=_("เรื่อง"), help_text=_("สั้น ๆ เช่น ไฟถนนดับ"), max_length=200)
    detail = CleanTextField(
        label=_("รายละเอียด"),
        help_text=_("เกิดอะไรขึ้น เมื่อใด และต้องการให้หน่วยงานทำอะไร"),
        lines=6,
        max_length=10_000,
    )
    occurred_on = ThaiDateField(label=_("วันที่เกิดเหตุ"), required=False, past=True)
    attachments = MultiFileField(label=_("ภาพถ่ายหรือเอกสาร"), required=False)
    anonymous = forms.BooleanField(label=_("ไม่ประสงค์ออกนาม"), required=False)
    name = CleanTextField(
        label=_("ชื่อ - สกุล"), help_text=_("เว้นว่างได้เฉพาะเมื่อไม่ประสงค์ออกนาม"), max_length=200, required=False
    )
    address = CleanTextField(label=_("ที่อยู่"), max_length=400, lines=2, required=False)
    telephone = PhoneField(
        label=_("หมายเลขโทรศัพท์ที่ติดต่อกลับได้"),
        help_text=_("กรอกโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งอย่าง เพื่อให้แจ้งผลได้"),
        required=False,
    )
    email = forms.EmailField(label=_("อีเมล"), required=False, max_length=254)
    group = forms.ChoiceField(label=_("ท่านเป็น"), required=False, help_text=_("ใช้ทำสถิติเท่านั้น"))
    submission = forms.CharField(widget=forms.HiddenInput, max_length=80, min_length=30)
    came_from = forms.CharField(widget=forms.HiddenInput, required=False)

    needed_at_times = ("name", "telephone", "email")
    field_order = ("subject", "detail", "occurred_on", *WHERE, "attachments")

    def __init__(self, *args: Any, groups: Iterable[Group] = (), **kwargs: Any) -> None:
        """Says beside the file box what may be attached; asks for a group where the office knows some."""
        super().__init__(*args, **kwargs)
        if known := [(row.key, str(row.title)) for row in groups]:
            self.fields["group"].choices = [("", _("ไม่ระบุ")), *known]  # type: ignore[attr-defined]
        else:
            del self.fields["group"]
        offered = self.fields["prefers"].choices  # type: ignore[attr-defined]
        self.fields["prefers"].widget = forms.RadioSelect(choices=offered)
        self.fields["came_from"].validators = []  # whatever stands in a link, the matter is received
        self.fields["attachments"].help_text = hint()

    def can_be_told(self, said: Mapping[str, Any]) -> bool:
        """Who stays unnamed follows the case alone."""
        return not said.get("anonymous")

    def clean(self) -> dict[str, Any]:
        """A name and a way to call back, unless the person prefers to stay unnamed."""
        said = super().clean()
        if not said.get("anonymous"):
            if not said.get("name") and "name" not in self.errors:
                self.add_error("name", _("โปรดกรอกชื่อ - สกุล หรือเลือกไม่ประสงค์ออกนาม"))
            wrong = "telephone" in self.errors or "email" in self.errors
            if not wrong and not said.get("telephone") and not said.get("email"):
                self.add_error("telephone", EMPTY_CONTACT)
        return said


class TrackForm(OfficeForm):
    """The number and the secret from the receipt."""

    number = CleanTextField(label=_("เลขรับเรื่อง"), help_text=_("เช่น 12/2570"), max_length=20)
    secret = CleanTextField(label=_("รหัสลับ"), help_text=_("ตัวอักษรและตัวเลข 16 ตัวที่อยู่ในใบรับเรื่อง"), max_length=60)


class MessageForm(OfficeForm):
    """Words or files added to a case."""

    message = CleanTextField(label=_("ข้อความ"), lines=4, max_length=10_000, required=False)
    attachments = MultiFileField(label=_("ภาพถ่ายหรือเอกสาร"), required=False)


class ObjectForm(OfficeForm):
    """What is wrong with the result."""

    objection = CleanTextField(label=_("ท่านไม่เห็นด้วยเพราะอะไร"), lines=5, max_length=10_000)
    attachments = MultiFileField(label=_("ภาพถ่ายหรือเอกสาร"), required=False)


class ContactForm(PreferenceFields):
    """How the person wishes to be told from now on."""

    telephone = PhoneField(label=_("หมายเลขโทรศัพท์ที่ติดต่อกลับได้"), required=False)
    email = forms.EmailField(label=_("อีเมล"), required=False, max_length=254)
    address = CleanTextField(label=_("ที่อยู่"), max_length=400, lines=2, required=False)

    needed_at_times = ("telephone", "email", "address")
    field_order = ("telephone", "email", "address", *PREFERENCES)


class RateForm(OfficeForm):
    """Three points, and why (S4-13)."""

    rating = forms.ChoiceField(label=_("ท่านพอใจกับการดำเนินการเพียงใด"), choices=Rating.choices, widget=forms.RadioSelect)
    reason = CleanTextField(label=_("เพราะอะไร"), lines=3, max_length=2_000, required=False)


class DataForm(OfficeForm):
    """What the person asks about their own data."""

    kind = forms.ChoiceField(label=_("ท่านต้องการอะไร"), choices=Request.Kind.choices, widget=forms.RadioSelect)
    words = CleanTextField(
        label=_("รายละเอียด"),
        help_text=_("เช่น ข้อมูลใดไม่ถูกต้อง และที่ถูกเป็นอย่างไร"),
        lines=4,
        max_length=4_000,
        required=False,
    )


class WithdrawForm(OfficeForm):
    """Taking the matter back."""

    reason = CleanTextField(label=_("เหตุผล"), lines=3, max_length=2_000, required=False)
