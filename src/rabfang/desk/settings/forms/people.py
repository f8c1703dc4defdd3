"""Forms for officers, their roles and those who stand in for them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Officer, RoleHolding, Unit
from rabfang.agencies.queries import active_units
from rabfang.desk.settings.access import Here
from rabfang.web.forms import CleanTextField, OfficeForm, ThaiDateField

PASSWORD_HINT = _("อย่างน้อย 15 ตัวอักษร เช่น คำหลายคำต่อกัน แจ้งเจ้าหน้าที่ด้วยตนเอง ระบบไม่แสดงรหัสผ่านนี้ที่ใดอีก")


def password_field() -> forms.CharField:
    """A password that is typed once and never shown again."""
    return forms.CharField(
        label=_("รหัสผ่านแรก"),
        strip=False,
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "govuk-input--width-20"}),
    )


class OfficerForm(OfficeForm):
    """Who an officer is."""

    name = CleanTextField(label=_("ชื่อ - สกุล"), max_length=200)
    position = CleanTextField(label=_("ตำแหน่ง"), max_length=200, required=False)
    telephone = CleanTextField(label=_("โทรศัพท์"), max_length=60, required=False)


class NewOfficerForm(OfficerForm):
    """A new account."""

    email = forms.EmailField(label=_("อีเมล"), help_text=_("ใช้ลงชื่อเข้าใช้ และเปลี่ยนภายหลังไม่ได้"))
    password = password_field()
    field_order = ["email", "name", "position", "telephone", "password"]


class PasswordForm(OfficeForm):
    """A new password."""

    password = password_field()


class RoleForm(OfficeForm):
    """A role of the procedure in force, for the office or one unit."""

    role = forms.ChoiceField(label=_("บทบาท"), widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("หน่วย"),
        required=False,
        empty_label=_("ทั้งหน่วยงาน"),
        help_text=_("บทบาทที่เห็นเฉพาะเรื่องของหน่วยต้องเลือกหน่วย"),
    )
    starts_on = ThaiDateField(label=_("ตั้งแต่วันที่"))
    ends_on = ThaiDateField(label=_("ถึงวันที่"), required=False)

    def __init__(self, *args: Any, here: Here, **kwargs: Any) -> None:
        """The roles of the office's procedure, its open units."""
        super().__init__(*args, **kwargs)
        role, unit = self.fields["role"], self.fields["unit"]
        if isinstance(role, forms.ChoiceField):
            role.choices = [(row.key, str(row.title)) for row in here.procedure.role]
        if isinstance(unit, forms.ModelChoiceField):
            unit.queryset = active_units(here.agency)


class LastDayForm(OfficeForm):
    """The last day of something that ends."""

    last_day = ThaiDateField(label=_("วันสุดท้าย"))


class DelegationForm(OfficeForm):
    """Who stands in for whom, in which role, from when to when, and why."""

    holding = forms.TypedChoiceField(label=_("แทนใคร ในบทบาทใด"), coerce=int)
    to = forms.ModelChoiceField(queryset=Officer.objects.none(), label=_("ผู้ปฏิบัติหน้าที่แทน"))
    starts_on = ThaiDateField(label=_("ตั้งแต่วันที่"), future=True)
    ends_on = ThaiDateField(label=_("ถึงวันที่"), future=True, help_text=_("รวมวันนี้ด้วย เช่น 9/4/2569"))
    reason = CleanTextField(label=_("เหตุผล"), max_length=200, help_text=_("เช่น ลาพักผ่อน ไปราชการ ตามคำสั่งที่"))

    def __init__(self, *args: Any, here: Here, holdings: Iterable[tuple[RoleHolding, str]], **kwargs: Any) -> None:
        """The roles held today or later with their titles, and the office's open accounts."""
        super().__init__(*args, **kwargs)
        holding, to = self.fields["holding"], self.fields["to"]
        if isinstance(holding, forms.ChoiceField):
            named = [(row.pk, " · ".join(filter(None, (str(row.officer), title)))) for row, title in holdings]
            holding.choices = [("", str(_("โปรดเลือก"))), *named]
        if isinstance(to, forms.ModelChoiceField):
            to.queryset = Officer.objects.filter(agency=here.agency, is_active=True)
