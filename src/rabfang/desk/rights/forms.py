"""What those who answer for personal data fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.queries import active_units
from rabfang.desk import choices
from rabfang.desk.access import Here
from rabfang.rights.breaches import Question
from rabfang.rights.models import Request, RetentionPeriod
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField, ThaiDateTimeField

LONG, SHORT, LINE = 4_000, 200, 300
BY_HAND = {"letter": _("หนังสือ"), "telephone": _("โทรศัพท์"), "person": _("แจ้งด้วยตนเอง")}


class RequestForm(OfficeForm):
    """A request that came at the counter or by letter."""

    kind = forms.ChoiceField(label=_("คำขอ"), choices=Request.Kind.choices, widget=forms.RadioSelect)
    came = forms.ChoiceField(
        label=_("มาทางใด"),
        choices=[(way.value, way.label) for way in (Request.Came.COUNTER, Request.Came.LETTER)],
        widget=forms.RadioSelect,
    )
    name = CleanTextField(label=_("ชื่อผู้ขอ"), max_length=SHORT)
    contact = CleanTextField(label=_("ติดต่อกลับได้ที่"), max_length=400)
    words = CleanTextField(label=_("รายละเอียดคำขอ"), lines=4, max_length=LONG, required=False)


class PersonForm(OfficeForm):
    """By what a person's cases are looked for."""

    mark_optional = False

    telephone = CleanTextField(label=_("โทรศัพท์"), max_length=20, required=False)
    email = CleanTextField(label=_("อีเมล"), max_length=254, required=False)
    words = CleanTextField(label=_("เลขรับหรือชื่อ"), max_length=SHORT, required=False)


class ConfirmForm(OfficeForm):
    """Which of the cases found are the person's, and how the officer knows."""

    identity = CleanTextField(
        label=_("ตรวจตัวตนอย่างไร"), help_text=_("เช่น ตรวจบัตรประชาชนที่เคาน์เตอร์ ไม่ต้องบันทึกเลขบัตร"), max_length=SHORT
    )


class AnswerForm(OfficeForm):
    """What the person is told was done."""

    answer = CleanTextField(label=_("คำตอบถึงผู้ขอ"), lines=4, max_length=LONG)


class RefuseForm(AnswerForm):
    """Why it is not done, to the person and by law."""

    ground = CleanTextField(
        label=_("เหตุผลตามกฎหมาย"), help_text=_("เช่น จำเป็นต่อการปฏิบัติหน้าที่ตามกฎหมาย มาตรา 33"), max_length=LINE
    )


class ReasonForm(OfficeForm):
    """A reason for a list or a hold."""

    reason = CleanTextField(label=_("เหตุผล"), max_length=LINE)


class HoldForm(ReasonForm):
    """A case that must stay for now."""

    number = CleanTextField(label=_("เลขรับเรื่อง"), help_text=_("เช่น 12/2570"), max_length=20)
    field_order = ("number", "reason")


class NoteForm(OfficeForm):
    """A remark on a decision."""

    note = CleanTextField(label=_("หมายเหตุ"), max_length=LINE, required=False)


class HandOverForm(OfficeForm):
    """By which letter the archives took the package."""

    note = CleanTextField(label=_("หลักฐานการรับมอบของหอจดหมายเหตุ"), max_length=LINE)


class DisclosureForm(OfficeForm):
    """Data of a case was given to somebody outside."""

    to = CleanTextField(label=_("ให้แก่ใคร"), max_length=LINE)
    what = CleanTextField(label=_("ข้อมูลอะไร"), max_length=LINE)
    why = CleanTextField(label=_("เพื่ออะไร"), max_length=LINE)
    basis = CleanTextField(label=_("อาศัยอำนาจใด"), max_length=SHORT)


