"""The form of `report`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, files_field, prose


class ReportForm(VerbForm):
    """What was found and done, or what a suggestion was used for; photographs and papers."""

    button = _("ส่งรายงาน")

    findings = prose(_("ผลการตรวจสอบและดำเนินการ"), lines=7)
    attachments = files_field(_("ภาพถ่ายหรือเอกสาร"))

    def prepare(self) -> None:
        """A case that closes by being used asks for its use."""
        if self.situation.case.needs_use:
            self.fields["findings"].label = _("นำไปใช้ปรับปรุงงานอย่างไร")
            self.fields["findings"].error_messages["required"] = _("โปรดกรอกว่านำไปใช้ปรับปรุงงานอย่างไร")
