"""The form of `contact`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.preferences import CONTACT, contact_of, discreet_field, offer_ways, prefers_field
from rabfang.desk.verbs.base import VerbForm
from rabfang.web.forms import CleanTextField, PhoneField


class ContactForm(VerbForm):
    """Who brought the case and how they are reached; what stands there now is filled in."""

    name = CleanTextField(label=_("ชื่อผู้ร้อง"), required=False, max_length=200)
    telephone = PhoneField(label=_("โทรศัพท์ติดต่อกลับ"), required=False)
    email = forms.EmailField(label=_("อีเมล"), required=False, max_length=254)
    address = CleanTextField(label=_("ที่อยู่"), required=False, max_length=400)
    prefers = prefers_field()
    discreet = discreet_field()

    def prepare(self) -> None:
        """As it is known now."""
        person = self.situation.case.complainant
        self.initial = {**contact_of(person), **self.initial}
        offer_ways(self, person)

    def facts(self) -> dict[str, Any]:
        """Everything asked for: the verb finds what differs."""
        said = super().facts()
        return {name: said[name] for name in CONTACT}
