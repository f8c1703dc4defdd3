"""The form of a mailbox."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.channels.email.actions import HIGHEST_PORT, MailboxFacts
from rabfang.channels.models import Mailbox
from rabfang.procedures.schema import Channel
from rabfang.web.forms import CleanTextField, OfficeForm


class MailboxForm(OfficeForm):
    """Where the mailbox is and how to sign in; the password is never shown again."""

    channel = forms.ChoiceField(label=_("ช่องทาง"))
    address = forms.EmailField(label=_("อีเมลที่ประชาชนส่งถึง"), max_length=254)
    host = CleanTextField(label=_("เครื่องแม่ข่าย IMAP"), max_length=253, help_text=_("เช่น imap.example.go.th"))
    tls = forms.ChoiceField(label=_("การเข้ารหัส"), choices=Mailbox.Tls.choices, initial=Mailbox.Tls.TLS)
    port = forms.IntegerField(label=_("พอร์ต"), min_value=1, max_value=HIGHEST_PORT, initial=993)
    username = CleanTextField(label=_("ชื่อผู้ใช้"), max_length=254, help_text=_("ส่วนมากคืออีเมลเต็ม"))
    password = forms.CharField(
        label=_("รหัสผ่าน"),
        strip=False,
        required=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "govuk-input--width-20"}),
    )
    folder = CleanTextField(label=_("โฟลเดอร์"), max_length=200, initial="INBOX")
    needed_at_times = ("password",)

    def __init__(self, *args: Any, channels: Sequence[Channel], known: bool = False, **kwargs: Any) -> None:
        """`channels` take in e-mail; `known` when the mailbox has a password that may stay."""
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(row.key, str(row.title)) for row in channels]  # type: ignore[attr-defined]
        self.fields["password"].help_text = (
            _("เว้นว่างเพื่อใช้รหัสผ่านเดิม") if known else _("ถ้าบัญชีใช้การยืนยันสองชั้น ให้สร้างรหัสผ่านสำหรับแอป (app password) มาใส่")
        )

    def facts(self) -> MailboxFacts:
        """The mailbox for the actions."""
        return MailboxFacts(**self.cleaned_data)
