"""The forms of the watch: a check with what was found; what was changed about a channel."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.refusals import REFUSALS
from rabfang.channels.watch.actions import LONGEST_NOTE, MOST_FOUND
from rabfang.channels.watch.changes import LONGEST, ChangeFacts
from rabfang.procedures.schema import Channel
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField


class CheckForm(OfficeForm):
    """The channel was looked at just now."""

    found = forms.IntegerField(
        label=_("พบกี่เรื่อง"),
        min_value=0,
        max_value=MOST_FOUND,
        help_text=_("ไม่มีเรื่องให้ใส่ 0 การตรวจแล้วไม่พบเรื่องก็เป็นหลักฐานว่าได้ตรวจ"),
        error_messages={"min_value": REFUSALS["too-many-found"], "max_value": REFUSALS["too-many-found"]},
    )
    note = CleanTextField(label=_("หมายเหตุ"), required=False, max_length=LONGEST_NOTE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["found"].widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"})


class ChangeForm(OfficeForm):
    """What is different about a channel since a day, and why."""

    channel = forms.ChoiceField(label=_("ช่องทาง"))
    day = ThaiDateField(label=_("ตั้งแต่วันที่"), past=True)
    what = CleanTextField(
        label=_("สิ่งที่ปรับปรุง"),
        max_length=LONGEST,
        lines=3,
        help_text=_("เช่น เพิ่มความถี่จาก 3 เดือนต่อครั้ง เป็นเดือนละครั้ง"),
    )
    why = CleanTextField(
        label=_("เหตุผลจากผลการรับฟัง"),
        max_length=LONGEST,
        lines=3,
        help_text=_("เช่น ผู้รับบริการพึงพอใจช่องทางนี้มากที่สุด"),
    )

    def __init__(self, *args: Any, channels: Sequence[Channel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(row.key, str(row.title)) for row in channels]  # type: ignore[attr-defined]

    def facts(self) -> ChangeFacts:
        """What was entered."""
        return ChangeFacts(**self.cleaned_data)
