"""Forms for the office's accounts on LINE and Messenger."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.chat.accounts import LONGEST, AccountFacts
from rabfang.channels.models import Platform
from rabfang.procedures.schema import Channel
from rabfang.web.forms import CleanTextField, OfficeForm

SECRETS = {Platform.LINE: _("Channel secret"), Platform.MESSENGER: _("App secret (รหัสลับของแอพ)")}
TOKENS = {
    Platform.LINE: _("Channel access token (long-lived)"),
    Platform.MESSENGER: _("โทเคนการเข้าถึงเพจ (Page access token)"),
}
PUBLIC = {Platform.LINE: _("Basic ID เช่น @example"), Platform.MESSENGER: _("ชื่อผู้ใช้หรือรหัสเพจ")}


class ChatForm(OfficeForm):
    """What is entered of an account. Secrets are never shown again; left empty in a change, they stay."""

    channel = forms.ChoiceField(label=_("ช่องทาง"), help_text=_("ช่องทางของขั้นตอนปฏิบัติงานที่เรื่องจากบัญชีนี้จะเข้า"))
    name = CleanTextField(label=_("ชื่อบัญชี"), max_length=200)
    public_id = CleanTextField(label=_("รหัสสาธารณะของบัญชี"), max_length=100, required=False)
    secret = CleanTextField(label=_("รหัสลับของช่องทาง"), max_length=LONGEST, required=False)
    token = CleanTextField(label=_("โทเคน"), max_length=LONGEST, required=False, lines=3)

    def __init__(self, *args: Any, platform: str, channels: Sequence[Channel], new: bool, **kwargs: Any) -> None:
        """`channels` are those of the platform; a new account needs both secrets."""
        super().__init__(*args, **kwargs)
        kind = Platform(platform)
        self.fields["channel"].choices = [(one.key, str(one.title)) for one in channels]  # type: ignore[attr-defined]
        self.fields["public_id"].help_text = PUBLIC[kind]
        for name, label in (("secret", SECRETS[kind]), ("token", TOKENS[kind])):
            self.fields[name].label = label
            self.fields[name].required = new
            if not new:
                self.fields[name].help_text = _("เก็บไว้แล้วและไม่แสดงอีก กรอกเฉพาะเมื่อจะเปลี่ยน")

    def facts(self) -> AccountFacts:
        """The account for the actions."""
        return AccountFacts(**self.cleaned_data)
