"""The form of `refer`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.desk import choices
from rabfang.desk.verbs.base import VerbForm, files_field, line, prose
from rabfang.letters.kinds import AGENCY
from rabfang.web.forms import ThaiDateField


class ReferForm(VerbForm):
    """Which agency, by which letter, and what the complainant is told."""

    written_in = (AGENCY,)
    button = _("ส่งหน่วยงานภายนอก")

    partner = forms.TypedChoiceField(label=_("หน่วยงานที่รับเรื่องต่อ"), required=False, coerce=int, empty_value=None)
    outside_agency = line(_("ชื่อหน่วยงานอื่น"), required=False, help_text=_("กรอกเมื่อไม่มีในรายการ ระบบจะเพิ่มไว้ในสมุดหน่วยงานให้"))
    letter_number = line(_("เลขที่หนังสือ"), required=False)
    letter_date = ThaiDateField(label=_("ลงวันที่"), required=False)
    told = prose(_("ข้อความแจ้งผู้ร้อง"), help_text=_("ผู้ร้องอ่านข้อความนี้"))
    withheld = forms.BooleanField(
        label=_("ไม่เปิดเผยชื่อและที่อยู่ของผู้ร้องแก่หน่วยงานนี้"),
        help_text=_("หน่วยงานในระบบจะไม่เห็นชื่อและช่องทางติดต่อ โปรดตรวจว่าหนังสือนำส่งไม่ระบุชื่อด้วย"),
        required=False,
    )
    attachments = files_field(_("สำเนาหนังสือ"))

    def prepare(self) -> None:
        """Offers the office's partners; without any the name is typed."""
        known = choices.partners(self.situation.agency)
        self.field("partner").choices = choices.optional(_("ไม่มีในรายการ"), known)
        if not known:
            del self.fields["partner"]
            self.fields["outside_agency"].label = _("หน่วยงานที่รับเรื่องต่อ")
            self.fields["outside_agency"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        said = super().clean() or self.cleaned_data
        if not said.get("partner") and not said.get("outside_agency") and "outside_agency" not in self.errors:
            self.add_error("outside_agency", _("โปรดเลือกหน่วยงาน หรือกรอกชื่อหน่วยงานอื่น"))
        return said
