"""Forms for the letterhead and the texts of letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.core.errors import Invalid
from rabfang.letters.actions.save_letterhead import HeadFacts
from rabfang.letters.actions.save_template import LONGEST_BODY, LONGEST_LINE, LONGEST_LIST
from rabfang.letters.kinds import Kind, Paper
from rabfang.letters.placeholders import check
from rabfang.letters.refusals import refusal_text
from rabfang.letters.texts import FIELDS, Text
from rabfang.web.forms import CleanTextField, OfficeForm

ONE_A_LINE = _("บรรทัดละหนึ่งรายการ")


class LetterheadForm(OfficeForm):
    """How the office's papers begin and end."""

    reference = CleanTextField(
        label=_("รหัสหนังสือ"), max_length=40, required=False, help_text=_("ตัวอักษรและเลขประจำของหน่วยงาน เช่น พล 0017")
    )
    unit = CleanTextField(label=_("ส่วนราชการเจ้าของเรื่อง"), max_length=200, required=False)
    telephone = CleanTextField(label=_("โทรศัพท์"), max_length=60, required=False)
    thai_digits = forms.BooleanField(label=_("ใช้เลขไทยในหนังสือ"), required=False)
    emblem = forms.FileField(
        label=_("ตราหน่วยงาน"), required=False, help_text=_("ภาพ PNG หรือ JPEG ของหน่วยงานเอง เว้นว่างเพื่อใช้ภาพเดิม")
    )
    without_emblem = forms.BooleanField(label=_("นำตราหน่วยงานออก"), required=False)

    def facts(self) -> HeadFacts:
        """The letterhead for the action."""
        names = ("reference", "unit", "telephone", "thai_digits")
        return HeadFacts(**{name: self.cleaned_data[name] for name in names})


class TemplateForm(OfficeForm):
    """One text with its placeholders; orders have no addressee, letters no people."""

    subject = CleanTextField(label=_("เรื่อง"), max_length=LONGEST_LINE)
    salutation = CleanTextField(label=_("คำขึ้นต้น"), max_length=LONGEST_LINE, required=False)
    addressee = CleanTextField(label=_("ถึง"), max_length=LONGEST_LINE, required=False)
    references = CleanTextField(
        label=_("อ้างถึง"), max_length=LONGEST_LIST, required=False, lines=2, help_text=ONE_A_LINE
    )
    enclosures = CleanTextField(
        label=_("สิ่งที่ส่งมาด้วย"), max_length=LONGEST_LIST, required=False, lines=2, help_text=ONE_A_LINE
    )
    body = CleanTextField(label=_("ข้อความ"), max_length=LONGEST_BODY, lines=14, help_text=_("เว้นบรรทัดว่างระหว่างย่อหน้า"))
    after = CleanTextField(label=_("ข้อความต่อจากรายชื่อ"), max_length=LONGEST_LIST, required=False, lines=4)
    closing = CleanTextField(label=_("คำลงท้าย"), max_length=LONGEST_LINE, required=False)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unused = {
            Paper.ORDER: ("salutation", "addressee", "references", "enclosures", "closing"),
            Paper.MEMO: ("after",) if kind.either else ("after", "closing"),
            Paper.LETTER: ("after",),
        }
        for name in unused[kind.paper]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Everything in braces is a known placeholder; each field says its own."""
        said: dict[str, Any] = super().clean() or {}
        for name, value in list(said.items()):
            try:
                check(value)
            except Invalid as error:
                self.add_error(name, refusal_text(error))
        return said

    def text(self, before: Text) -> Text:
        """The text as it was written; what this paper does not show stays."""
        return Text(**{name: self.cleaned_data.get(name, getattr(before, name)) for name in FIELDS})
