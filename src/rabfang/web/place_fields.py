"""Where a matter happened: words, area, and a point for those who know it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.web.area_fields import AreaForm
from rabfang.web.forms import CleanTextField, OfficeForm
from rabfang.web.wording import Text

LONGEST_PLACE = 300
WHERE = ("place", "province", "district", "subdistrict", "latitude", "longitude")


def _degrees(label: Text) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))


class PlaceFields(AreaForm, OfficeForm):
    """The fields in the order of WHERE; `web/point.html` draws the last two, with a map where there is one."""

    place = CleanTextField(
        label=_("สถานที่เกิดเหตุ"),
        help_text=_("เช่น หน้าบ้านเลขที่ 12 หมู่ 4 ใกล้โรงเรียน"),
        max_length=LONGEST_PLACE,
        required=False,
    )
    latitude = _degrees(_("ละติจูด"))
    longitude = _degrees(_("ลองจิจูด"))
