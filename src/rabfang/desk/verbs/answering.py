"""The form of `answer` and `reply`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, files_field, line, prose
from rabfang.letters.kinds import REPLY


class AnsweringForm(VerbForm):
    """The answer as the complainant reads it; findings too, when the kind asks for them and none are there."""

    written_in = (REPLY,)
    button = _("ส่งคำตอบถึงผู้ร้อง")

    findings = prose(_("ผลการตรวจสอบข้อเท็จจริง"), help_text=_("ผู้ร้องไม่เห็นช่องนี้"))
    reply = prose(_("คำตอบถึงผู้ร้อง"), lines=8, help_text=_("ผู้ร้องอ่านข้อความนี้ และได้รับทางอีเมลหากให้ไว้"))
    told_by = line(_("หน่วยงานที่แจ้งผู้ร้องเองและส่งสำเนาให้เรา"), required=False, help_text=_("เว้นว่างเมื่อหน่วยงานของเราเป็นผู้แจ้ง"))
    letter_number = line(_("เลขที่หนังสือ"), required=False, help_text=_("เมื่อตอบเป็นหนังสือราชการ"))
    attachments = files_field(_("สำเนาหนังสือหรือเอกสารที่ให้ผู้ร้อง"))

    def prepare(self) -> None:
        """Findings are asked for once; another agency can have told the complainant only where one takes part."""
        case = self.situation.case
        if not case.needs_findings or case.findings_at is not None:
            del self.fields["findings"]
        if not any(row.partner_id for row in case.assignments.all()):
            del self.fields["told_by"]
