"""How complainants say they wish to be told: the fields of every form that asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Complainant, Prefers

CONTACT = ("name", "address", "telephone", "email", "prefers", "discreet")


def prefers_field(person: Complainant | None = None) -> forms.ChoiceField:
    """The ways to be told; a chat only for who has written in one."""
    offered = [row for row in Prefers.choices if row[0] != Prefers.CHAT or (person is not None and person.chat)]
    return forms.ChoiceField(
        label=_("วิธีแจ้งผล"), required=False, choices=[("", _("ตามช่องทางที่ติดต่อมา หรืออีเมล")), *offered]
    )


def discreet_field() -> forms.BooleanField:
    """For who shares a telephone or a mailbox."""
    return forms.BooleanField(
        label=_("ไม่ส่งเนื้อหาเรื่อง บอกเพียงว่ามีความคืบหน้า"),
        help_text=_("เลือกเมื่อผู้อื่นอาจเปิดดูโทรศัพท์หรืออีเมลได้"),
        required=False,
    )


def offer_ways(form: forms.Form, person: Complainant) -> None:
    """Offers a form's `prefers` as this person can be told."""
    form.fields["prefers"].choices = prefers_field(person).choices  # type: ignore[attr-defined]


def contact_of(person: Complainant) -> dict[str, Any]:
    """What a form begins with: how the person is reached now."""
    return {name: getattr(person, name) for name in CONTACT}
