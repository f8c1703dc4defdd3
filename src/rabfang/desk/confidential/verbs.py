"""Forms of the verbs at a confidential desk.

What is typed becomes sealed words. A number or a name that the heart keeps among an event's facts would stand readable
in the database, so these forms do not ask for any.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.actions.acknowledge import waiting_parts
from rabfang.cases.models import Visibility
from rabfang.cases.wording import MEASURES
from rabfang.desk import choices
from rabfang.desk.confidential.reading import Unsealed
from rabfang.desk.verbs import FORMS as ALL
from rabfang.desk.verbs.base import VerbForm, files_field, prose
from rabfang.desk.verbs.parts import offer_parts, part_field
from rabfang.desk.verbs.situation import Situation
from rabfang.web.forms import ThaiDateField

READS = _("ผู้แจ้งเรื่องอ่านข้อความนี้ด้วยใบรับเรื่อง")


class SealedAnswerForm(VerbForm):
    """The answer as the reporter reads it; findings too, when they are asked for and none are there."""

    button = _("ส่งคำตอบถึงผู้แจ้งเรื่อง")

    findings = prose(_("ผลการตรวจสอบข้อเท็จจริง"), help_text=_("ผู้แจ้งเรื่องไม่เห็นช่องนี้"))
    reply = prose(_("คำตอบถึงผู้แจ้งเรื่อง"), lines=8, help_text=READS)
    attachments = files_field(_("เอกสารที่ให้ผู้แจ้งเรื่อง"))

    def prepare(self) -> None:
        """Findings are asked for once."""
        case = self.situation.case
        if not case.needs_findings or case.findings_at is not None:
            del self.fields["findings"]


class SealedReferForm(VerbForm):
    """To which outside body, for which a sealed package was made before, and what the reporter is told."""

    button = _("ส่งหน่วยตรวจสอบภายนอก")

    partner = forms.TypedChoiceField(
        label=_("หน่วยตรวจสอบ"),
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("ทำชุดเอกสารปิดผนึกให้หน่วยนั้นที่หน้าของเรื่องก่อน เพิ่มหน่วยตรวจสอบและกุญแจสาธารณะได้ที่หน้า “หน่วยตรวจสอบภายนอก”"),
    )
    told = prose(_("ข้อความแจ้งผู้แจ้งเรื่อง"), help_text=READS)

    def prepare(self) -> None:
        """The outside bodies that the desk knows."""
        self.field("partner").choices = choices.partners(self.situation.agency)


class SealedAcknowledgeForm(VerbForm):
    """That the outside body took it."""

    button = _("บันทึกการตอบรับ")

    part = part_field()
    remark = prose(_("เลขรับ ผู้ประสานงาน และรายละเอียด"), required=False, lines=3)
    attachments = files_field(_("หนังสือตอบรับ"))

    def prepare(self) -> None:
        """The body is chosen where several wait."""
        offer_parts(self.fields, waiting_parts(self.situation.case, self.situation.capacity()))


class SealedNoteForm(VerbForm):
    """A remark, for those who handle the case or for the reporter as well."""

    note = prose(_("บันทึก"))
    visibility = forms.ChoiceField(
        label=_("ใครเห็นบันทึกนี้"),
        widget=forms.RadioSelect,
        choices=[
            (Visibility.CENTRE, _("ผู้ที่เปิดเรื่องนี้ได้เท่านั้น")),
            (Visibility.CITIZEN, _("ผู้แจ้งเรื่องด้วย")),
        ],
    )
    attachments = files_field()

    def prepare(self) -> None:
        """For the desk unless said otherwise."""
        self.initial["visibility"] = Visibility.CENTRE


class ProtectForm(VerbForm):
    """A measure that protects who reported, or a witness."""

    button = _("บันทึกมาตรการ")

    measure = forms.ChoiceField(label=_("มาตรการ"), widget=forms.RadioSelect, choices=list(MEASURES.items()))
    whom = prose(_("คุ้มครองผู้ใด อย่างไร"), lines=4)
    until = ThaiDateField(
        label=_("สิ้นสุดหรือทบทวนวันที่"), required=False, future=True, help_text=_("ระบบแสดงไว้ในรายการเรื่องเมื่อใกล้ถึงวันนี้")
    )


FORMS: Mapping[str, type[VerbForm]] = {
    **{
        key: ALL[key]
        for key in (
            "record",
            "classify",
            "report",
            "review",
            "return_for_more",
            "close",
            "ask",
            "pause",
            "resume",
            "void",
            "reopen",
        )
    },
    "answer": SealedAnswerForm,
    "reply": SealedAnswerForm,
    "refer": SealedReferForm,
    "acknowledge": SealedAcknowledgeForm,
    "note": SealedNoteForm,
    "protect": ProtectForm,
}


def first_form(case: Unsealed, verb: str) -> VerbForm:
    """A verb's form with nothing typed yet."""
    return FORMS[verb](situation=Situation.of(case, verb))


def sent_form(case: Unsealed, verb: str, *sent: Any) -> VerbForm:
    """A verb's form as it was sent."""
    return FORMS[verb](*sent, situation=Situation.of(case, verb))
