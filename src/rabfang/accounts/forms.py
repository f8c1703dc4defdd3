"""Forms about accounts. What they check is shape; whether it is right is said by the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.accounts.fields import code_field, password_field
from rabfang.accounts.models import Factor
from rabfang.accounts.passwords import ALONE, LONGEST
from rabfang.web.forms import CleanTextField, OfficeForm


class SignInForm(OfficeForm):
    """E-mail and password."""

    login = forms.EmailField(label=_("อีเมล"), max_length=254)
    password = password_field(_("รหัสผ่าน"))


class CodeForm(OfficeForm):
    """The second factor as it is typed."""

    code = code_field(help_text=_("ตัวเลข 6 หลักจากแอป หรือรหัสสำรอง 16 ตัวที่เก็บไว้"))


class ForgottenForm(OfficeForm):
    """Whose password is forgotten."""

    login = forms.EmailField(label=_("อีเมล"), max_length=254)


class NewPasswordForm(OfficeForm):
    """A password of one's own, typed twice unless a script shows it."""

    password = password_field(_("รหัสผ่านใหม่"), new=True)
    again = password_field(_("รหัสผ่านใหม่อีกครั้ง"))

    def __init__(self, *args: Any, least: int = ALONE, **kwargs: Any) -> None:
        """`least`: how long it must be."""
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.widget.attrs["data-least"] = str(least)
        length = _("อย่างน้อย %(least)s ตัวอักษร ไม่เกิน %(most)s")
        field.help_text = f"{length % {'least': least, 'most': LONGEST}} · {field.help_text}"
        self.fields["again"].widget.attrs["autocomplete"] = "new-password"

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        said = super().clean() or {}
        if {"password", "again"} <= said.keys() and said["password"] != said["again"]:
            self.add_error("again", _("รหัสผ่านสองช่องไม่ตรงกัน โปรดพิมพ์อีกครั้ง"))
        return said


class ChangePasswordForm(NewPasswordForm):
    """Another password of one's own, with the present one."""

    current = password_field(_("รหัสผ่านปัจจุบัน"))
    field_order = ("current", "password", "again")


class ConfirmForm(OfficeForm):
    """That it is still the same person at the desk."""

    password = password_field(_("รหัสผ่าน"))
    code = code_field(help_text=_("ตัวเลข 6 หลักจากแอป หรือรหัสสำรอง 16 ตัวที่เก็บไว้"), required=False)
    answer = forms.CharField(widget=forms.HiddenInput, required=False)

    needed_at_times = ("code",)

    def __init__(self, *args: Any, second: bool, **kwargs: Any) -> None:
        """`second`: whether a second factor is asked as well."""
        super().__init__(*args, **kwargs)
        if not second:
            del self.fields["code"], self.fields["answer"]


class AppForm(OfficeForm):
    """The first code that the app shows."""

    code = code_field(_("รหัส 6 หลักที่แอปแสดง"))


class PasskeyForm(OfficeForm):
    """What the browser answered, and what its owner calls the passkey."""

    name = CleanTextField(
        label=_("ชื่อของพาสคีย์นี้"), help_text=_("เช่น โทรศัพท์ของฉัน กุญแจสำรอง"), max_length=60, required=False
    )
    answer = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_name(self) -> str:
        """A name in any case: the browser has made the passkey already."""
        return str(self.cleaned_data["name"]) or str(Factor.Kind.PASSKEY.label)
