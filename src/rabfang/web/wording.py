"""What a field says when an answer will not do: in Thai, and what to do about it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # only the type checker knows the name
    from django.utils.functional import _StrPromise

Text: TypeAlias = "str | _StrPromise"
Wording: TypeAlias = "tuple[str, _StrPromise]"


def _required(field: forms.Field, label: Text) -> str:
    if isinstance(field, forms.BooleanField):
        template = _("โปรดทำเครื่องหมายที่ “%(label)s”")
    elif isinstance(field, forms.ChoiceField):
        template = _("โปรดเลือก “%(label)s”")
    elif isinstance(field.widget, forms.FileInput):
        template = _("โปรดแนบ “%(label)s”")
    else:
        template = _("โปรดกรอก “%(label)s”")
    return str(template) % {"label": label}


_required_later = lazy(_required, str)


def _of_type(field: forms.Field) -> Iterator[Wording]:
    if isinstance(field, forms.EmailField):
        yield "invalid", _("อีเมลไม่ถูกต้อง โปรดกรอกให้ครบ เช่น name@example.com")
    elif isinstance(field, forms.URLField):
        yield "invalid", _("ที่อยู่เว็บไม่ถูกต้อง โปรดกรอกให้ครบ เช่น https://www.example.com")
    elif isinstance(field, forms.IntegerField | forms.DecimalField):
        yield "invalid", _("โปรดกรอกเป็นตัวเลข")
        yield "min_value", _("โปรดกรอกตั้งแต่ %(limit_value)s ขึ้นไป")
        yield "max_value", _("โปรดกรอกไม่เกิน %(limit_value)s")
    if isinstance(field, forms.CharField):
        yield "max_length", _("ข้อความยาว %(show_value)d ตัวอักษร โปรดย่อให้ไม่เกิน %(limit_value)d ตัวอักษร")
        yield "min_length", _("ข้อความสั้นเกินไป โปรดกรอกอย่างน้อย %(limit_value)d ตัวอักษร")
        yield "null_characters_not_allowed", _("ข้อความมีอักขระที่บันทึกไม่ได้ โปรดพิมพ์ใหม่")
    if isinstance(field, forms.FileField):
        yield "empty", _("ไฟล์ว่างเปล่า โปรดเลือกไฟล์อื่น")
        yield "missing", _("ไม่ได้รับไฟล์ โปรดแนบอีกครั้ง")
    if isinstance(field, forms.ChoiceField):
        yield "invalid_choice", _("ไม่มีตัวเลือกนี้ โปรดเลือกจากรายการ")
        yield "invalid_list", _("โปรดเลือกจากรายการ")


def word(field: forms.Field, label: Text) -> None:
    """Give `field` our wording wherever it still has Django's own; what a form worded itself stays.

    The browser's own length limits go: they cut a pasted text without a word. No sentence is made before it is shown.
    """
    own: dict[str, Text] = {"required": _required_later(field, label), **dict(_of_type(field))}
    inherited: dict[str, Text] = {}
    for kind in reversed(type(field).__mro__):
        if kind.__module__.startswith("django."):
            inherited.update(getattr(kind, "default_error_messages", {}))
    for limit in ("maxlength", "minlength"):
        field.widget.attrs.pop(limit, None)
    for code, text in own.items():
        if field.error_messages.get(code) is inherited.get(code):
            field.error_messages[code] = text
