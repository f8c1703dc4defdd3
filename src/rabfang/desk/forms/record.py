"""The record form of a staff channel (S1-3): who, how to call back, what, where and when it came."""

import secrets
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.occasions.queries import Occasion
from rabfang.desk.verbs.base import FILES, LONGEST_PROSE, files_field
from rabfang.procedures.schema import Channel
from rabfang.web.date_fields import as_typed
from rabfang.web.forms import CleanTextField, PhoneField, ThaiDateField, ThaiDateTimeField
from rabfang.web.place_fields import WHERE, PlaceFields

LONGEST_TOKEN = 100
NOT_FACTS = ("channel", "received_at", "submission", "occasion", "province", "district", FILES)


class RecordCaseForm(PlaceFields):
    """One matter as it came; enough is a subject and a detail."""

    channel = forms.ChoiceField(label=_("ช่องทาง"))
    received_at = ThaiDateTimeField(label=_("รับเรื่องเมื่อ"), past=True)
    occasion = forms.TypedChoiceField(
        label=_("จากกิจกรรม"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("เมื่อเรื่องมาจากการประชุมหรือการลงพื้นที่"),
    )
    letter_number = CleanTextField(
        label=_("เลขที่หนังสือที่ส่งมา"),
        required=False,
        max_length=300,
        help_text=_("เมื่อเรื่องมาเป็นหนังสือราชการ เช่น มท 0208/123"),
    )
    letter_date = ThaiDateField(label=_("ลงวันที่"), required=False, past=True)
    name = CleanTextField(label=_("ชื่อผู้ร้อง"), required=False, max_length=200)
    telephone = PhoneField(label=_("โทรศัพท์ติดต่อกลับ"), required=False)
    email = forms.EmailField(label=_("อีเมล"), required=False, max_length=254)
    address = CleanTextField(label=_("ที่อยู่"), required=False, max_length=400)
    subject = CleanTextField(label=_("เรื่อง"), max_length=200)
    detail = CleanTextField(label=_("รายละเอียด"), max_length=LONGEST_PROSE, lines=5)
    attachments = files_field(_("ภาพถ่ายหรือเอกสาร"))
    submission = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_TOKEN)

    field_order = (
        *("channel", "received_at", "occasion", "letter_number", "letter_date", "subject", "detail"),
        *("name", "telephone", "email", "address", *WHERE),
    )

    def __init__(
        self, *args: Any, channels: Sequence[Channel], occasions: Sequence[Occasion] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.occasions = {row.pk: row for row in occasions}
        if occasions:
            offered = [(str(row.pk), f"{row.title} {as_typed(row.starts_on)}") for row in occasions]
            self.fields["occasion"].choices = [("", "–"), *offered]  # type: ignore[attr-defined]
        else:
            del self.fields["occasion"]
        self.fields["channel"].choices = [(row.key, str(row.title)) for row in channels]  # type: ignore[attr-defined]
        self.initial.setdefault("submission", secrets.token_urlsafe(24))

    def chosen(self, name: str) -> str:
        """What a field holds now: sent, or given at the start."""
        return str(self[name].value() or "")

    def came_from(self) -> Occasion | None:
        """The occasion it came from, when one was chosen."""
        chosen: int | None = self.cleaned_data.get("occasion")
        return self.occasions.get(chosen) if chosen else None

    def facts(self) -> dict[str, Any]:
        """The facts for `receive`, without the channel, the time and the files."""
        return {name: value for name, value in self.cleaned_data.items() if name not in NOT_FACTS}
