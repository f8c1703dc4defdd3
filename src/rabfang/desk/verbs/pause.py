"""The form of `pause`."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.base import VerbForm, prose
from rabfang.web.forms import ThaiDateField


class PauseForm(VerbForm):
    """Why, which the complainant reads, and until when."""

    button = _("พักเวลา")

    reason = prose(_("เหตุที่พักเวลา"), help_text=_("ผู้ร้องอ่านข้อความนี้"))
    until = ThaiDateField(
        label=_("พักถึงวันที่"),
        required=False,
        future=True,
        help_text=_("เวลาเดินต่อเองในวันนั้น เช่น 9/4/2569 เว้นว่างหากยังไม่ทราบ"),
    )
