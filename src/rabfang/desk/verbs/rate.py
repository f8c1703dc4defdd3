"""The form of `rate`: an officer writes down what a complainant said of the handling."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Heard, Rating
from rabfang.desk.verbs.base import VerbForm, line, prose
from rabfang.web.forms import ThaiDateTimeField


class RateForm(VerbForm):
    """The point and why, in the complainant's words; how, when and by whom they were said."""

    button = _("บันทึกคำตอบ")

    rating = forms.ChoiceField(
        label=_("ผู้ร้องพึงพอใจกับการดำเนินการเพียงใด"), choices=Rating.choices, widget=forms.RadioSelect
    )
    reason = prose(_("เพราะอะไร"), required=False, lines=3, help_text=_("ตามคำของผู้ร้อง"))
    heard = forms.ChoiceField(label=_("ผู้ร้องตอบทางใด"), choices=Heard.choices, widget=forms.RadioSelect)
    said_at = ThaiDateTimeField(label=_("ตอบเมื่อ"), past=True)
    said_by = line(_("ผู้ตอบ"), required=False, help_text=_("กรอกเมื่อผู้อื่นตอบแทนผู้ร้อง เช่น สมศรี ภรรยาของผู้ร้อง"))

    def prepare(self) -> None:
        """Begins with a call of just now."""
        self.initial.setdefault("heard", Heard.TELEPHONE)
        self.initial.setdefault("said_at", self.situation.here.at)
