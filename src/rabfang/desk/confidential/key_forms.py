"""Forms about an officer's key. A passphrase is never put back into a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.desk.confidential.wording import REFUSALS
from rabfang.vault.actions.keys import LONGEST
from rabfang.web.forms import OfficeForm


def passphrase_field(label: Any, *, new: bool = False, help_text: Any = "") -> forms.CharField:
    """A passphrase, as long as one may be; spaces count."""
    kind = "new-password" if new else "current-password"
    attrs = {"autocomplete": kind, "class": "govuk-input--width-30", "spellcheck": "false"}
    return forms.CharField(
        label=label, strip=False, max_length=LONGEST * 4, help_text=help_text, widget=forms.PasswordInput(attrs=attrs)
    )


class UnlockForm(OfficeForm):
    """The passphrase."""

    passphrase = passphrase_field(_("วลีรหัสผ่านของกุญแจ"))


class NewPassphraseForm(OfficeForm):
    """A passphrase of their own, twice."""

    passphrase = passphrase_field(
        _("วลีรหัสผ่านใหม่"),
        new=True,
        help_text=_("อย่างน้อย 15 ตัวอักษร เช่น คำห้าหกคำที่ไม่เกี่ยวกัน เว้นวรรคได้ ใช้ภาษาไทยได้ อย่าใช้ซ้ำกับรหัสผ่านเข้าระบบ"),
    )
    again = passphrase_field(_("พิมพ์วลีรหัสผ่านใหม่อีกครั้ง"), new=True)

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("passphrase") and said.get("again") and said["passphrase"] != said["again"]:
            self.add_error("again", str(REFUSALS["passphrases-differ"]))
        return said


class FirstKeyForm(NewPassphraseForm):
    """The first key: they have understood what it means to lose it."""

    understood = forms.BooleanField(label=_("ข้าพเจ้าจดวลีรหัสผ่านไว้ในซองปิดผนึกแล้ว และเข้าใจว่าไม่มีใครกู้คืนวลีรหัสผ่านให้ได้"))


class ChangePassphraseForm(NewPassphraseForm):
    """The old one and a new one."""

    old = passphrase_field(_("วลีรหัสผ่านเดิม"))
    field_order = ("old", "passphrase", "again")


class LostForm(OfficeForm):
    """The key is given up."""

    sure = forms.BooleanField(label=_("ข้าพเจ้าเข้าใจว่ากุญแจเดิมจะเปิดเรื่องใดไม่ได้อีก และยกเลิกไม่ได้"))
