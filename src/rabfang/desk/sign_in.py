"""The sign-in form in the shared look; what it checks is allauth's."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.web.wording import word


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password; the session ends when the browser closes, for computers that many share."""

    use_required_attribute = False
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["login"].label = _("อีเมล")
        self.fields["login"].widget = forms.EmailInput()
        self.fields["password"].label = _("รหัสผ่าน")
        self.fields["password"].help_text = ""
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            word(field, str(self[name].label))
