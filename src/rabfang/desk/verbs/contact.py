"""The form of `contact`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.preferences import CONTACT, PreferenceFields, contact_of
from rabfang.desk.verbs.base import VerbForm
from rabfang.desk.verbs.situation import Situation
from rabfang.web.forms import CleanTextField, PhoneField


class ContactForm(PreferenceFields, VerbForm):
    """Who brought the case and how they are reached; what stands there now is filled in."""

    needed_at_times = ("telephone", "email", "address")

    name = CleanTextField(label=_("ชื่อผู้ร้อง"), required=False, max_length=200)
    telephone = PhoneField(label=_("โทรศัพท์ติดต่อกลับ"), required=False)
    email = forms.EmailField(label=_("อีเมล"), required=False, max_length=254)
    address = CleanTextField(label=_("ที่อยู่"), required=False, max_length=400)

    field_order = CONTACT

    def __init__(self, *args: Any, situation: Situation, **kwargs: Any) -> None:
        """As it is known now."""
        person = situation.case.complainant
        kwargs["initial"] = {**contact_of(person), **(kwargs.get("initial") or {})}
        super().__init__(*args, situation=situation, person=person, **kwargs)

    def facts(self) -> dict[str, Any]:
        """Everything asked for: the verb finds what differs."""
        said = super().facts()
        return {name: said[name] for name in CONTACT}