class BreachForm(OfficeForm):
    """What happened, and by what those affected are found. What is empty does not narrow."""

    what = CleanTextField(label=_("เกิดอะไรขึ้น"), lines=4, max_length=LONG)
    leaked = CleanTextField(label=_("ข้อมูลอะไรที่รั่วไหล สูญหาย หรือถูกแก้ไข"), max_length=LINE)
    known_at = ThaiDateTimeField(label=_("ทราบเหตุเมื่อ"))
    high_risk = forms.BooleanField(label=_("เสี่ยงสูงต่อสิทธิของเจ้าของข้อมูล ต้องแจ้งเจ้าของข้อมูลด้วย"), required=False)
    measures = CleanTextField(label=_("ดำเนินการแก้ไขอย่างไร"), lines=3, max_length=LONG, required=False)
    first = ThaiDateField(label=_("รับเรื่องตั้งแต่วันที่"), required=False)
    last = ThaiDateField(label=_("ถึงวันที่"), required=False)
    channel = forms.ChoiceField(label=_("ช่องทาง"), required=False)
    officer = forms.ChoiceField(label=_("เรื่องที่เจ้าหน้าที่คนนี้เคยดำเนินการ"), required=False)
    unit = forms.ChoiceField(label=_("เรื่องของหน่วย"), required=False)
    file = CleanTextField(label=_("ชื่อไฟล์มีคำว่า"), max_length=SHORT, required=False)
    numbers = CleanTextField(
        label=_("เลขรับ"), help_text=_("คั่นด้วยเว้นวรรค เช่น 12/2570 15/2570"), max_length=2_000, required=False
    )

    def __init__(self, *args: Any, here: Here, officers: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, Sequence[tuple[Any, Any]]] = {
            "channel": [(row.key, str(row.title)) for row in here.procedure.channel],
            "officer": officers,
            "unit": [(unit.pk, str(unit)) for unit in active_units(here.agency)],
        }
        for name, rows in offered.items():
            self.fields[name].choices = choices.optional(_("ทั้งหมด"), rows)  # type: ignore[attr-defined]

    def question(self) -> Question:
        """By what to look for those affected."""
        said = self.cleaned_data
        return Question(
            said["first"],
            said["last"],
            said["channel"],
            int(said["officer"]) if said["officer"] else None,
            int(said["unit"]) if said["unit"] else None,
            said["file"],
            tuple(said["numbers"].split()),
        )


class ReportedForm(OfficeForm):
    """The committee was told."""

    note = CleanTextField(label=_("เลขที่หนังสือหรือหลักฐานการแจ้ง"), max_length=LINE)
    late_reason = CleanTextField(label=_("เหตุที่แจ้งเกินกำหนด"), max_length=LINE, required=False)


class ToldForm(OfficeForm):
    """Another way by which people were told."""

    way = forms.ChoiceField(label=_("แจ้งทางใด"), choices=list(BY_HAND.items()))


class PrivacyForm(OfficeForm):
    """The office's own part of its privacy notice, and its periods."""

    protector = CleanTextField(label=_("เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล"), max_length=SHORT, required=False)
    contact = CleanTextField(label=_("ติดต่อได้ที่"), max_length=400, required=False)
    added_th = CleanTextField(label=_("ข้อความเพิ่มเติม"), lines=4, max_length=LONG, required=False)
    added_en = CleanTextField(label=_("ข้อความเพิ่มเติมภาษาอังกฤษ"), lines=4, max_length=LONG, required=False)
    request_days = forms.IntegerField(label=_("ตอบคำขอภายใน (วัน)"), min_value=1, max_value=90)
    request_source = CleanTextField(label=_("ที่มาของกำหนดตอบคำขอ"), max_length=SHORT)
    breach_hours = forms.IntegerField(label=_("แจ้งเหตุละเมิดภายใน (ชั่วโมง)"), min_value=1, max_value=360)
    breach_source = CleanTextField(label=_("ที่มาของกำหนดแจ้งเหตุ"), max_length=SHORT)


class RetentionForm(OfficeForm):
    """How long cases of a kind are kept once they are over."""

    kind = forms.ChoiceField(label=_("ประเภทเรื่อง"), required=False)
    years = forms.IntegerField(label=_("เก็บไว้กี่ปีหลังยุติ"), min_value=1, max_value=100)
    after = forms.ChoiceField(label=_("เมื่อพ้นเวลา"), choices=RetentionPeriod.After.choices)
    source = CleanTextField(label=_("ที่มา"), max_length=SHORT)

    def __init__(self, *args: Any, here: Here, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(row.key, str(row.title)) for row in here.procedure.kind]
        self.fields["kind"].choices = choices.optional(_("ทุกประเภทที่ไม่ได้กำหนดไว้"), rows)  # type: ignore[attr-defined]
