"""The form of `decline`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, files_field, line, prose
from rabfang.letters.kinds import REPLY


class DeclineForm(VerbForm):
    """The reason as the complainant reads it."""

    written_in = (REPLY,)
    button = _("แจ้งเหตุผลและเตรียมยุติเรื่อง")
    warning = True

    reason = prose(_("เหตุผลที่ไม่รับดำเนินการ"), help_text=_("ผู้ร้องอ่านข้อความนี้"))
    letter_number = line(_("เลขที่หนังสือ"), required=False, help_text=_("เมื่อตอบเป็นหนังสือราชการ"))
    attachments = files_field(_("สำเนาหนังสือหรือเอกสารที่ให้ผู้ร้อง"))
