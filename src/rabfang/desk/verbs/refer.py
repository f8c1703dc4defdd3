"""The form of `refer`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, files_field, line, prose
from rabfang.web.forms import ThaiDateField


class ReferForm(VerbForm):
    """Which agency, by which letter, and what the complainant is told."""

    button = _("ส่งหน่วยงานภายนอก")

    outside_agency = line(_("หน่วยงานที่รับเรื่องต่อ"))
    letter_number = line(_("เลขที่หนังสือ"), required=False)
    letter_date = ThaiDateField(label=_("ลงวันที่"), required=False)
    told = prose(_("ข้อความแจ้งผู้ร้อง"), help_text=_("ผู้ร้องอ่านข้อความนี้"))
    attachments = files_field(_("สำเนาหนังสือ"))
