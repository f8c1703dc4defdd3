"""Fields that only pages about accounts need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.accounts.passwords import LONGEST

HINT = _("หลายคำต่อกันที่ผู้อื่นเดาไม่ได้ จำง่ายกว่าคำสั้นที่มีสัญลักษณ์ ใช้ภาษาไทย เว้นวรรค และวางจากโปรแกรมจำรหัสผ่านได้")


def password_field(label: Any, *, new: bool = False, **more: Any) -> forms.CharField:
    """A password, typed or pasted, that a script can show; `new` tells how strong it is, in words."""
    attrs: dict[str, Any] = {
        "autocomplete": "new-password" if new else "current-password",
        "data-password": "",
        "data-show": _("แสดงรหัสผ่าน"),
        "data-hide": _("ซ่อนรหัสผ่าน"),
        "class": "govuk-input--width-20",
        "spellcheck": "false",
        "autocapitalize": "none",
    }
    if new:
        attrs |= {
            "data-short": _("สั้นเกินไป ยังขาดอีก # ตัวอักษร"),
            "data-enough": _("ยาวพอ ใช้ได้ถ้าผู้อื่นเดาไม่ได้"),
            "data-good": _("ยาวดี เดาได้ยาก"),
        }
        more.setdefault("help_text", HINT)
    return forms.CharField(
        label=label, strip=False, max_length=None if not new else LONGEST * 4, widget=forms.PasswordInput(attrs), **more
    )


CODE = _("รหัส")


def code_field(label: Any = CODE, **more: Any) -> forms.CharField:
    """Digits of an app, or a code of paper; the telephone's keyboard shows both."""
    attrs = {"autocomplete": "one-time-code", "class": "govuk-input--width-20", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=60, widget=forms.TextInput(attrs), **more)
