"""The forms of a paper that is taken in: what is said of it, and the words beside each page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rabfang.channels.models import PaperIntake, PaperPage
from rabfang.channels.paper.actions import SAID, Typed
from rabfang.channels.paper.programs import LONGEST_TEXT
from rabfang.desk.verbs.base import FILES, line
from rabfang.documents.limits import LIMITS, MEGABYTE
from rabfang.procedures.schema import Channel
from rabfang.web.forms import CleanTextField, MultiFileField, OfficeForm, ThaiDateField, ThaiDateTimeField

PICTURES = "image/jpeg,image/png,image/webp,image/gif,application/pdf"


class _PagesField(MultiFileField):
    """Photographs or PDFs of pages; a telephone offers its camera."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = PICTURES


class NewPaperForm(OfficeForm):
    """Enough to begin: by which channel, when it came, and its first pages."""

    channel = forms.ChoiceField(label=_("ช่องทาง"))
    received_at = ThaiDateTimeField(label=_("ได้รับเมื่อ"), past=True)
    attachments = _PagesField(label=_("ภาพถ่ายหรือไฟล์สแกนของเอกสาร"))

    def __init__(self, *args: Any, channels: Sequence[Channel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(row.key, str(row.title)) for row in channels]  # type: ignore[attr-defined]
        self.fields[FILES].help_text = _(
            "ภาพถ่าย (JPEG, PNG, WebP, GIF) หรือ PDF ครั้งละไม่เกิน %(files)s ไฟล์ ไฟล์ละไม่เกิน %(each)s เมกะไบต์"
        ) % {
            "files": LIMITS.submission_files,
            "each": LIMITS.file_bytes // MEGABYTE,
        }


class PaperForm(NewPaperForm):
    """Everything of one paper in one form, so that no button loses what was typed elsewhere on the page."""

    letter_date = ThaiDateField(label=_("วันที่ในหนังสือ"), required=False, past=True)
    envelope_number = line(_("เลขที่ซองหรือเลขไปรษณีย์ลงทะเบียน"), required=False, help_text=_("เช่น RR123456789TH"))
    letter_number = line(_("เลขที่หนังสือ"), required=False, help_text=_("เมื่อเป็นหนังสือราชการ เช่น มท 0208/123"))
    sent_by = line(_("หน่วยงานที่ส่งมา"), required=False)
    sender = CleanTextField(label=_("ชื่อผู้ส่ง"), required=False, max_length=200)
    address = CleanTextField(label=_("ที่อยู่ผู้ส่ง"), required=False, max_length=400)
    attachments = _PagesField(label=_("เพิ่มหน้า"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, intake: PaperIntake, pages: Sequence[PaperPage], **kwargs: Any) -> None:
        said = {name: getattr(intake, name) for name in SAID}
        super().__init__(*args, initial={**said, "seen": intake.version}, **kwargs)
        self.pages = pages
        self.kept_channel(intake.channel)
        for page in pages:
            self._beside(page)

    def kept_channel(self, key: str) -> None:
        """A channel that the procedure no longer has stays chosen until another is."""
        field: Any = self.fields["channel"]
        if key not in dict(field.choices):
            field.choices = [(key, key), *field.choices]

    def _beside(self, page: PaperPage) -> None:
        read = page.state == PaperPage.State.READ
        label = _("ข้อความหน้า %(number)s") % {"number": page.position}
        text = CleanTextField(label=label, required=False, lines=14, max_length=LONGEST_TEXT, initial=page.words)
        self.add(f"text_{page.pk}", text)
        self.fields[f"checked_{page.pk}"] = forms.BooleanField(
            label=_("ตรวจข้อความหน้า %(number)s กับภาพแล้ว") % {"number": page.position},
            required=False,
            initial=page.checked,
        )
        self.fields[f"had_{page.pk}"] = forms.BooleanField(
            widget=forms.HiddenInput, required=False, initial=read or page.touched
        )

    def beside(self, page: PaperPage) -> dict[str, BoundField]:
        """The fields of one page."""
        return {name: self[f"{name}_{page.pk}"] for name in ("text", "checked", "had")}

    def said(self) -> dict[str, Any]:
        """What is said of the paper."""
        return {name: self.cleaned_data[name] for name in SAID}

    def typed(self) -> dict[int, Typed]:
        """What stands beside each page, by its id."""
        said = self.cleaned_data
        return {
            page.pk: Typed(said[f"text_{page.pk}"], said[f"checked_{page.pk}"], said[f"had_{page.pk}"])
            for page in self.pages
            if f"text_{page.pk}" in self.data
        }


class AsideForm(OfficeForm):
    """Why a paper is not registered."""

    reason = CleanTextField(
        label=_("เหตุที่ไม่ลงทะเบียน"), max_length=300, help_text=_("เช่น เป็นใบโฆษณา หรือเป็นเอกสารฉบับเดียวกับเรื่องที่รับไว้แล้ว")
    )


def add_refused(form: OfficeForm, field: str, text: str) -> None:
    """Puts a sentence beside a field where the form has it, else above the form."""
    form.add_error(field if field in form.fields else None, ValidationError(text))
