"""Province, district and subdistrict as three selects that follow one another, with a script or without."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabfang.thai.areas import Area, NoSuchArea, districts, provinces, subdistricts

NEXT = "next_area"  # the name of the button that only fills the next list
_DISTRICT = 4
_PROVINCE = 2


def name_of(area: Area) -> str:
    """An area's name in the reader's language."""
    return area.name_en if get_language() == "en" else area.name_th


def within(areas: Callable[[str], tuple[Area, ...]], code: str) -> tuple[Area, ...]:
    """The areas inside another; none for an empty or unknown code, which a person may well send."""
    try:
        return areas(code) if code else ()
    except NoSuchArea:
        return ()


class AreaForm(forms.Form):
    """Adds the three selects to a form; `subdistrict` is the value that counts."""

    province = forms.ChoiceField(label=_("จังหวัด"), required=False)
    district = forms.ChoiceField(label=_("อำเภอหรือเขต"), required=False)
    subdistrict = forms.ChoiceField(label=_("ตำบลหรือแขวง"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fills each list from what is chosen above it; a subdistrict alone chooses the two above."""
        super().__init__(*args, **kwargs)
        here = str(self._said("subdistrict"))
        province = str(self._said("province") or here[:_PROVINCE])
        district = str(self._said("district") or here[:_DISTRICT])
        if not district.startswith(province):
            district = ""
        self._fill("province", provinces())
        self._fill("district", within(districts, province))
        self._fill("subdistrict", within(subdistricts, district))
        self.initial.setdefault("province", province)
        self.initial.setdefault("district", district)
        self._follow("district", "id_province", reverse_lazy("districts"), "province")
        self._follow("subdistrict", "id_district", reverse_lazy("subdistricts"), "district")

    def _said(self, name: str) -> Any:
        return (self.data.get(name) if self.is_bound else self.initial.get(name)) or ""

    def _fill(self, name: str, areas: Iterable[Area]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", _("ไม่ระบุ")), *((area.code, name_of(area)) for area in areas)]

    def _follow(self, name: str, parent: str, url: Any, parameter: str) -> None:
        self.fields[name].widget.attrs |= {"data-area-parent": parent, "data-area-url": f"{url}?{parameter}="}

    def clean(self) -> dict[str, Any]:
        """A subdistrict that is not of the chosen district is dropped by the choices themselves."""
        return super().clean() or {}
