"""The form of `close`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Outcome
from rabfang.desk.verbs.base import VerbForm, prose


class CloseForm(VerbForm):
    """How the case ended, and a remark that the complainant reads."""

    button = _("ยุติเรื่อง")

    outcome = forms.ChoiceField(
        label=_("ผลของเรื่อง"),
        choices=[row for row in Outcome.choices if row[0] != Outcome.WITHDRAWN],
        widget=forms.RadioSelect,
    )
    remark = prose(_("หมายเหตุถึงผู้ร้อง"), required=False, lines=3, help_text=_("ผู้ร้องอ่านข้อความนี้"))
