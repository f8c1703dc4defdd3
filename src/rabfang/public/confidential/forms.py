"""What somebody who reports fills in, and what they can do when they come back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.report import IDENTITY, LONGEST, WORDS
from rabfang.documents.messages import hint
from rabfang.public.forms import RateForm
from rabfang.vault.readers import Designated
from rabfang.web.forms import CleanTextField, MultiFileField, OfficeForm


class ReportForm(OfficeForm):
    """A report of corruption (S2-3), with what makes one without a name usable asked for one by one."""

    subject = CleanTextField(label=_("เรื่อง"), help_text=_("สั้น ๆ เช่น จัดซื้อแพงเกินจริง"), max_length=200, required=False)
    detail = CleanTextField(
        label=_("เกิดอะไรขึ้น"),
        help_text=_("เล่าเฉพาะสิ่งที่เห็นหรือทราบ แยกสิ่งที่เห็นเองกับสิ่งที่ได้ยินมา"),
        lines=8,
        max_length=LONGEST,
    )
    who = CleanTextField(
        label=_("ใครเกี่ยวข้อง"), help_text=_("ชื่อหรือตำแหน่ง และทำอะไร"), lines=3, max_length=LONGEST, required=False
    )
    when_where = CleanTextField(
        label=_("เกิดเมื่อใด ที่ไหน"), help_text=_("วันเวลาโดยประมาณก็ได้"), lines=3, max_length=LONGEST, required=False
    )
    evidence = CleanTextField(
        label=_("มีหลักฐานหรือพยานอะไร หาได้จากที่ไหน"),
        help_text=_("เช่น เลขที่เอกสาร ชื่อแฟ้ม ภาพจากกล้อง ใครเห็นเหตุการณ์"),
        lines=4,
        max_length=LONGEST,
        required=False,
    )
    told = CleanTextField(
        label=_("เคยแจ้งใครแล้วบ้าง"), help_text=_("และได้ผลอย่างไร"), lines=2, max_length=LONGEST, required=False
    )
    attachments = MultiFileField(label=_("ภาพถ่ายหรือเอกสาร"), required=False)
    without = forms.TypedMultipleChoiceField(
        label=_("ใครต้องไม่ได้อ่านเรื่องนี้"),
        help_text=_("ทำเครื่องหมายหน้าผู้ที่เกี่ยวข้องกับเรื่อง ระบบจะไม่เปิดเรื่องนี้ให้ผู้นั้น"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    name = CleanTextField(label=_("ชื่อของท่าน"), max_length=200, required=False)
    reach = CleanTextField(
        label=_("ติดต่อท่านได้อย่างไร"),
        help_text=_("เช่น หมายเลขโทรศัพท์หรืออีเมลที่ไม่ใช่ของที่ทำงาน"),
        lines=2,
        max_length=1_000,
        required=False,
    )
    submission = forms.CharField(widget=forms.HiddenInput, max_length=80, min_length=30)

    def __init__(self, *args: Any, people: Sequence[Designated], **kwargs: Any) -> None:
        """Lists those who work at the desk by position; says beside the file box what may be attached."""
        super().__init__(*args, **kwargs)
        self.fields["without"].choices = [(one.officer, _person(one)) for one in people]  # type: ignore[attr-defined]
        self.fields["attachments"].help_text = hint()

    def said(self) -> dict[str, str]:
        """What is reported."""
        return {name: self.cleaned_data[name] for name in WORDS}

    def identity(self) -> dict[str, str]:
        """Who reports; empty when they gave nothing."""
        return {name: said for name in IDENTITY if (said := self.cleaned_data[name])}


class ReceiptField(CleanTextField):
    """The digits of a receipt, as a person types them."""

    def __init__(self) -> None:
        """Nothing is kept by the browser, and a telephone shows digits."""
        quiet = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "inputmode": "numeric"}
        super().__init__(
            label=_("ใบรับเรื่อง"),
            help_text=_("ตัวเลข 20 หลัก จะเว้นวรรค ใส่ขีด หรือใช้เลขไทยก็ได้"),
            max_length=80,
            widget=forms.TextInput(attrs=quiet),
        )


class ReceiptForm(OfficeForm):
    """The only way back to a report."""

    receipt = ReceiptField()


class MoreForm(OfficeForm):
    """Words or files that are added."""

    message = CleanTextField(label=_("ข้อความ"), lines=5, max_length=LONGEST, required=False)
    attachments = MultiFileField(label=_("ภาพถ่ายหรือเอกสาร"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Says beside the file box what may be attached."""
        super().__init__(*args, **kwargs)
        self.fields["attachments"].help_text = hint()


class DisagreeForm(OfficeForm):
    """What is wrong with the result."""

    objection = CleanTextField(label=_("ท่านไม่เห็นด้วยเพราะอะไร"), lines=5, max_length=LONGEST)


class SealedRateForm(RateForm):
    """The three points, beside the other forms of its page: fields of the same name have ids of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="rate_%s", **kwargs)


class TakeBackForm(OfficeForm):
    """Taking the report back."""

    reason = CleanTextField(label=_("เหตุผล"), lines=3, max_length=2_000, required=False)


def _person(one: Designated) -> str:
    return f"{one.position} ({one.name})" if one.position else one.name
