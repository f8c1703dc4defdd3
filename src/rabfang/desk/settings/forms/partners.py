"""Forms for the office's address book of other agencies."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.actions.partners import FIELDS, PartnerFacts
from rabfang.agencies.models import Agency
from rabfang.web.forms import CleanTextField, OfficeForm


class PartnerForm(OfficeForm):
    """What is known of another agency."""

    name = CleanTextField(label=_("ชื่อหน่วยงาน"), max_length=200)
    addressee = CleanTextField(
        label=_("เรียนถึง"),
        max_length=200,
        required=False,
        help_text=_("ผู้รับหนังสือ เช่น ผู้อำนวยการแขวงทางหลวง เว้นว่างเพื่อใช้ชื่อหน่วยงาน"),
    )
    address = CleanTextField(label=_("ที่อยู่"), max_length=300, required=False, lines=2)
    telephone = CleanTextField(label=_("โทรศัพท์"), max_length=60, required=False)
    email = forms.EmailField(label=_("อีเมล"), required=False, max_length=254)

    def facts(self) -> PartnerFacts:
        """The entry for the actions."""
        return PartnerFacts(**{name: self.cleaned_data[name] for name in FIELDS})


class NewPartnerForm(PartnerForm):
    """A new entry, which may be one of the offices of this system; that one says what is left empty."""

    office = forms.ChoiceField(
        label=_("หน่วยงานในระบบนี้"),
        required=False,
        help_text=_("เลือกเมื่อหน่วยงานนั้นใช้ระบบนี้ เจ้าหน้าที่ของหน่วยงานนั้นจะเห็นเรื่องและรายงานเอง เลือกแล้วเปลี่ยนไม่ได้"),
    )
    field_order = ["office"]
    needed_at_times = ("name",)

    def __init__(self, *args: Any, offices: Iterable[Agency], **kwargs: Any) -> None:
        """`offices` are those that may be chosen."""
        super().__init__(*args, **kwargs)
        self.offices = {str(office.pk): office for office in offices}
        none = ("", _("ไม่ใช่ ติดต่อเป็นหนังสือ"))
        self.fields["office"].choices = [none, *self.offices.items()]  # type: ignore[attr-defined]
        self.fields["name"].required = False
        self.fields["name"].help_text = _("เว้นว่างได้เมื่อเลือกหน่วยงานในระบบนี้")

    def office_chosen(self) -> Agency | None:
        """The office of this system that it is."""
        return self.offices.get(self.cleaned_data["office"])
