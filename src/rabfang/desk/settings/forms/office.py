"""Forms for the office and its units."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.actions.change_office import LONGEST_WAIT, MOST_ROWS, OfficeFacts
from rabfang.agencies.models.agency import AsksIn, RegisterYear
from rabfang.desk.settings.fields import TimeField
from rabfang.web.forms import CleanTextField, OfficeForm


class AgencyForm(OfficeForm):
    """The office."""

    name_th = CleanTextField(label=_("ชื่อหน่วยงาน"), max_length=200)
    name_en = CleanTextField(label=_("ชื่อภาษาอังกฤษ"), max_length=200)
    address = CleanTextField(label=_("ที่อยู่"), max_length=300, required=False, lines=2)
    telephone = CleanTextField(label=_("โทรศัพท์"), max_length=60, required=False)
    email = forms.EmailField(label=_("อีเมล"), required=False)
    opens_at = TimeField(label=_("เวลาเปิดทำการ"))
    closes_at = TimeField(label=_("เวลาปิดทำการ"))
    register_year = forms.ChoiceField(
        label=_("ปีของทะเบียนรับ"),
        choices=[
            (RegisterYear.FISCAL.value, _("ปีงบประมาณ (1 ตุลาคม - 30 กันยายน)")),
            (RegisterYear.CALENDAR.value, _("ปีปฏิทิน (1 มกราคม - 31 ธันวาคม)")),
        ],
        widget=forms.RadioSelect,
        help_text=_("การเปลี่ยนมีผลตั้งแต่เรื่องถัดไปที่ลงทะเบียน เลขของเรื่องที่รับไว้แล้วไม่เปลี่ยน"),
    )
    export_rows = forms.IntegerField(
        label=_("แถวที่นำออกได้ต่อคนต่อวัน"),
        min_value=1,
        max_value=MOST_ROWS,
        help_text=_(
            "นับสมุดทะเบียน หนังสือทั้งชุด ไฟล์ Excel และชุดข้อมูลส่วนบุคคลที่เจ้าหน้าที่หนึ่งคนพิมพ์หรือดาวน์โหลดในหนึ่งวัน เกินกว่านี้ระบบไม่ให้นำออก"
        ),
    )

    asks_after = forms.IntegerField(
        label=_("ถามความพึงพอใจหลังยุติเรื่อง"),
        min_value=0,
        max_value=LONGEST_WAIT,
        help_text=_("จำนวนวัน ถามเวลา 09.00 น. ใส่ 0 เมื่อไม่ต้องการให้ถาม"),
    )
    asks_in = forms.ChoiceField(label=_("นับเป็น"), choices=AsksIn.choices, widget=forms.RadioSelect)

    def facts(self) -> OfficeFacts:
        """The office for the action."""
        return OfficeFacts(**self.cleaned_data)


class UnitForm(OfficeForm):
    """A unit's names."""

    name_th = CleanTextField(label=_("ชื่อหน่วย"), max_length=200)
    name_en = CleanTextField(label=_("ชื่อภาษาอังกฤษ"), max_length=200, required=False)
    telephone = CleanTextField(label=_("โทรศัพท์"), max_length=60, required=False)


class NewUnitForm(UnitForm):
    """A new unit with the short name that procedure files use."""

    key = CleanTextField(
        label=_("ชื่อย่อในไฟล์ขั้นตอน"),
        max_length=60,
        help_text=_("ตัวอักษรอังกฤษตัวเล็ก ตัวเลข และขีด เช่น public-works ตั้งแล้วเปลี่ยนไม่ได้"),
    )
    field_order = ["key"]
