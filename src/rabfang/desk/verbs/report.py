"""The form of `report`."""

from django.utils.translation import gettext_lazy as _

from rabfang.cases.actions.report import parts_entered_for
from rabfang.desk.verbs.base import VerbForm, files_field, prose
from rabfang.desk.verbs.parts import offer_parts, part_field


class ReportForm(VerbForm):
    """What was found and done, or what a suggestion was used for; photographs and papers."""

    button = _("ส่งรายงาน")

    part = part_field()
    findings = prose(_("ผลการตรวจสอบและดำเนินการ"), lines=7)
    attachments = files_field(_("ภาพถ่ายหรือเอกสาร"))

    def prepare(self) -> None:
        """A case that closes by being used asks for its use; who enters a report for others says for whom."""
        parts = parts_entered_for(self.situation.case, self.situation.capacity())
        offer_parts(self.fields, parts)
        if len(parts) == 1:
            told = _("บันทึกแทน%(agency)s ตามที่หน่วยงานนั้นแจ้งมา") % {"agency": parts[0].party_name}
            self.fields["findings"].help_text = told
        if self.situation.case.needs_use:
            self.fields["findings"].label = _("นำไปใช้ปรับปรุงงานอย่างไร")
            self.fields["findings"].error_messages["required"] = _("โปรดกรอกว่านำไปใช้ปรับปรุงงานอย่างไร")
