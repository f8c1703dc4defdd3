"""The record form of a staff channel (S1-3): who, how to call back, what, where and when it came.

What is asked follows the channel's medium: a letter has a date and an envelope, a call has a number.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.occasions.queries import Occasion
from rabfang.channels.preferences import PREFERENCES, PreferenceFields
from rabfang.desk import choices
from rabfang.desk.verbs.base import FILES, LONGEST_PROSE, files_field, line
from rabfang.procedures.schema import Channel, Medium
from rabfang.web.date_fields import as_typed
from rabfang.web.forms import CleanTextField, PhoneField, ThaiDateField, ThaiDateTimeField
from rabfang.web.place_fields import WHERE, PlaceFields

LONGEST_TOKEN = 100
NOT_FACTS = ("channel", "received_at", "submission", "occasion", "paper", "province", "district", FILES)
ON_LETTERS = ("letter_number", "letter_date", "sent_by", "envelope_number")
LETTERS = (Medium.PAPER, Medium.OFFICIAL)


class RecordCaseForm(PreferenceFields, PlaceFields):
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
    telephone = PhoneField(label=_("โทรศัพท์ติดต่อกลับ"), required=False)
    name = CleanTextField(label=_("ชื่อผู้ร้อง"), required=False, max_length=200)
    sent_by = line(_("หน่วยงานที่ส่งมา"), required=False, help_text=_("เลือกจากรายการหรือพิมพ์ เช่น กระทรวงมหาดไทย ศูนย์ 1111"))
    letter_number = line(_("เลขที่หนังสือที่ส่งมา"), required=False, help_text=_("เมื่อเรื่องมาเป็นหนังสือราชการ เช่น มท 0208/123"))
    letter_date = ThaiDateField(label=_("ลงวันที่"), required=False, past=True)
    envelope_number = line(_("เลขที่ซองหรือเลขไปรษณีย์ลงทะเบียน"), required=False, help_text=_("เช่น RR123456789TH"))
    email = forms.EmailField(label=_("อีเมล"), required=False, max_length=254)
    address = CleanTextField(label=_("ที่อยู่"), required=False, max_length=400)
    subject = CleanTextField(label=_("เรื่อง"), max_length=200)
    detail = CleanTextField(label=_("รายละเอียด"), max_length=LONGEST_PROSE, lines=5)
    group = forms.ChoiceField(label=_("กลุ่มผู้ร้อง"), required=False)
    attachments = files_field(_("ภาพถ่ายหรือเอกสาร"))
    submission = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_TOKEN)
    paper = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**62)

    field_order = (
        *("channel", "received_at", "occasion", "telephone", "name"),
        *("sent_by", "letter_number", "letter_date", "envelope_number"),
        *("subject", "detail", "email", "address", *PREFERENCES, *WHERE),
    )

    def __init__(
        self,
        *args: Any,
        channels: Sequence[Channel],
        occasions: Sequence[Occasion] = (),
        groups: Sequence[choices.Choice] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if groups:
            self.fields["group"].choices = choices.optional(_("ไม่ทราบ"), groups)  # type: ignore[attr-defined]
        else:
            del self.fields["group"]
        self.occasions = {row.pk: row for row in occasions}
        if occasions:
            offered = [(str(row.pk), f"{row.title} {as_typed(row.starts_on)}") for row in occasions]
            self.fields["occasion"].choices = [("", "–"), *offered]  # type: ignore[attr-defined]
        else:
            del self.fields["occasion"]
        self.fields["channel"].choices = [(row.key, str(row.title)) for row in channels]  # type: ignore[attr-defined]
        self.initial.setdefault("submission", secrets.token_urlsafe(24))
        self._by_letter = [row.key for row in channels if row.medium in LETTERS]
        for name in ON_LETTERS:
            if not self._by_letter:
                del self.fields[name]
            else:
                self.fields[name].shown_with = f"channel={' '.join(self._by_letter)}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is asked of letters is heeded only of them, as it stands on the page only then."""
        said = super().clean()
        if said.get("channel") not in self._by_letter:
            for name in ON_LETTERS:
                if name in said:
                    said[name] = None if name == "letter_date" else ""
        return said

    @property
    def by_letter(self) -> bool:
        """Whether any channel of this officer brings letters."""
        return bool(self._by_letter)

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
