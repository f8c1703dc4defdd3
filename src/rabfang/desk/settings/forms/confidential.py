"""The first people of a confidential desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency, Officer
from rabfang.web.forms import OfficeForm


class FirstPeopleForm(OfficeForm):
    """Who handles cases, who keeps identities."""

    handlers = forms.ModelMultipleChoiceField(
        queryset=Officer.objects.none(),
        label=_("ผู้ได้รับมอบหมายดูแลเรื่อง"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("อย่างน้อยสองคน ไม่ควรเป็นผู้บริหารหรือผู้ดูแลระบบ"),
    )
    custodians = forms.ModelMultipleChoiceField(
        queryset=Officer.objects.none(),
        label=_("ผู้รักษาข้อมูลตัวตน"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("อย่างน้อยหนึ่งคน และไม่ใช่ผู้ดูแลเรื่อง"),
    )

    def __init__(self, *args: object, office: Agency, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("handlers", "custodians"):
            field = self.fields[name]
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.queryset = Officer.objects.filter(agency=office, is_active=True).order_by("name")
